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
import com.waooaw.contracts.agentcreation.AgentState;
import com.waooaw.contracts.agentcreation.AgentStateChanged;
import com.waooaw.contracts.governance.ApprovalRequested;
import com.waooaw.contracts.industryknowledge.IndustryAdded;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.sample.SampleHandler;
import com.waooaw.platform.sample.SampleTest;
import com.waooaw.platform.testkit.EventPush;
import com.waooaw.platform.testkit.RecordingCarrier;
import com.waooaw.platform.testkit.TestTime;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@SampleTest
class InboxIT {

    @Autowired
    EventPush push;

    @Autowired
    RestTestClient client;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Events events;

    @Autowired
    StreamClocks clocks;

    @Autowired
    SampleHandler handler;

    @Autowired
    RecordingCarrier carrier;

    final EventJson json = new EventJson();
    final UUID agent = UUID.randomUUID();

    @Test
    void anEventDeliveredTwiceIsHandledOnce() {
        var event = envelope("writer", 1, null, List.of());
        push.deliver(event);
        push.deliver(event);

        assertThat(heard()).hasSize(1);
        assertThat(inboxRows(event.eventId())).isEqualTo(1);
    }

    @Test
    void anEventDeliveredTwiceAtOnceIsHandledOnce() throws InterruptedException {
        var event = envelope("writer", 1, null, List.of());
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Void> delivery = () -> {
                push.deliver(event);
                return null;
            };
            both.invokeAll(IntStream.range(0, 6).mapToObj(_ -> delivery).toList());
        }
        assertThat(heard()).hasSize(1);
    }

    @Test
    void aHandlerThatFailsLeavesNothingAndTheEventIsHandledWhenItComesAgain() {
        var event = envelope("writer", 1, null, List.of());
        handler.broken.add(agent);
        push.send("AgentStateChanged", json.write(event), TestTokens.push())
                .expectStatus()
                .isEqualTo(500)
                .expectBody(String.class)
                .value(body -> assertThat(body).contains("WEB-0014").doesNotContain("secret"));
        assertThat(inboxRows(event.eventId())).isZero();
        assertThat(heard()).isEmpty();
        assertThat(clocks.known(event.aggregate())).isEmpty();

        handler.broken.remove(agent);
        push.deliver(event);
        assertThat(heard()).hasSize(1);
    }

    @Test
    void aHandlerActsForTheCustomerOfTheEventAndForNobodyWithoutOne() {
        push.deliver(envelope("writer", 1, TestTokens.CUSTOMER, List.of()));
        push.deliver(envelope("writer", 2, null, List.of()));

        assertThat(heard()).containsExactlyInAnyOrder(TestTokens.CUSTOMER.toString(), "");
    }

    @Test
    void whatAHandlerPublishesFollowsFromWhatItHandled() {
        var earlier = new Ancestor(
                UUID.randomUUID(), "JobCompleted", "JobCompleted/agent-execution", new AggregateRef("job", "j1"), 3);
        var event = envelope("asks", 4, null, List.of(earlier));
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
                                4));
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
        transaction.executeWithoutResult(_ -> {
            clocks.delivered(about, "AgentStateChanged/agent-creation", 3, Map.of("JobCompleted/agent-execution", 2L));
            clocks.delivered(about, "AgentStateChanged/agent-creation", 2, Map.of());
        });

        assertThat(clocks.known(about))
                .isEqualTo(Map.of("AgentStateChanged/agent-creation", 3L, "JobCompleted/agent-execution", 2L));
        assertThat(jdbc.sql("select stream, delivered from stream_clock where aggregate_id = :id")
                        .param("id", agent.toString())
                        .query((row, _) -> Map.entry(row.getString(1), row.getLong(2)))
                        .list())
                .containsExactlyInAnyOrder(
                        Map.entry("AgentStateChanged/agent-creation", 3L),
                        Map.entry("JobCompleted/agent-execution", 0L));
        assertThat(transaction.<Long>execute(_ -> clocks.next(about, "approvals/governance")))
                .isEqualTo(1);
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
    void onlyTheCarriersOwnTokenIsBelieved() {
        var event = json.write(envelope("writer", 1, null, List.of()));
        for (var token : List.of(
                TestTokens.expiredPush(),
                TestTokens.forgedPush(),
                TestTokens.push("another-audience", "relay@waooaw.test"),
                TestTokens.push("waooaw-events", "somebody@waooaw.test"),
                TestTokens.as(Role.ADMIN),
                "nonsense")) {
            push.send("AgentStateChanged", event, token)
                    .expectStatus()
                    .isUnauthorized()
                    .expectHeader()
                    .contentType("application/problem+json;charset=UTF-8")
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("WEB-0006");
        }
        client.post().uri("/events/AgentStateChanged").exchange().expectStatus().isUnauthorized();
        assertThat(heard()).isEmpty();
    }

    @Test
    void theCarriersTokenOpensNothingElse() {
        client.get()
                .uri("/v1/notes")
                .headers(h -> h.setBearerAuth(TestTokens.push()))
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @ParameterizedTest
    @CsvSource({
        "event_id, EVT-0002",
        "event_type, EVT-0002",
        "occurred_at, EVT-0002",
        "producer, EVT-0002",
        "aggregate, EVT-0002",
        "ordering_key, EVT-0002",
        "payload, EVT-0002",
        "causation_id, EVT-0003",
        "correlation_id, EVT-0003"
    })
    void anEventThatLacksSomethingIsRefused(String part, String code) {
        var event = tree();
        event.remove(part);
        refused("AgentStateChanged", event.toString(), 422, code);
    }

    @Test
    void anEventThatIsNotWhatItsTopicCarriesIsRefused() {
        refused("AgentStateChanged", "null", 422, "EVT-0002");
        refused("AgentStateChanged", "[]", 422, "EVT-0002");
        refused("AgentStateChanged", "{\"event_id\"", 422, "EVT-0002");
        refused("Nothing", tree().toString(), 404, "EVT-0001");
        refused("decisions", tree().toString(), 422, "EVT-0002");
        refused("AgentStateChanged", tree().put("event_type", "JobCompleted").toString(), 422, "EVT-0002");
        refused("AgentStateChanged", tree().put("n", 0).toString(), 422, "EVT-0002");
        refused("AgentStateChanged", tree().put("producer", "learning").toString(), 422, "EVT-0004");
        var withoutId = tree();
        ((ObjectNode) withoutId.get("payload")).remove("agent_id");
        refused("AgentStateChanged", withoutId.toString(), 422, "EVT-0002");
    }

    @Test
    void aDeliveryThatIsNoPushEnvelopeIsRefused() {
        for (var body : List.of("{\"message\":{\"data\":\"%%%\"}}", "{}", "[]", "{\"message\":{\"data\":7}}")) {
            client.post()
                    .uri("/events/AgentStateChanged")
                    .headers(h -> h.setBearerAuth(TestTokens.push()))
                    .header("Content-Type", "application/json")
                    .body(body)
                    .exchange()
                    .expectStatus()
                    .isEqualTo(422)
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("EVT-0002");
        }
    }

    @Test
    void aNewerPublishersFieldsAndStatesAreNoFault() {
        var event = tree();
        event.put("colour", "green");
        ((ObjectNode) event.get("payload")).put("mood", "good").put("new_state", "hibernating");
        push.send("AgentStateChanged", event.toString(), TestTokens.push())
                .expectStatus()
                .isNoContent();
        assertThat(heard()).hasSize(1);
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

    private void refused(String topic, String event, int status, String code) {
        push.send(topic, event, TestTokens.push())
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
        assertThat(heard()).isEmpty();
    }

    private ObjectNode tree() {
        return (ObjectNode) JsonMapper.builder().build().readTree(json.write(envelope("writer", 1, null, List.of())));
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

    private List<String> heard() {
        return jdbc.sql("select tenant from heard where agent_id = :agent")
                .param("agent", agent)
                .query(String.class)
                .list();
    }

    private int inboxRows(UUID eventId) {
        return jdbc.sql("select count(*) from inbox where event_id = :id")
                .param("id", eventId)
                .query(Integer.class)
                .single();
    }

    private EventEnvelope<AgentStateChanged> envelope(String name, long n, UUID customer, List<Ancestor> ancestors) {
        var payload = new AgentStateChanged(
                agent,
                "AGT-1",
                name,
                "healthcare",
                "JOB-HC-001",
                null,
                AgentState.ACTIVE,
                Instant.parse("2026-11-21T08:00:00Z"),
                "1.0.0",
                null,
                null);
        return new EventEnvelope<>(
                Ids.next(TestTime.clock()),
                "AgentStateChanged",
                "1.0",
                Instant.parse("2026-11-21T08:00:00Z"),
                "agent-creation",
                UUID.randomUUID(),
                UUID.randomUUID(),
                payload.aggregate(),
                List.of(),
                n,
                Map.of(Topic.AGENT_STATE_CHANGED.stream(), n),
                ancestors,
                payload.orderingKey(),
                customer == null ? null : new EventEnvelope.Tenant(customer),
                payload);
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
                "00",
                Instant.parse("2026-11-22T08:00:00Z"),
                null);
    }
}
