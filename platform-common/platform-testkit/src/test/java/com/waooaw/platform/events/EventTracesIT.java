package com.waooaw.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.contracts.AggregateRef;
import com.waooaw.contracts.Topic;
import com.waooaw.platform.events.EventTraces.Received;
import com.waooaw.platform.events.causal.Position;
import com.waooaw.platform.sample.SampleTest;
import com.waooaw.platform.testkit.TestTokens;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a service knows of a chain of events. */
@SampleTest
class EventTracesIT extends EventsIT {

    @Autowired
    EventTraces traces;

    final UUID correlation = UUID.randomUUID();

    @Test
    void aHandledEventAndWhatWasPublishedBecauseOfItAreOfTheChain() {
        var cause = deliver("asks", 1);

        var received = traces.received(correlation, cause, 10);
        assertThat(received).hasSize(1);
        assertThat(received.getFirst().eventId()).isEqualTo(cause);
        assertThat(received.getFirst().outcome()).isEqualTo("handled");
        assertThat(received.getFirst().producer()).isEqualTo("agent-creation");
        assertThat(received.getFirst().aggregate()).isEqualTo(aggregate());
        assertThat(received.getFirst().occurredAt()).isEqualTo(Instant.parse("2026-11-21T08:00:00Z"));
        var published = traces.published(correlation, cause, 10);
        assertThat(published).hasSize(1);
        assertThat(published.getFirst().topic()).isEqualTo("approvals");
        assertThat(published.getFirst().eventType()).isEqualTo("ApprovalRequested");
        assertThat(published.getFirst().causationId()).isEqualTo(cause);
        assertThat(published.getFirst().causeEvent()).isEqualTo(cause);
        await().untilAsserted(() -> {
            var sent = traces.published(correlation, cause, 10).getFirst();
            assertThat(sent.sentAt()).isNotNull();
            assertThat(sent.attempts()).isEqualTo(1);
        });
        assertThat(traces.correlationOf(cause)).contains(correlation);
        assertThat(traces.correlationOf(published.getFirst().eventId())).contains(correlation);
    }

    @Test
    void aHeldEventIsOfTheChainWithWhatItStillWaitsFor() {
        var third = deliver("writer", 3);

        var held = only();
        assertThat(held.eventId()).isEqualTo(third);
        assertThat(held.outcome()).isEqualTo("held");
        assertThat(held.n()).isEqualTo(3);
        assertThat(held.waitsFor()).containsExactly(new Position(Topic.AGENT_STATE_CHANGED.stream(), aggregate(), 2));
        assertThat(traces.correlationOf(third)).contains(correlation);
    }

    @Test
    void aDeadLetterSaysWhyAndIsLateOnceItWasRequeued() {
        var event = tree("writer", 1);
        ((ObjectNode) event.get("payload")).put("timestamp", "x".repeat(2_000));
        var id = send(event);

        var dead = only();
        assertThat(dead.outcome()).isEqualTo("dead_letter");
        assertThat(dead.reason())
                .startsWith("schema_violation: from agent-creation: ")
                .hasSizeLessThanOrEqualTo(301);
        assertThat(traces.correlationOf(id)).contains(correlation);

        // what an operator's requeue leaves behind
        jdbc.sql("update inbox set outcome = 'late' where event_id = :id")
                .param("id", id)
                .update();
        jdbc.sql("update dead_letter set requeued_at = '2026-11-22T09:00:00Z' where id = :id")
                .param("id", id)
                .update();
        assertThat(only().outcome()).isEqualTo("late");
        assertThat(only().at()).isEqualTo(Instant.parse("2026-11-22T09:00:00Z"));
        assertThat(only().reason()).isNull();
    }

    @Test
    void aTombstoneWhoseDeadLetterIsNoLongerKeptIsATombstone() {
        var event = tree("writer", 1);
        ((ObjectNode) event.get("payload")).put("agent_version", 7);
        var id = send(event);
        jdbc.sql("delete from dead_letter where id = :id").param("id", id).update();

        assertThat(only().outcome()).isEqualTo("tombstone");
    }

    @Test
    void ofMoreThanIsAskedForTheEventInQuestionIsFirstAndThenTheOldest() {
        var first = deliver("writer", 1);
        deliver("writer", 2);
        var third = deliver("writer", 3);

        assertThat(traces.received(correlation, third, 2))
                .extracting(Received::eventId)
                .containsExactly(third, first);
    }

    @Test
    void whatIsOfAnotherChainOrOfNoneIsNotThere() {
        deliver("asks", 1);

        var other = UUID.randomUUID();
        assertThat(traces.received(other, other, 10)).isEmpty();
        assertThat(traces.published(other, other, 10)).isEmpty();
        assertThat(traces.correlationOf(other)).isEmpty();
    }

    private Received only() {
        var received = traces.received(correlation, correlation, 10);
        assertThat(received).hasSize(1);
        return received.getFirst();
    }

    private AggregateRef aggregate() {
        return new AggregateRef("agent", agent.toString());
    }

    private UUID deliver(String name, long n) {
        return send(tree(name, n));
    }

    private UUID send(ObjectNode event) {
        push.send("AgentStateChanged", event.toString(), TestTokens.push())
                .expectStatus()
                .is2xxSuccessful();
        return UUID.fromString(event.path("event_id").asString());
    }

    private ObjectNode tree(String name, long n) {
        var tree = (ObjectNode) JsonMapper.builder().build().readTree(json.write(envelope(name, n, null, List.of())));
        return tree.put("correlation_id", correlation.toString());
    }
}
