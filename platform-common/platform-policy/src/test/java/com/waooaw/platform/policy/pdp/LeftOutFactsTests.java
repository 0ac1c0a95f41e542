package com.waooaw.platform.policy.pdp;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.platform.policy.pdp.Labelled.Verdict;
import com.waooaw.platform.policy.pdp.PolicyDecision.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whoever attacks decides what to say: saying less, or something of another type, must never help. */
class LeftOutFactsTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Policies.MovedClock clock = new Policies.MovedClock();
    private final PolicyDecisionPoint decisions = new PolicyDecisionPoint(Policies.inForce(clock), clock);

    @Test
    void anAttackThatLeavesAFactOutIsStillDenied() {
        assertThat(allowedAfter(_ -> List.of(JSON.missingNode()))).isEmpty();
    }

    @Test
    void anAttackThatSaysAFactInAnotherTypeIsStillDenied() {
        assertThat(allowedAfter(LeftOutFactsTests::otherTypes)).isEmpty();
    }

    @Test
    void nothingIsAllowedOfNothing() {
        for (var bundle : PolicyBundles.EXPECTED) {
            var facts = JSON.createObjectNode();
            for (var part : List.of("subject", "action", "resource", "context")) {
                facts.putObject(part);
            }
            var decision = decisions.decide(Labelled.request(bundle, facts));

            assertThat(decision.effect()).as(bundle).isEqualTo(Effect.DENY);
            assertThat(decision.rules()).as(bundle).extracting(FiredRule::code).contains("fact_missing");
        }
    }

    private List<String> allowedAfter(Function<JsonNode, List<JsonNode>> replacements) {
        var allowed = new TreeSet<String>();
        for (var attack : Labelled.all()) {
            // whose fault is its type, or that it says too little, may be cured by another
            if (attack.verdict() != Verdict.DENY || attack.codes().contains("fact_missing")) {
                continue;
            }
            var facts = (ObjectNode) JSON.valueToTree(attack.request().input());
            for (var pointer : pointers(facts, "")) {
                for (var replacement : replacements.apply(facts.at(pointer))) {
                    var changed = facts.deepCopy();
                    put(changed, pointer, replacement);
                    var decision =
                            decisions.decide(Labelled.request(attack.request().policyBundle(), changed));
                    assertThat(decision.failure()).isNull();
                    if (decision.isAllowed()) {
                        allowed.add(attack + ", with " + pointer + " " + replacement);
                    }
                }
            }
        }
        return List.copyOf(allowed);
    }

    private static List<JsonNode> otherTypes(JsonNode fact) {
        var others = new ArrayList<>(
                List.of(JSON.readTree("7"), JSON.readTree("true"), JSON.readTree("\"7\""), JSON.readTree("[]")));
        // the same in the right type is no attack any more
        others.removeIf(other -> other.getNodeType() == fact.getNodeType()
                || other.toString().equals(fact.isString() ? fact.asString() : ""));
        return others;
    }

    /** Every fact that is no part itself. */
    private static List<String> pointers(JsonNode facts, String at) {
        var pointers = new ArrayList<String>();
        facts.properties().forEach(field -> {
            var pointer = at + "/" + field.getKey();
            if (!at.isEmpty()) {
                pointers.add(pointer);
            }
            pointers.addAll(pointers(field.getValue(), pointer));
        });
        return pointers;
    }

    private static void put(ObjectNode facts, String pointer, JsonNode value) {
        int last = pointer.lastIndexOf('/');
        var parent = (ObjectNode) facts.at(pointer.substring(0, last));
        var name = pointer.substring(last + 1);
        if (value.isMissingNode()) {
            parent.remove(name);
        } else {
            parent.set(name, value);
        }
    }
}
