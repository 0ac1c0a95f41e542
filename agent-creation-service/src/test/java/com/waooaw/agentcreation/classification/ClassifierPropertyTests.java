package com.waooaw.agentcreation.classification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What holds for any two manifests: seeded, so that a failure comes again. */
class ClassifierPropertyTests {

    private static final int ROUNDS = 400;

    /** Everything an agent could do, reach or tell more. */
    private static final List<String> CAPABILITIES = List.of(
            "{ add: /skills, to: { skill_id: SKILL-HC-099, name: More, version: 1.0.0, parameters: {} } }",
            "{ add: /tools, to: { tool_id: more, serves: [WRITE], operations: [{ name: look, type: read, reversible: true, max_per_minute: 1 }] } }",
            "{ add: /tools/0/operations, to: { name: more, type: read, reversible: true, max_per_minute: 1 } }",
            "{ add: /tools/2/operations, to: { name: delete_all, type: bulk, approval_class: execution, reversible: false, max_per_minute: 1 } }",
            "{ add: /data_access, to: { source: more, serves: [WRITE], classification: public, access: read, retention_days: 1, encrypted: true, masked: true, shared_with: [] } }",
            "{ add: /data_access/0/shared_with, to: { recipient: somebody, approval_class: execution } }",
            "{ add: /dependencies, to: { agent_id: AGT-MORE-HC-001, kind: soft } }",
            "{ add: /scope/in, to: { id: MORE, text: more } }",
            "{ add: /tools/0/scopes, to: delete_subscribers }",
            "{ add: /knowledge/embeddings, to: finance-v1 }",
            "{ set: /geography, to: global }");

    /** Changes that alone would be a proposal. */
    private static final List<String> HARMLESS = List.of(
            "{ set: /agent_name, to: Healthcare newsletter writer (pilot) }",
            "{ set: /slo/p95_ms, to: 1 }",
            "{ set: /limits/articles_per_day, to: 1 }",
            "{ set: /escalations/0/deadline_minutes, to: 1 }",
            "{ add: /scope/out, to: everything else }",
            "{ add: /evolution_triggers, to: MORE }",
            "{ set: /agent_version, to: 1.0.1 }",
            "{ remove: /components/0 }",
            "{ set: /decision_rights/0/mode, to: approval }");

    @Test
    void whatIsTheSameIsAProposalOfNothing() {
        var same = Manifests.classified(Manifests.base(), Manifests.base());

        assertThat(ManifestDiff.between(Manifests.base(), Manifests.base())).isEmpty();
        assertThat(same.changeClass()).isEqualTo(ChangeClass.PROPOSAL);
        assertThat(same.versionStep()).isEqualTo(VersionStep.NONE);
        assertThat(same.disputed()).isFalse();
    }

    @Test
    void noMoreCapabilityIsEverAProposal() {
        var random = new Random(34);
        for (var capability : CAPABILITIES) {
            for (int round = 0; round < 20; round++) {
                var to = Manifests.base();
                var edits = new ArrayList<>(List.of(capability));
                HARMLESS.stream().filter(_ -> random.nextBoolean()).forEach(edits::add);
                edits.forEach(edit -> Manifests.edit(to, Manifests.node(edit)));

                assertThat(Manifests.classified(Manifests.base(), to).changeClass())
                        .as(edits.toString())
                        .isEqualTo(ChangeClass.EVOLUTION);
            }
        }
        for (var harmless : HARMLESS) {
            var to = Manifests.base();
            Manifests.edit(to, Manifests.node(harmless));
            assertThat(Manifests.classified(Manifests.base(), to).changeClass())
                    .as(harmless)
                    .isEqualTo(ChangeClass.PROPOSAL);
        }
    }

    @Test
    void theWayBackIsTheMirrorOfTheWayThere() {
        var random = new Random(35);
        for (int round = 0; round < ROUNDS; round++) {
            var from = Manifests.base();
            var to = Manifests.base();
            mangle(from, random, 3);
            mangle(to, random, 6);

            var there = ManifestDiff.between(from, to);
            var back = ManifestDiff.between(to, from).stream()
                    .map(Change::mirrored)
                    .sorted(Comparator.comparing(Change::path))
                    .toList();

            assertThat(back).as("round %d", round).isEqualTo(there);
            assertThat(there.stream().map(Change::path)).doesNotHaveDuplicates();
        }
    }

    @Test
    void somethingRemovedFromAnywhereIsExplainedOrDisputedAndNeverBreaksTheRules() {
        var random = new Random(36);
        for (int round = 0; round < ROUNDS; round++) {
            var to = Manifests.base();
            mangle(to, random, 1 + random.nextInt(8));
            var changes = ManifestDiff.between(Manifests.base(), to);

            var decided = Classifier.of(Manifests.base(), to, changes);

            assertThat(decided.sightings().stream()
                            .map(Classification.Sighting::path)
                            .distinct())
                    .as("every change is judged")
                    .containsExactlyElementsOf(
                            changes.stream().map(Change::path).toList());
            boolean pointsWide =
                    decided.sightings().stream().anyMatch(seen -> seen.pointsTo() == ChangeClass.EVOLUTION);
            assertThat(decided.changeClass() == ChangeClass.EVOLUTION).isEqualTo(pointsWide);
        }
    }

    /** Removes, doubles or replaces something anywhere. */
    private static void mangle(ObjectNode manifest, Random random, int times) {
        for (int i = 0; i < times; i++) {
            JsonNode parent = manifest;
            while (true) {
                var children =
                        parent.valueStream().filter(JsonNode::isContainer).toList();
                if (children.isEmpty() || random.nextInt(3) == 0) {
                    break;
                }
                parent = children.get(random.nextInt(children.size()));
            }
            if (parent.isEmpty()) {
                continue;
            }
            int at = random.nextInt(parent.size());
            switch (parent) {
                case ArrayNode list when random.nextBoolean() -> list.remove(at);
                case ArrayNode list
                when random.nextBoolean() -> list.add(list.get(at).deepCopy());
                case ArrayNode list -> list.set(at, "x" + random.nextInt(3));
                case ObjectNode object -> {
                    var name = List.copyOf(object.propertyNames()).get(at);
                    if (random.nextBoolean()) {
                        object.remove(name);
                    } else {
                        object.put(name, random.nextInt(3));
                    }
                }
                default -> throw new IllegalStateException("neither list nor object");
            }
        }
    }
}
