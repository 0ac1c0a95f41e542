package com.waooaw.platform.events.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.waooaw.contracts.Topic;
import com.waooaw.platform.events.EventJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class HostileEventsTests {

    /** Of one check, on a busy machine; the longest text that is read at all is 256 KiB. */
    private static final Duration QUICK = Duration.ofSeconds(2);

    static final EventSchemas SCHEMAS = new EventSchemas();

    final EventJson json = new EventJson();

    @BeforeEach
    void compiled() {
        assertThat(check(Goldens.event(Topic.JOB_COMPLETED).toString())).isEmpty();
    }

    @Test
    void anEventOf300KilobytesIsRefusedUnread() {
        var event = Goldens.event(Topic.JOB_COMPLETED);
        ((ObjectNode) event.get("payload")).put("note", "x".repeat(300_000));
        assertThat(check(event.toString()))
                .containsExactly(new SchemaViolation("", "too_large", "must not be larger than 256 KiB"));
        assertThat(check("{".repeat(300_000)))
                .extracting(SchemaViolation::keyword)
                .containsExactly("too_large");
        assertThat(check("é".repeat(150_000)))
                .extracting(SchemaViolation::keyword)
                .containsExactly("too_large");
        assertThat(check("€".repeat(90_000)))
                .extracting(SchemaViolation::keyword)
                .containsExactly("too_large");
        assertThat(check("\uD83D\uDE00".repeat(70_000)))
                .extracting(SchemaViolation::keyword)
                .containsExactly("too_large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "é", "€", "\uD83D\uDE00", "\\\"", "\\\\", " "})
    void theBoundIsExactWhateverTheCharacters(String filling) {
        var event = Goldens.event(Topic.JOB_COMPLETED).put("note", "").toString();
        int room = EventSchemas.MOST_BYTES - bytes(event);
        int one = bytes(filling);
        var full = filling.repeat(room / one) + "x".repeat(room % one);

        assertThat(check(event.replace("\"note\":\"\"", "\"note\":\"" + full + "\"")))
                .isEmpty();
        assertThat(check(event.replace("\"note\":\"\"", "\"note\":\"" + full + "x\"")))
                .extracting(SchemaViolation::keyword)
                .containsExactly("too_large");
    }

    @Test
    void howAnEventIsLaidOutMakesItNoLarger() {
        var event = Goldens.event(Topic.JOB_COMPLETED);
        var notes = event.putArray("notes");
        int room = (EventSchemas.MOST_BYTES - bytes(event.toString())) / 2 - 1;
        for (int i = 0; i < room; i++) {
            notes.add(1);
        }
        var airy = JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(event);
        assertThat(bytes(airy)).isGreaterThan(EventSchemas.MOST_BYTES + 10_000);
        assertThat(check(event.toString())).isEmpty();
        assertThat(check(airy)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {65, 100, 127, 128, 1_000, 100_000})
    void whatIsNestedTooDeeplyIsRefused(int levels) {
        for (var pair : List.of(List.of("[", "]"), List.of("{\"a\":", "}"))) {
            var inner = pair.getFirst().startsWith("{") ? "1" : "";
            int deep = Math.min(levels, 40_000);
            var nested = pair.getFirst().repeat(deep) + inner + pair.getLast().repeat(deep);
            var event = Goldens.event(Topic.JOB_COMPLETED)
                    .put("note", "")
                    .toString()
                    .replace("\"note\":\"\"", "\"note\":" + nested);
            assertThat(check(event))
                    .extracting(SchemaViolation::keyword)
                    .singleElement()
                    .isIn("too_deep", "malformed");
        }
    }

    @Test
    void aDepthThatIsAllowedIsAllowed() {
        var nested = "[".repeat(EventSchemas.MOST_DEPTH) + "]".repeat(EventSchemas.MOST_DEPTH);
        var event = Goldens.event(Topic.JOB_COMPLETED)
                .put("note", "")
                .toString()
                .replace("\"note\":\"\"", "\"note\":" + nested);
        assertThat(check(event)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "a\\u0000b", "\\ud800", "\\udc00", "\\udc00\\ud800", "x\\ud83dx"})
    void textNoDatabaseCanKeepIsRefused(String text) {
        var event = Goldens.event(Topic.JOB_COMPLETED);
        event.putObject("extra").put("mark", 1);
        var value = event.toString().replace("\"mark\":1", "\"mark\":\"" + text + "\"");
        assertThat(check(value))
                .extracting(SchemaViolation::pointer, SchemaViolation::keyword)
                .containsExactly(tuple("/extra/mark", "text"));
        var name = event.toString().replace("\"mark\":1", "\"" + text + "\":1");
        assertThat(check(name))
                .extracting(SchemaViolation::pointer, SchemaViolation::keyword)
                .containsExactly(tuple("/extra/*", "text"));
    }

    @Test
    void aPairOfSurrogatesIsText() {
        var event = Goldens.event(Topic.JOB_COMPLETED);
        ((ObjectNode) event.get("payload")).put("result_summary", "\uD83D\uDE00 and \u0001");
        assertThat(check(event.toString())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9223372036854775808",
                "-9223372036854775809",
                "1e19",
                "1e400",
                "-1e400",
                "1e999999999",
                "1e-999999999",
                "0e-999999999",
                "0.0000000000000000000000000000001",
                "123456789012345678901234567890123456789012345678901"
            })
    void aNumberNoReaderCanHoldIsRefusedWhereverItIs(String number) {
        for (var place : List.of("/n", "/payload/cost_usd", "/payload/seed_draft/confidence", "/extra")) {
            var name = place.substring(place.lastIndexOf('/') + 1);
            var event = Goldens.event(Topic.JOB_COMPLETED).put("extra", 1).toString();
            var value = event.replaceFirst("\"" + name + "\":[0-9.]+", "\"" + name + "\":" + number);
            // the first n is that of the event
            assertThat(value).isNotEqualTo(event);
            assertThat(check(value))
                    .extracting(SchemaViolation::pointer, SchemaViolation::keyword)
                    .containsExactly(tuple(place, "number"));
        }
    }

    @Test
    void aNumberOfReasonableLengthIsANumber() {
        for (var number : List.of("9223372036854775807", "1E+2", "5e0", "12.0")) {
            var event = Goldens.event(Topic.JOB_COMPLETED).toString().replaceFirst("\"n\":2", "\"n\":" + number);
            assertThat(check(event)).isEmpty();
            assertThat(json.read(Topic.JOB_COMPLETED, event).n()).isPositive();
        }
    }

    @Test
    void aNameTwiceIsRefused() {
        var event = Goldens.event(Topic.JOB_COMPLETED).toString();
        assertThat(check(event.replaceFirst("\"n\":2", "\"n\":2,\"n\":3")))
                .extracting(SchemaViolation::pointer, SchemaViolation::keyword)
                .containsExactly(tuple("", "malformed"));
        assertThat(check(event.replace("\"n\":2,", "\"n\":2,\"x\":{\"y\":1,\"\\u0079\":1},")))
                .extracting(SchemaViolation::keyword)
                .containsExactly("malformed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "x",
                "{",
                "{}}",
                "{} {}",
                "[1,]",
                "nul",
                "NaN",
                "\"",
                "\\",
                "\u0000",
                "{\"a\":\"\n\"}",
                "{'a':1}",
                "// x\n{}",
                "{\"a\":01}"
            })
    void whatIsNotJsonIsRefused(String text) {
        assertThat(check(text))
                .extracting(SchemaViolation::pointer, SchemaViolation::keyword)
                .containsExactly(tuple("", "malformed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "true", "0", "\"x\"", "[]", "[{}]"})
    void whatIsNoObjectIsRefused(String text) {
        assertThat(check(text))
                .extracting(SchemaViolation::pointer, SchemaViolation::keyword)
                .contains(tuple("", "type"));
    }

    @Test
    void aThousandFaultsAreToldByFifty() {
        var event = Goldens.event(Topic.JOB_COMPLETED);
        for (int i = 0; i < 5_000; i++) {
            event.withObject("/vector_clock").put("s" + i, "x");
        }
        var evidence = event.withObject("/payload/seed_draft").putArray("evidence_refs");
        for (int i = 0; i < 50_000; i++) {
            evidence.add(1);
        }
        assertThat(check(event.toString())).hasSize(50);
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void nothingThatPassesCannotBeRead(Topic topic) {
        var mutator = new EventMutator(
                Goldens.event(topic), 20261127 + topic.wireName().hashCode());
        int passed = 0;
        for (int i = 0; i < 1_000; i++) {
            var event = mutator.next();
            var violations = check(topic, event);
            if (violations.isEmpty()) {
                passed++;
                assertThat(json.read(topic, event).payload()).isNotNull();
            } else {
                assertThat(violations).hasSizeLessThanOrEqualTo(50).allSatisfy(v -> {
                    assertThat(v.pointer()).matches("(/[A-Za-z0-9_~*-]+)*");
                    assertThat(v.keyword()).matches("[A-Za-z_]+");
                    assertThat(v.message()).isNotBlank().hasSizeLessThan(400);
                });
            }
        }
        // a mutator that broke everything, or nothing, would show nothing
        assertThat(passed).isBetween(50, 500);
    }

    private static List<SchemaViolation> check(String event) {
        return check(Topic.JOB_COMPLETED, event);
    }

    private static List<SchemaViolation> check(Topic topic, String event) {
        var started = System.nanoTime();
        var violations = SCHEMAS.check(topic, event);
        Assertions.assertTrue(
                System.nanoTime() - started < QUICK.toNanos(), () -> "too long for an event of " + event.length());
        return violations;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
