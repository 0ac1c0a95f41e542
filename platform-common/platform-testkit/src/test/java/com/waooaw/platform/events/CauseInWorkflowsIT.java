package com.waooaw.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.contracts.AggregateRef;
import com.waooaw.contracts.EventEnvelope;
import com.waooaw.contracts.EventEnvelope.Ancestor;
import com.waooaw.contracts.IntegrationEvent;
import com.waooaw.contracts.Topic;
import com.waooaw.platform.events.causal.AggregateClock;
import com.waooaw.platform.events.causal.CausalContext;
import com.waooaw.platform.events.causal.CausalStore;
import com.waooaw.platform.sample.SampleRuns;
import com.waooaw.platform.sample.SampleTest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What led to a workflow goes with it, through the outbox and through Temporal. */
@SampleTest
class CauseInWorkflowsIT extends EventsIT {

    @Autowired
    SampleRuns runs;

    @Autowired
    CausalStore store;

    private final String workflow = "asks-" + agent;

    @Test
    void whatAnActivityPublishesFollowsFromTheEventThatStartedItsWorkflow() {
        var earlier = new Ancestor(
                UUID.randomUUID(),
                "ApprovalDecided",
                "decisions/governance",
                new AggregateRef("approval", "x"),
                1,
                null);
        var event = envelope("starts", 1, null, List.of(earlier));
        push.deliver(event);

        assertThat(published().ancestors())
                .containsExactly(
                        earlier,
                        new Ancestor(
                                event.eventId(),
                                "AgentStateChanged",
                                Topic.AGENT_STATE_CHANGED.stream(),
                                event.aggregate(),
                                1,
                                "none→active"));
        runs.wake(workflow);
    }

    @Test
    void whatTheCallerKnewIsKnownHereAndNotDelivered() {
        var elsewhere = new AggregateRef("industry", "i-" + agent);
        var cause = new CausalContext(
                List.of(new Ancestor(
                        UUID.randomUUID(), "IndustryAdded", "IndustryAdded/industry-knowledge", elsewhere, 4, null)),
                Map.of(elsewhere, Map.of("IndustryAdded/industry-knowledge", 4L)));
        CausalContext.run(cause, () -> runs.begin(workflow));

        assertThat(published().ancestors()).isEqualTo(cause.ancestors());
        assertThat(clockOf(elsewhere))
                .contains(new AggregateClock(Map.of("IndustryAdded/industry-knowledge", 4L), Map.of(), Map.of()));
        runs.wake(workflow);
    }

    @Test
    void itIsKnownEvenWhereTheActivityPublishesNothing() {
        var elsewhere = new AggregateRef("industry", "i-" + agent);
        var silent = "silent-" + agent;
        var cause = new CausalContext(List.of(), Map.of(elsewhere, Map.of("IndustryAdded/industry-knowledge", 2L)));
        CausalContext.run(cause, () -> runs.begin(silent));

        await().until(() -> runs.starts(silent) == 1);
        assertThat(clockOf(elsewhere))
                .contains(new AggregateClock(Map.of("IndustryAdded/industry-knowledge", 2L), Map.of(), Map.of()));
        runs.wake(silent);
    }

    @Test
    void whatIsStartedWithoutACauseFollowsFromNothing() {
        runs.begin(workflow);

        assertThat(published().ancestors()).isEmpty();
        runs.wake(workflow);
    }

    private Optional<AggregateClock> clockOf(AggregateRef aggregate) {
        return Optional.ofNullable(store.read(Set.of(aggregate)).get(aggregate));
    }

    private EventEnvelope<? extends IntegrationEvent> published() {
        await().until(() -> !publishedAs(SampleRuns.approvalOf(workflow)).isEmpty());
        return json.read(
                Topic.APPROVALS, publishedAs(SampleRuns.approvalOf(workflow)).getFirst());
    }

    private List<String> publishedAs(UUID approval) {
        return jdbc.sql("select payload::text from outbox where kind = 'event' and aggregate_id = :id")
                .param("id", approval.toString())
                .query(String.class)
                .list();
    }
}
