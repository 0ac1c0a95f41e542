package com.waooaw.agentcreation.review;

import static com.waooaw.agentcreation.review.ReviewFixtures.changed;
import static com.waooaw.agentcreation.review.ReviewFixtures.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.agentcreation.rules.Facts.KnownAgent;
import com.waooaw.agentcreation.rules.Finding;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A-03 over the registry: who has ended is nobody's neighbour, and an id means one agent. */
class DependencyGraphTests {

    private static final String ME = "Healthcare content writer";
    private static final String NEEDS_B =
            "/dependencies=[{\"agent_id\":\"AGT-B\",\"kind\":\"soft\",\"version_range\":\">=1\"}]";

    @Test
    void whoHasEndedCannotBeNeeded() {
        assertThat(found(agent("AGT-B", "B", true))).isEmpty();
        assertThat(found(agent("AGT-B", "B", false)))
                .extracting(Finding::pointer)
                .containsExactly("/dependencies/0/agent_id");
    }

    @Test
    void whatNeededUsAndHasEndedClosesNoCycle() {
        var b = agent("AGT-B", "B", true, "AGT-C");

        assertThat(found(b, agent("AGT-C", "C", false, ME))).isEmpty();
        assertThat(found(b, agent("AGT-C", "C", true, ME)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).endsWith(ME + " → B → C → " + ME));
    }

    @Test
    void aNamesakeThatHasEndedTakesNothingOverFromTheDead() {
        // the first B needed us, was retired, and another B works now
        assertThat(found(agent("AGT-B-001", "B", false, ME), agent("AGT-B", "B", true)))
                .isEmpty();
    }

    @Test
    void anIdIsThatAgentAndNotAnotherOfItsName() {
        // two industries, two writers of one name: only the second needs us
        assertThat(found(agent("AGT-B", "Writer", true), agent("AGT-W-ED-001", "Writer", true, ME)))
                .isEmpty();
        assertThat(found(agent("AGT-B", "Writer", true, ME), agent("AGT-W-ED-001", "Writer", true)))
                .extracting(Finding::pointer)
                .containsExactly("/dependencies");
    }

    @Test
    void aNameInTheRegistryIsWhoBearsItThereBeforeUs() {
        // B needs a writer of another industry that is called as we are, and that was there before
        assertThat(found(agent("AGT-B", "B", true, ME), agent("AGT-W-ED-001", ME, true)))
                .isEmpty();
    }

    @Test
    void amongBlueprintsOfOneFileANameIsTheirs() {
        var other = changed(List.of(
                "/agent_name=\"Second writer\"",
                "/dependencies=[{\"agent_id\":\"" + ME + "\",\"kind\":\"soft\",\"version_range\":\">=1\"}]"));
        var facts = with(List.of(agent("AGT-B-001", "Second writer", true)), List.of(other), BigDecimal.TEN);
        var blueprint = changed(List.of(NEEDS_B.replace("AGT-B", "Second writer")));

        assertThat(Reviewers.findings(blueprint, facts))
                .filteredOn(finding -> finding.code().equals("A-03"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).endsWith(ME + " → Second writer → " + ME));
    }

    private static List<Finding> found(KnownAgent... agents) {
        return Reviewers.findings(
                        changed(List.of(NEEDS_B, "/me_wow/interfaces/2/name=\"AGT-B\"")),
                        with(List.of(agents), List.of(), BigDecimal.TEN))
                .stream()
                .filter(finding -> finding.code().equals("A-03"))
                .toList();
    }

    private static KnownAgent agent(String displayId, String name, boolean living, String... needs) {
        return new KnownAgent(
                displayId, name, "JOB-HC-001", List.of(needs), List.of(), BigDecimal.valueOf(4), living, !living);
    }
}
