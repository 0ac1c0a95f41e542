package com.waooaw.agentcreation.creation;

import com.waooaw.agentcreation.architect.ArchitectureReview;
import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.genesis.Certification;
import com.waooaw.agentcreation.guardian.Alignment;
import com.waooaw.agentcreation.rules.Facts;
import com.waooaw.agentcreation.rules.Finding;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What each reviewer decided, as it is stored and shown with its stage. */
final class Decisions {

    private Decisions() {}

    /** A decision: whether the agent may go on, and what the reviewer says about it. */
    record Decision(boolean passed, Map<String, Object> detail) {}

    static Decision genesis(List<Finding> findings) {
        return switch (Certification.of(findings)) {
            case Certification.Certified _ -> new Decision(true, Map.of("decision", "certified"));
            case Certification.Refused refused ->
                new Decision(
                        false,
                        Map.of(
                                "decision", "refused",
                                "refused_by", refused.codes(),
                                "errors", refused.errors(),
                                "gaps", refused.gaps()));
        };
    }

    static Decision architect(AgentBlueprint blueprint, Facts facts, List<Finding> findings) {
        var review = ArchitectureReview.of(blueprint, facts, findings);
        return new Decision(
                review.mayGoOn(),
                Map.of(
                        "decision", lower(review.verdict()),
                        "architectural_impact", review.impact(),
                        "dependency_analysis", review.dependencies(),
                        "long_term_risk", review.longTermRisk(),
                        "suggestion", review.suggestion()));
    }

    static Decision guardian(List<Finding> findings) {
        var alignment = Alignment.of(findings);
        var points = new TreeMap<String, Object>();
        alignment.points().forEach((area, some) -> points.put(lower(area), some));
        return new Decision(
                alignment.verdict() == Alignment.Verdict.CLEARED,
                Map.of(
                        "decision", lower(alignment.verdict()),
                        "alignment_score", alignment.score(),
                        "alignment_points", points,
                        "automatic_fails", alignment.automaticFails()));
    }

    private static String lower(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }
}
