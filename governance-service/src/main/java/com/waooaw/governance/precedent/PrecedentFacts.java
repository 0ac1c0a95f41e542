package com.waooaw.governance.precedent;

import com.waooaw.contracts.governance.ApprovalClass;
import com.waooaw.platform.kernel.Usd;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes of what a requester told what the tables may be told. What is not of the kind it should be was not told: somebody
 * else's mistake is no reason for a yes, and none for a failure.
 */
final class PrecedentFacts {

    private static final Set<String> TEXTS = Set.of("industry", "domain_tier");
    private static final Set<String> NUMBERS = Set.of("expected_runs_per_day", "findings_open");
    private static final Set<String> TRUTHS = Set.of(
            "sandbox_only",
            "trial",
            "fact_check_passed",
            "hipaa_check_passed",
            "medical_claims_verified",
            "high_risk_claim");
    private static final String COST_PER_DAY = "estimated_cost_per_day_usd";
    private static final String COST_PER_DAY_MICROS = "estimated_cost_per_day_micros";
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,8}(\\.\\d{1,18})?");
    private static final int LONGEST_TEXT = 64;

    private PrecedentFacts() {}

    /** For the conditions of precedents: a fact that was not told is left out, and a condition on it does not hold. */
    static Map<String, Object> told(Wish wish, String outOfForce) {
        var facts = new HashMap<String, Object>();
        facts.put("approval_class", lower(wish.approvalClass()));
        facts.put("action_type", wish.actionType());
        facts.put("risk_level", wish.riskLevel());
        facts.put("out_of_force", outOfForce);
        TEXTS.forEach(name -> text(wish, name).ifPresent(text -> facts.put(name, text)));
        NUMBERS.forEach(name -> number(wish, name).ifPresent(number -> facts.put(name, number)));
        TRUTHS.forEach(name -> truth(wish, name).ifPresent(truth -> facts.put(name, truth)));
        amount(wish, COST_PER_DAY).ifPresent(amount -> facts.put(COST_PER_DAY_MICROS, amount.micros()));
        return facts;
    }

    /** For what is excluded: everything is told, and what is not known as what it would be at worst. */
    static Map<String, Object> atWorst(Wish wish, boolean undoable) {
        boolean inTrial = truth(wish, "trial").orElse(true);
        boolean inSandbox = truth(wish, "sandbox_only").orElse(false);
        return Map.of(
                "approval_class", lower(wish.approvalClass()),
                "action_type", wish.actionType(),
                "risk_level", wish.riskLevel(),
                "industry", industry(wish),
                "reversible", wish.reversible(),
                "compensable", undoable && wish.compensationNamed(),
                "trial_production_write", inTrial && !inSandbox,
                "checks_passed",
                        truth(wish, "fact_check_passed").orElse(false)
                                && truth(wish, "hipaa_check_passed").orElse(false),
                // not a requester's to tell: Governance knows both
                "elevated_monitoring", wish.watched(),
                "approval_only", wish.approvalOnly());
    }

    /** Where it happens; empty where nobody told. */
    static String industry(Wish wish) {
        return text(wish, "industry").orElse("");
    }

    private static Optional<String> text(Wish wish, String name) {
        return wish.facts().get(name) instanceof String text && text.length() <= LONGEST_TEXT && text.indexOf('\0') < 0
                ? Optional.of(text)
                : Optional.empty();
    }

    private static Optional<Boolean> truth(Wish wish, String name) {
        return wish.facts().get(name) instanceof Boolean truth ? Optional.of(truth) : Optional.empty();
    }

    /** Whole and not negative: less than nothing would be at most anything. */
    private static Optional<Long> number(Wish wish, String name) {
        var fact = wish.facts().get(name);
        return fact instanceof Integer || fact instanceof Long
                ? Optional.of(((Number) fact).longValue()).filter(number -> number >= 0)
                : Optional.empty();
    }

    /** Rounded up: an estimate may be finer than money is. */
    private static Optional<Usd> amount(Wish wish, String name) {
        return wish.facts().get(name) instanceof String text
                        && AMOUNT.matcher(text).matches()
                ? Optional.of(Usd.of(new BigDecimal(text).setScale(6, RoundingMode.CEILING)))
                : Optional.empty();
    }

    private static String lower(ApprovalClass approvalClass) {
        return approvalClass.name().toLowerCase(Locale.ROOT);
    }
}
