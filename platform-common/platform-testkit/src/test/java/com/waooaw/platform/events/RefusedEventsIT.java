package com.waooaw.platform.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.contracts.Topic;
import com.waooaw.platform.events.causal.CausalInbox;
import com.waooaw.platform.events.causal.Refusal;
import com.waooaw.platform.events.schema.EventSchemas;
import com.waooaw.platform.sample.SampleTest;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@SampleTest
class RefusedEventsIT extends EventsIT {

    @Autowired
    RestTestClient client;

    @Autowired
    Events events;

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
    void whatIsRefusedWithoutAPlaceTakesNobodysIdAway(
            @Autowired CausalInbox inbox,
            @Autowired DeadLetters deadLetters,
            @Autowired EventSchemas schemas,
            @Autowired EventJson mapper) {
        var known = new HashSet<UUID>();
        var receiver = new EventReceiver(inbox, deadLetters, remembering(known), schemas, mapper, Clock.systemUTC());
        var event = envelope("writer", 1, null, List.of());
        var forged = json.write(event).replace("\"producer\":\"agent-creation\"", "\"producer\":\"learning\"");

        var refused = receiver.receive(Topic.AGENT_STATE_CHANGED, forged);
        assertThat(refused.refusal()).extracting(Refusal::reason).isEqualTo(Refusal.Reason.PRODUCER_WRONG);
        assertThat(known).isEmpty();
        assertThat(deadLettersOf(event.eventId())).isZero();

        assertThat(receiver.receive(Topic.AGENT_STATE_CHANGED, json.write(event))
                        .verdict())
                .isEqualTo(CausalInbox.Verdict.HANDLED);
        assertThat(known).containsExactly(event.eventId());
        assertThat(heard()).hasSize(1);
    }

    private static HandledEvents remembering(Set<UUID> known) {
        return new HandledEvents() {
            @Override
            public boolean holds(UUID eventId) {
                return known.contains(eventId);
            }

            @Override
            public void remember(UUID eventId) {
                known.add(eventId);
            }
        };
    }

    private int deadLettersOf(UUID event) {
        return jdbc.sql("select count(*) from dead_letter where id = :id")
                .param("id", event)
                .query(Integer.class)
                .single();
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
        settled("AgentStateChanged", event.toString(), code);
    }

    @Test
    void anEventThatIsNotWhatItsTopicCarriesIsRefused() {
        settled("AgentStateChanged", "null", "EVT-0002");
        settled("AgentStateChanged", "[]", "EVT-0002");
        settled("AgentStateChanged", "{\"event_id\"", "EVT-0002");
        refused("Nothing", tree().toString(), 404, "EVT-0001");
        settled("decisions", tree().toString(), "EVT-0004");
        settled("AgentStateChanged", tree().put("event_type", "JobCompleted").toString(), "EVT-0002");
        settled("AgentStateChanged", tree().put("n", 0).toString(), "EVT-0002");
        settled("AgentStateChanged", tree().put("producer", "learning").toString(), "EVT-0004");
        var withoutId = tree();
        ((ObjectNode) withoutId.get("payload")).remove("agent_id");
        settled("AgentStateChanged", withoutId.toString(), "EVT-0002");
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
        event.put("schema_version", "1.1").put("colour", "green");
        ((ObjectNode) event.get("payload")).put("mood", "good").put("new_state", "hibernating");
        push.send("AgentStateChanged", event.toString(), TestTokens.push())
                .expectStatus()
                .isNoContent();
        assertThat(heard()).hasSize(1);
    }

    /** Acknowledged, because to deliver it again would change nothing, and kept as a dead letter that says why. */
    private void settled(String topic, String event, String code) {
        int before = deadLetters(topic);
        push.send(topic, event, TestTokens.push())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.outcome")
                .isEqualTo("dead_letter")
                .jsonPath("$.code")
                .isEqualTo(code);
        assertThat(heard()).isEmpty();
        assertThat(deadLetters(topic)).isEqualTo(before + 1);
    }

    private int deadLetters(String topic) {
        return jdbc.sql("select count(*) from dead_letter where topic = :topic")
                .param("topic", topic)
                .query(Integer.class)
                .single();
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
}
