package com.waooaw.agentcreation.classification;

import com.waooaw.agentcreation.classification.Change.Kind;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Row 5: a new way to change something outside, or a decision that is newly the agent's own. */
final class OutsideIndicator implements Indicator {

    private static final Set<String> LEAVES = Set.of("communication", "execution", "financial", "constitutional");

    @Override
    public String code() {
        return "outside_effects";
    }

    @Override
    public @Nullable Seen look(Change change, Place at, Pair pair) {
        var after = change.after();
        if (after == null) {
            return null;
        }
        if (at.is("tools/*") && change.kind() == Kind.ADDED) {
            return after.path("operations").valueStream().anyMatch(OutsideIndicator::actsOutside)
                    ? Seen.wider(at.step(1) + " is new and acts outside")
                    : null;
        }
        if (at.is("tools/*/operations/*") && change.kind() == Kind.ADDED) {
            return actsOutside(after) ? Seen.wider(at + " is new and acts outside") : null;
        }
        if (at.is("tools/*/operations/*/type") && change.kind() == Kind.CHANGED) {
            return (change.before() != null && "read".equals(change.before().asString("")))
                    ? Seen.wider(at.step(1) + "." + at.step(3) + " only read before")
                    : null;
        }
        boolean autonomous = (at.is("decision_rights/*/mode") && "autonomous".equals(after.asString("")))
                || (at.is("decision_rights/*")
                        && "autonomous".equals(after.path("mode").asString("")));
        return autonomous ? Seen.wider("the agent decides about " + at.step(1) + " by itself") : null;
    }

    private static boolean actsOutside(JsonNode operation) {
        return !"read".equals(operation.path("type").asString(""))
                || LEAVES.contains(operation.path("approval_class").asString(""));
    }
}
