package com.waooaw.platform.events.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.waooaw.contracts.AggregateRef;
import com.waooaw.contracts.EventEnvelope;
import com.waooaw.contracts.Topic;
import com.waooaw.contracts.agentcreation.AgentState;
import com.waooaw.platform.events.EventJson;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class EventSchemasTests {

    final EventSchemas schemas = new EventSchemas();
    final EventJson json = new EventJson();

    @ParameterizedTest
    @EnumSource(Topic.class)
    void whatAPublisherWritesKeepsItsContract(Topic topic) {
        assertThat(schemas.check(topic, Goldens.rewritten(topic))).isEmpty();
        assertThat(schemas.check(topic, Goldens.event(topic))).isEmpty();
    }

    @Test
    void anEnvelopeWithAllItMayHoldIsReadAndWrittenAsItEverWas() {
        var golden = Goldens.envelope();
        assertThat(schemas.check(Topic.AGENT_STATE_CHANGED, golden)).isEmpty();

        var event = json.read(Topic.AGENT_STATE_CHANGED, golden.toString());
        assertThat(JsonMapper.shared().readTree(json.write(event))).isEqualTo(golden);
        assertThat(event.affects())
                .extracting(EventEnvelope.Affected::aggregate)
                .containsExactly(new AggregateRef("job", "0197a000-0000-7000-8000-0000000000f1"));
        assertThat(event.affects().getFirst().vectorClock())
                .isEqualTo(Map.of("AgentStateChanged/agent-creation", 1L, "JobCompleted/agent-execution", 1L));
        assertThat(event.ancestors())
                .extracting(EventEnvelope.Ancestor::transition)
                .containsExactly("governor_review→deploying", null);
        assertThat(event.payload().transition()).isEqualTo("deploying→active");
    }

    /** A path into the golden JobCompleted, what to put there ({@code -} takes it out), and what is then wrong. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            /event_id                            | -           | required
            /event_id                            | null        | type
            /event_id                            | 'abc'       | format
            /event_type                          | 'Other'     | const
            /schema_version                      | '1'         | pattern
            /schema_version                      | '2.0'       | version
            /occurred_at                         | 'yesterday' | format
            /occurred_at                         | 1700000000  | type
            /causation_id                        | -           | required
            /correlation_id                      | ''          | format
            /aggregate                           | 'job:1'     | type
            /aggregate/id                        | ''          | minLength
            /affects                             | null        | type
            /n                                   | 0           | minimum
            /n                                   | 1.5         | type
            /n                                   | '1'         | type
            /vector_clock/decisions~1governance  | 'many'      | type
            /ancestors/0/n                       | -           | required
            /ancestors/0/aggregate/type          | 7           | type
            /tenant/customer_id                  | -           | required
            /payload                             | []          | type
            /payload                             | -           | required
            /payload/agent_id                    | -           | required
            /payload/agent_id                    | 'abc'       | format
            /payload/outcome                     | 'perhaps'   | enum
            /payload/outcome                     | 'unknown'   | enum
            /payload/customer_feedback           | 6           | maximum
            /payload/customer_feedback           | null        | type
            /payload/cost_usd                    | -0.01       | minimum
            /payload/cost_usd                    | '0.01'      | type
            /payload/industry                    | 'a123456789_123456789_123456789_123456789_123456789_123456789_1234' | maxLength
            /payload/seed_draft/rationale        | 'because'   | minLength
            /payload/seed_draft/confidence       | 1.01        | maximum
            /payload/seed_draft/evidence_refs/0  | 5           | type
            /payload/seed_draft/conditions/0/op  | -           | required
            """)
    void aViolationIsNamedByItsPlace(String pointer, String value, String keyword) {
        var event = Goldens.event(Topic.JOB_COMPLETED);
        put(event, pointer, value);
        assertThat(schemas.check(Topic.JOB_COMPLETED, event.toString()))
                .extracting(SchemaViolation::pointer, SchemaViolation::keyword)
                .containsExactly(tuple(pointer, keyword));
    }

    @Test
    void allThatIsWrongIsToldByPlace() {
        var event = Goldens.event(Topic.JOB_COMPLETED);
        put(event, "/payload/job_id", "-");
        put(event, "/payload/agent_id", "'x'");
        put(event, "/causation_id", "-");
        assertThat(schemas.check(Topic.JOB_COMPLETED, event.toString()))
                .extracting(SchemaViolation::toString)
                .containsExactly(
                        "/causation_id is missing",
                        "/payload/agent_id must be of the format uuid",
                        "/payload/job_id is missing");
    }

    @ParameterizedTest
    @CsvSource({"causation_id", "correlation_id"})
    void anEventWithoutACauseIsToldFromOthers(String part) {
        for (var value : new String[] {"-", "null", "'x'"}) {
            var event = Goldens.event(Topic.DECISIONS);
            put(event, "/" + part, value);
            assertThat(schemas.check(Topic.DECISIONS, event.toString())).anyMatch(SchemaViolation::ofCause);
        }
        var other = Goldens.event(Topic.DECISIONS);
        put(other, "/event_id", "-");
        assertThat(schemas.check(Topic.DECISIONS, other.toString()))
                .isNotEmpty()
                .noneMatch(SchemaViolation::ofCause);
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void whatANewerMinorAddsOrWidensIsPassedOver(Topic topic) {
        var newer = Goldens.event(topic);
        newer.put("schema_version", "1.7")
                .put("shade", "green")
                .putObject("lineage")
                .put("depth", 2);
        ((ObjectNode) newer.get("payload"))
                .put("mood", "good")
                .putArray("notes")
                .add(1);
        assertThat(schemas.check(topic, newer.toString())).isEmpty();
    }

    /** What this version does not allow and a newer minor may. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "/payload/outcome, 'postponed'",
                "/payload/industry, 'a123456789_123456789_123456789_123456789_123456789_123456789_1234'",
                "/payload/customer_feedback, 10",
                "/payload/cost_usd, -1",
                "/payload/seed_draft/rationale, 'because'"
            })
    void aNewerMinorMayWidenWhatItsOwnReadersCanStillRead(String pointer, String value) {
        var event = Goldens.event(Topic.JOB_COMPLETED);
        put(event, pointer, value);
        assertThat(schemas.check(Topic.JOB_COMPLETED, event.toString())).isNotEmpty();

        event.put("schema_version", "1.1");
        assertThat(schemas.check(Topic.JOB_COMPLETED, event.toString())).isEmpty();
        assertThat(json.read(Topic.JOB_COMPLETED, event.toString()).payload()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "/payload/job_id, -",
                "/payload/job_id, 'x'",
                "/payload/outcome, 7",
                "/payload/customer_feedback, 3000000000",
                "/payload/cost_usd, 'much'",
                "/payload/seed_draft/conditions/0/op, -",
                "/n, 0"
            })
    void aNewerMinorIsRefusedWhereItsReadersCouldNotReadIt(String pointer, String value) {
        var event = Goldens.event(Topic.JOB_COMPLETED).put("schema_version", "1.1");
        put(event, pointer, value);
        assertThat(schemas.check(Topic.JOB_COMPLETED, event.toString()))
                .extracting(SchemaViolation::pointer)
                .containsExactly(pointer);
    }

    @Test
    void noViolationQuotesTheEvent() {
        var event = Goldens.event(Topic.JOB_COMPLETED);
        ((ObjectNode) event.get("payload"))
                .put("industry", "Jane Doe, 5 High Street".repeat(4))
                .put("outcome", "Jane Doe")
                .put("job_id", "Jane Doe")
                .putObject("Jane Doe")
                .put("note", "Jane\0Doe");
        event.withObject("/vector_clock").put("Jane Doe", "Jane Doe");
        event.put("occurred_at", "Jane Doe");
        var clean = event.deepCopy();
        ((ObjectNode) clean.get("payload")).remove("Jane Doe");
        for (var text :
                new String[] {event.toString(), clean.toString(), "{\"Jane Doe\":1,\"Jane Doe\":2}", "{Jane Doe"}) {
            assertThat(schemas.check(Topic.JOB_COMPLETED, text))
                    .isNotEmpty()
                    .allSatisfy(
                            violation -> assertThat(violation.toString() + violation.pointer() + violation.keyword())
                                    .doesNotContain("Jane"));
        }
        assertThat(schemas.check(Topic.JOB_COMPLETED, event.toString()))
                .containsExactly(new SchemaViolation(
                        "/payload/*/note", "text", "must hold no NUL and no half of a surrogate pair"));
    }

    @Test
    void aFirstCheckByManyAtOnceIsOneOfEach() throws Exception {
        var event = Goldens.rewritten(Topic.JOB_COMPLETED);
        try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> check =
                    () -> schemas.check(Topic.JOB_COMPLETED, event).isEmpty();
            for (var result :
                    many.invokeAll(IntStream.range(0, 64).mapToObj(_ -> check).toList())) {
                assertThat(result.get()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(AgentState.class)
    void theNameOfAStateIsTheOneThatTravels(AgentState state) throws NoSuchFieldException {
        assertThat(state.wireName())
                .isEqualTo(AgentState.class
                        .getField(state.name())
                        .getAnnotation(JsonProperty.class)
                        .value());
    }

    private static void put(ObjectNode event, String pointer, String value) {
        var at = pointer.substring(pointer.lastIndexOf('/') + 1).replace("~1", "/");
        var parent = event.at(pointer.substring(0, pointer.lastIndexOf('/')));
        if (parent instanceof ObjectNode object) {
            if (value.equals("-")) {
                object.remove(at);
            } else {
                object.set(at, json(value));
            }
        } else {
            ((ArrayNode) parent).set(Integer.parseInt(at), json(value));
        }
    }

    private static JsonNode json(String value) {
        return JsonMapper.shared().readTree(value.replace('\'', '"'));
    }
}
