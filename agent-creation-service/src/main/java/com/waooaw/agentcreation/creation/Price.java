package com.waooaw.agentcreation.creation;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.catalogue.PricePolicy;
import com.waooaw.agentcreation.catalogue.PriceProposal;
import com.waooaw.agentcreation.rules.Facts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What Genesis proposes to ask for an agent: evidence of its stage, and a sentence for the Governor. */
final class Price {

    private Price() {}

    static PriceProposal proposed(PricePolicy policy, AgentBlueprint blueprint, Facts facts) {
        if (blueprint.team() != null) {
            return PriceProposal.ofTeam(policy, blueprint.team().members().size());
        }
        return PriceProposal.ofAgent(
                policy,
                blueprint.requiredSkillIds().stream()
                        .flatMap(id -> Optional.ofNullable(facts.skills().get(id)).stream())
                        .toList(),
                blueprint.industryId(),
                blueprint.geography().name().toLowerCase(Locale.ROOT),
                blueprint.expertiseLevel().name().toLowerCase(Locale.ROOT));
    }

    /** Rupees a month; empty where the review ran before proposals were made. */
    static Optional<Integer> inr(List<StageResult> results) {
        return results.stream()
                .map(result -> result.detail().get("price_proposal"))
                .filter(Map.class::isInstance)
                .map(proposal -> ((Map<?, ?>) proposal).get("price_inr"))
                .filter(Number.class::isInstance)
                .map(price -> ((Number) price).intValue())
                .findFirst();
    }

    /** Nothing where the review ran before proposals were made. */
    static String sentence(List<StageResult> results) {
        return results.stream()
                .map(result -> result.detail().get("price_proposal"))
                .filter(Map.class::isInstance)
                .map(proposal -> (Map<?, ?>) proposal)
                .findFirst()
                .map(proposal -> " Genesis proposes a price of INR " + proposal.get("price_inr") + " a month ("
                        + proposal.get("basis") + "); it stands still during a trial.")
                .orElse("");
    }
}
