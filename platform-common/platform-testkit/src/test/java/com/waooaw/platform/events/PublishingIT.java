package com.waooaw.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import com.waooaw.contracts.AggregateRef;
import com.waooaw.contracts.EventEnvelope;
import com.waooaw.contracts.EventEnvelope.Ancestor;
import com.waooaw.contracts.IntegrationEvent;
import com.waooaw.contracts.Topic;
import com.waooaw.contracts.governance.ApprovalRequested;
import com.waooaw.contracts.industryknowledge.IndustryAdded;
import com.waooaw.platform.events.causal.CausalContext;
import com.waooaw.platform.events.causal.CausalStore;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.sample.SampleHandler;
import com.waooaw.platform.sample.SampleTest;
import com.waooaw.platform.testkit.RecordingCarrier;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@SampleTest
class PublishingIT extends EventsIT {

    @Autowired
    RestTestClient client;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Events events;

    @Autowired
    CausalStore store;

    @Autowired
    SampleHandler handler;

    @Autowired
    RecordingCarrier carrier;

    @Test
    void whatAHandlerPublishesFollowsFromWhatItHandled() {
        var earlier = new Ancestor(
                UUID.randomUUID(),
                "JobCompleted",
                "JobCompleted/agent-execution",
                new AggregateRef("job", "j1"),
                3,
                null);
        var event = envelope("asks", 1, null, List.of(earlier));
        push.deliver(event);

        var published = awaitPublished(agent);
        assertThat(published.causationId()).isEqualTo(event.eventId());
        assertThat(published.correlationId()).isEqualTo(event.correlationId());
        assertThat(published.producer()).isEqualTo("governance");
        assertThat(published.n()).isEqualTo(1);
        assertThat(published.vectorClock()).isEqualTo(Map.of("approvals/governance", 1L));
        assertThat(published.ancestors())
                .containsExactly(
                        earlier,
                        new Ancestor(
                                event.eventId(),
                                "AgentStateChanged",
                                "AgentStateChanged/agent-creation",
                                event.aggregate(),
                                1,
                                "none→active"));
        assertThat(published.orderingKey()).isEqualTo("approval:" + agent);
    }

    @Test
    void whatAFailedHandlerPublishedIsNeverSent() {
        handler.broken.add(agent);
        push.send("AgentStateChanged", json.write(envelope("asks", 1, null, List.of())), TestTokens.push())
                .expectStatus()
                .isEqualTo(500);

        assertThat(jdbc.sql("select count(*) from outbox where ordering_key = :key")
                        .param("key", "approval:" + agent)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void eventsOfOneAggregateAreNumberedWithoutGapsHoweverManyPublishAtOnce() throws InterruptedException {
        try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Object> publication = () ->
                    transaction.execute(_ -> events.publish(requested(agent), Cause.root(UUID.randomUUID()), null));
            many.invokeAll(IntStream.range(0, 8).mapToObj(_ -> publication).toList());
        }
        await().until(() -> publishedOf(agent).size() == 8);
        assertThat(publishedOf(agent)).extracting(EventEnvelope::n).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
    }

    @Test
    void aClockMentionsWhatIsKnownAndCountsOnlyWhatWasHandled() {
        var about = new AggregateRef("agent", agent.toString());
        var event = envelope("writer", 1, null, List.of());
        var told = Map.of(Topic.AGENT_STATE_CHANGED.stream(), 1L, "JobCompleted/agent-execution", 2L);
        push.deliver(withClock(event, told));

        assertThat(store.read(Set.of(about))).hasEntrySatisfying(about, clock -> {
            assertThat(clock.known()).isEqualTo(told);
            assertThat(clock.delivered()).isEqualTo(Map.of(Topic.AGENT_STATE_CHANGED.stream(), 1L));
        });
    }

    @Test
    void whatACallerKnewIsKnownToWhoItCalledAndNotDelivered() {
        var about = new AggregateRef("approval", agent.toString());
        var ancestor = new Ancestor(UUID.randomUUID(), "JobCompleted", "JobCompleted/agent-execution", about, 3, null);
        var context = new CausalContext(List.of(ancestor), Map.of(about, Map.of("JobCompleted/agent-execution", 3L)));
        CausalContext.call(
                context,
                () -> transaction.execute(_ -> events.publish(requested(agent), Cause.root(UUID.randomUUID()), null)));

        var published = awaitPublished(agent);
        assertThat(published.ancestors()).containsExactly(ancestor);
        assertThat(published.vectorClock())
                .isEqualTo(Map.of("approvals/governance", 1L, "JobCompleted/agent-execution", 3L));
        assertThat(store.read(Set.of(about)).get(about).delivered()).isEmpty();
    }

    @Test
    void onlyTheTopicsPublisherMayPublishAndOnlyInATransaction() {
        var cause = Cause.root(UUID.randomUUID());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> transaction.executeWithoutResult(_ -> events.publish(
                        new IndustryAdded("x", "X", "X", "active", true, null, "bootstrap"), cause, null)))
                .withMessageContaining("industry-knowledge");
        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> events.publish(requested(agent), cause, null));
    }

    @Test
    void aServiceShowsWhatItHandledAndWhatItPublished() {
        var event = envelope("asks", 1, null, List.of());
        push.deliver(event);
        var published = awaitPublished(agent);
        await().until(() -> shown(published.eventId()).path("published").has("sent_at"));

        assertThat(shown(event.eventId()).path("handled").path("event_type").asString())
                .isEqualTo("AgentStateChanged");
        assertThat(shown(published.eventId()).path("published").path("topic").asString())
                .isEqualTo("approvals");
        client.get()
                .uri("/v1/events/{id}", UUID.randomUUID())
                .headers(h -> h.setBearerAuth(TestTokens.as(Role.ADMIN)))
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("EVT-0005");
    }

    private JsonNode shown(UUID eventId) {
        return client.get()
                .uri("/v1/events/{id}", eventId)
                .headers(h -> h.setBearerAuth(TestTokens.as(Role.ADMIN)))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    private EventEnvelope<? extends IntegrationEvent> awaitPublished(UUID approval) {
        await().until(() -> !publishedOf(approval).isEmpty());
        return publishedOf(approval).getFirst();
    }

    private List<? extends EventEnvelope<? extends IntegrationEvent>> publishedOf(UUID approval) {
        return carrier.carried().stream()
                .map(RecordingCarrier.Carried::envelope)
                .filter(e -> e.payload() instanceof ApprovalRequested a
                        && a.approvalId().equals(approval))
                .toList();
    }

    private static ApprovalRequested requested(UUID approval) {
        return new ApprovalRequested(
                approval,
                "APPR-00000001",
                com.waooaw.contracts.governance.ApprovalClass.EXECUTION,
                com.waooaw.contracts.governance.ApprovalScope.PLATFORM,
                "agent",
                "a",
                "deploy_agent",
                "0".repeat(64),
                Instant.parse("2026-11-22T08:00:00Z"),
                null);
    }
}
