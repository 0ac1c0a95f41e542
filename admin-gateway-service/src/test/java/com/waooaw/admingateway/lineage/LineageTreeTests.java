package com.waooaw.admingateway.lineage;

import static com.waooaw.admingateway.lineage.Traces.AGENT;
import static com.waooaw.admingateway.lineage.Traces.CORRELATION;
import static com.waooaw.admingateway.lineage.Traces.id;
import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.activities.platform.EventTraceActivities.Awaited;
import com.waooaw.activities.platform.EventTraceActivities.Reception;
import com.waooaw.admingateway.lineage.Lineage.Kind;
import com.waooaw.admingateway.lineage.Lineage.Node;
import com.waooaw.admingateway.lineage.Lineage.State;
import com.waooaw.contracts.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LineageTreeTests {

    private static final UUID STEP = id(500);

    @Test
    void effectsHangBelowTheirCausesInTheOrderOfTimeWhateverOrderTheAnswersHave() {
        var lineage = new Traces()
                .event(1, Topic.AGENT_STATE_CHANGED, CORRELATION)
                .event(3, Topic.INDUSTRY_ADDED, id(1))
                .event(2, Topic.APPROVALS, id(1))
                .event(4, Topic.DECISIONS, id(2))
                .lineage(4);

        assertThat(outline(lineage))
                .containsExactly("REQUEST 999", " EVENT 1", "  EVENT 2", "   EVENT 4 asked", "  EVENT 3");
    }

    @Test
    void theCauseThatIsAStepOfAWorkflowIsFoundAmongTheAncestors() {
        var lineage = new Traces()
                .event(1, Topic.AGENT_STATE_CHANGED, CORRELATION)
                .event(2, Topic.APPROVALS, STEP, id(1))
                .lineage(1);

        assertThat(outline(lineage)).containsExactly("REQUEST 999", " EVENT 1 asked", "  EVENT 2");
    }

    @Test
    void whatFollowsFromNoEventHangsBelowTheRequest() {
        var lineage = new Traces()
                .event(1, Topic.AGENT_STATE_CHANGED, STEP)
                .event(2, Topic.AGENT_STATE_CHANGED, CORRELATION)
                .lineage(1);

        assertThat(outline(lineage)).containsExactly("REQUEST 999", " EVENT 1 asked", " EVENT 2");
    }

    @Test
    void aCauseNobodyKnowsIsARootOfItsOwn() {
        var lineage = new Traces()
                .event(1, Topic.AGENT_STATE_CHANGED, CORRELATION)
                .event(2, Topic.DECISIONS, STEP, id(77))
                .event(3, Topic.JOB_COMPLETED, id(2))
                .lineage(1);

        assertThat(outline(lineage))
                .containsExactly("REQUEST 999", " EVENT 1 asked", "UNKNOWN_CAUSE 77", " EVENT 2", "  EVENT 3");
    }

    @Test
    void anEventIsKnownFromItsReceiversWhereItsPublisherIsSilent() {
        var lineage = new Traces()
                .event(1, Topic.AGENT_STATE_CHANGED, id(77))
                .handled(1, "governance", "learning", "admin-gateway")
                .silent("agent-creation")
                .lineage(1);

        assertThat(outline(lineage)).containsExactly("UNKNOWN_CAUSE 77", " EVENT 1 asked");
        assertThat(lineage.incomplete()).containsExactly("agent-creation");
        var event = event(lineage, 1);
        assertThat(event.service()).isEqualTo("agent-creation");
        assertThat(event.published()).isNull();
        assertThat(event.processed()).isEqualTo("2 of 4");
    }

    @Test
    void whoHasNotHandledItIsPendingAndObserversDoNotCount() {
        var event = event(
                new Traces()
                        .event(1, Topic.DECISIONS, CORRELATION)
                        .handled(1, "agent-creation", "learning", "admin-gateway")
                        .lineage(1),
                1);

        assertThat(event.processed()).isEqualTo("2 of 3");
        assertThat(states(event))
                .containsExactly("agent-creation HANDLED", "agent-execution PENDING", "learning HANDLED");
        assertThat(event.observers()).hasSize(1);
        assertThat(event.observers().getFirst().state()).isEqualTo(State.HANDLED);
        assertThat(event.subscribers().getFirst().at()).isEqualTo(Traces.BEGIN.plusMillis(1005));
    }

    @Test
    void whoDoesNotAnswerIsNamedAndNotTakenForOneWhoHasNothing() {
        var lineage = new Traces()
                .event(1, Topic.DECISIONS, CORRELATION)
                .handled(1, "agent-creation")
                .silent("learning")
                .lineage(1);

        assertThat(lineage.incomplete()).containsExactly("learning");
        assertThat(event(lineage, 1).processed()).isEqualTo("1 of 3");
        assertThat(states(event(lineage, 1)))
                .containsExactly("agent-creation HANDLED", "agent-execution PENDING", "learning UNKNOWN");
    }

    @Test
    void anAnswerThatWasCutLeavesOpenWhatIsNotInIt() {
        var lineage = new Traces()
                .event(1, Topic.JOB_COMPLETED, CORRELATION)
                .cut("learning")
                .lineage(1);

        assertThat(lineage.cut()).containsExactly("learning");
        assertThat(states(event(lineage, 1))).containsExactly("learning UNKNOWN");
    }

    @Test
    void aHeldOneSaysWhatItWaitsForAndADeadOneWhy() {
        var awaited = new Awaited("approvals/governance", AGENT, 7);
        var event = event(
                new Traces()
                        .event(1, Topic.DECISIONS, CORRELATION)
                        .received(1, "agent-creation", Reception.HELD, List.of(awaited), null)
                        .received(1, "agent-execution", Reception.DEAD_LETTER, List.of(), "loop: again")
                        .received(1, "learning", Reception.LATE, List.of(), null)
                        .lineage(1),
                1);

        assertThat(event.processed()).isEqualTo("1 of 3");
        assertThat(states(event))
                .containsExactly("agent-creation HELD", "agent-execution DEAD_LETTER", "learning LATE");
        assertThat(event.subscribers().getFirst().waitsFor())
                .containsExactly(new Lineage.Awaited("approvals/governance", AGENT, 7));
        assertThat(event.subscribers().get(1).reason()).isEqualTo("loop: again");
    }

    @Test
    void eventsThatCauseEachOtherAreShownOnceBelowALoop() {
        var lineage = new Traces()
                .event(1, Topic.AGENT_STATE_CHANGED, CORRELATION)
                .event(2, Topic.APPROVALS, id(4))
                .event(3, Topic.DECISIONS, id(2))
                .event(4, Topic.JOB_COMPLETED, id(3))
                .event(5, Topic.JOB_COMPLETED, id(4))
                .lineage(3);

        assertThat(outline(lineage))
                .containsExactly(
                        "REQUEST 999",
                        " EVENT 1",
                        "LOOP 4",
                        " EVENT 2",
                        "  EVENT 3 asked",
                        "   EVENT 4",
                        "    EVENT 5");
    }

    @Test
    void anEventThatCausesItselfIsALoopOfOne() {
        assertThat(outline(new Traces().event(1, Topic.JOB_COMPLETED, id(1)).lineage(1)))
                .containsExactly("LOOP 1", " EVENT 1 asked");
    }

    @Test
    void aChainOfTenIsTenDeep() {
        var traces = new Traces().event(1, Topic.AGENT_STATE_CHANGED, CORRELATION);
        for (int i = 2; i <= 10; i++) {
            traces.event(i, i % 2 == 0 ? Topic.APPROVALS : Topic.DECISIONS, id(i - 1));
        }

        assertThat(outline(traces.lineage(10))).hasSize(11).endsWith("          EVENT 10 asked");
    }

    @Test
    void whatIsDeeperThanFiftyIsCountedAndNotShown() {
        var traces = new Traces().event(1, Topic.APPROVALS, CORRELATION);
        for (int i = 2; i <= 60; i++) {
            traces.event(i, Topic.APPROVALS, id(i - 1));
        }

        var lineage = traces.lineage(1);

        assertThat(outline(lineage)).hasSize(51);
        assertThat(all(lineage).getLast().effectsNotShown()).isEqualTo(10);
    }

    @Test
    void ofMoreThanAThousandTheOldestAreShownAndTheAskedOneWithWhatLedToIt() {
        var traces = new Traces().event(1, Topic.APPROVALS, CORRELATION);
        for (int i = 2; i <= 1_101; i++) {
            // 999 is the request
            if (i != 999) {
                traces.event(i, Topic.APPROVALS, i == 1_101 ? id(1_050) : id(1));
            }
        }

        var lineage = traces.lineage(1_101);

        assertThat(lineage.notShown()).isEqualTo(100);
        assertThat(all(lineage)).filteredOn(node -> node.kind() == Kind.EVENT).hasSize(1_000);
        assertThat(outline(lineage))
                .contains("  EVENT 1050", "   EVENT 1101 asked", "  EVENT 998")
                .doesNotContain("  EVENT 1000");
    }

    private static List<String> states(Lineage.Event event) {
        return event.subscribers().stream()
                .map(r -> r.service() + " " + r.state())
                .toList();
    }

    private static Lineage.Event event(Lineage lineage, int number) {
        return Objects.requireNonNull(all(lineage).stream()
                .filter(node -> node.kind() == Kind.EVENT && node.id().equals(id(number)))
                .findFirst()
                .orElseThrow()
                .event());
    }

    private static List<Node> all(Lineage lineage) {
        var all = new ArrayList<Node>();
        lineage.roots().forEach(root -> collect(root, all));
        return all;
    }

    private static void collect(Node node, List<Node> all) {
        all.add(node);
        node.effects().forEach(effect -> collect(effect, all));
    }

    private static List<String> outline(Lineage lineage) {
        var lines = new ArrayList<String>();
        lineage.roots().forEach(root -> outline(root, "", lines));
        return lines;
    }

    private static void outline(Node node, String indent, List<String> lines) {
        var event = node.event();
        lines.add(indent + node.kind() + " " + (node.id().getLeastSignificantBits() & 0xFFFF)
                + (event != null && event.asked() ? " asked" : ""));
        node.effects().forEach(effect -> outline(effect, indent + " ", lines));
    }
}
