package com.waooaw.agentcreation.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Genesis proposes to ask for an agent or a team; a Governor decides. Source: domain.md 4.6.
 *
 * @param geography where it is sold; absent for a team, which costs the same everywhere
 * @param priceInr Indian rupees a month
 * @param basis how it came about, in words and figures
 * @param lockedDuringTrial whether it stands still while a customer tries the agent: always
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PriceProposal(@Nullable String geography, int priceInr, String basis, boolean lockedDuringTrial) {

    /** For one agent with these skills: by what it can do, how alone it does it, and where. */
    public static PriceProposal ofAgent(
            PricePolicy policy, Collection<Skill> skills, String industry, String geography, String expertiseLevel) {
        var autonomy = skills.stream()
                .map(skill -> policy.autonomyFactors().getOrDefault(skill.autonomyPct(), BigDecimal.ONE))
                .reduce(BigDecimal.ONE, BigDecimal::max);
        var ofIndustry = policy.industryFactors().getOrDefault(industry, BigDecimal.ONE);
        var ofGeography = policy.geographyFactors().getOrDefault(geography, BigDecimal.ONE);
        var product = BigDecimal.valueOf(skills.size())
                .multiply(BigDecimal.valueOf(policy.basePerSkillInr()))
                .multiply(autonomy)
                .multiply(ofIndustry)
                .multiply(ofGeography);
        int floor = Math.max(policy.leastInr(), policy.floorInr(expertiseLevel));
        int price = Math.min(policy.mostInr(), Math.max(floor, rounded(product, policy.roundToInr())));
        return new PriceProposal(
                geography,
                price,
                "%d skills x %d x autonomy %s x %s %s x %s %s, at least %d for %s"
                        .formatted(
                                skills.size(),
                                policy.basePerSkillInr(),
                                text(autonomy),
                                industry,
                                text(ofIndustry),
                                geography,
                                text(ofGeography),
                                floor,
                                expertiseLevel),
                true);
    }

    /** For a team: its Manager and a sum for each specialist. */
    public static PriceProposal ofTeam(PricePolicy policy, int members) {
        int specialists = Math.max(0, members - 1);
        return new PriceProposal(
                null,
                policy.managerInr() + specialists * policy.specialistInr(),
                "Manager %d + %d specialists x %d".formatted(policy.managerInr(), specialists, policy.specialistInr()),
                true);
    }

    /** As the evidence of a stage, which knows plain values only. */
    public Map<String, Object> evidence() {
        var evidence = new LinkedHashMap<String, Object>();
        evidence.put("price_inr", priceInr);
        evidence.put("basis", basis);
        evidence.put("locked_during_trial", lockedDuringTrial);
        return evidence;
    }

    private static int rounded(BigDecimal amount, int to) {
        var step = BigDecimal.valueOf(to);
        return amount.divide(step, 0, RoundingMode.HALF_UP).multiply(step).intValueExact();
    }

    private static String text(BigDecimal factor) {
        return factor.stripTrailingZeros().toPlainString();
    }
}
