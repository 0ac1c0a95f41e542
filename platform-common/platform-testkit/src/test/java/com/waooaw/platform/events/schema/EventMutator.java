package com.waooaw.platform.events.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Spoils an event, in its parts and in its text; the same seed spoils it the same way. */
final class EventMutator {

    private static final String MARK = "mark-of-the-mutator";
    private static final JsonMapper MAPPER = JsonMapper.shared();

    /** As they stand in a text. */
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "false",
            "0",
            "-0",
            "-1",
            "1",
            "1.0",
            "1.5",
            "0.1e1",
            "1e400",
            "1e-400",
            "2147483648",
            "9223372036854775807",
            "9223372036854775808",
            "123456789012345678901234567890",
            "1e999999999",
            "\"\"",
            "\" \"",
            "\"x\"",
            "\"1.0\"",
            "\"1.9\"",
            "\"3.0\"",
            "\"active\"",
            "\"unknown\"",
            "\"0197a000-0000-7000-8000-000000000001\"",
            "\"0197A000-0000-7000-8000-00000000000F\"",
            "\"0197a0000000-7000-8000-0000-00000001\"",
            "\"0197a000-0000-7000-8000-000000000001\\n\"",
            "\"2026-11-21T08:00:00Z\"",
            "\"2026-11-21t08:00:00z\"",
            "\"2026-11-21T08:00:00+05:30\"",
            "\"2026-11-21T08:00Z\"",
            "\"2026-11-21 08:00:00Z\"",
            "\"2026-02-30T08:00:00Z\"",
            "\"2026-12-31T23:59:60Z\"",
            "\"2026-11-21T24:00:00Z\"",
            "\"+12026-11-21T08:00:00Z\"",
            "\"2026-11-21T08:00:00.1234567890123Z\"",
            "\"2026-11-21T08:00:00\"",
            "\"1\"",
            "\"Infinity\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\ud83d\\ude00\"",
            "[]",
            "[null]",
            "[[[[[]]]]]",
            "{}",
            "{\"a\":{\"b\":{}}}",
            "[".repeat(70) + "]".repeat(70),
            "\"" + "long ".repeat(2_000) + "\"");

    private static final List<String> SNIPPETS = List.of(
            "\"",
            "\\",
            ",",
            ":",
            "{",
            "}",
            "[",
            "]",
            "null",
            "NaN",
            "\u0000",
            "\uD800",
            "é",
            "1e9",
            "\"a\":1,",
            "\n",
            "/*");

    private final JsonNode golden;
    private final Random random;

    EventMutator(JsonNode golden, long seed) {
        this.golden = golden;
        this.random = new Random(seed);
    }

    String next() {
        var event = golden.deepCopy();
        if (random.nextInt(4) == 0) {
            return spoiltText(event.toString());
        }
        var text = event.toString();
        for (int i = random.nextInt(3); i >= 0; i--) {
            text = spoiltPart(text);
        }
        return text;
    }

    /** Puts a value where another was; the value is text, so that it may be one no tree can hold. */
    private String spoiltPart(String text) {
        JsonNode event;
        try {
            event = MAPPER.readTree(text);
        } catch (JacksonException e) {
            return text;
        }
        var containers = new ArrayList<JsonNode>();
        collect(event, containers);
        if (containers.isEmpty()) {
            return text;
        }
        switch (any(containers)) {
            case ObjectNode object
            when object.isEmpty() || random.nextInt(6) == 0 ->
                object.put(random.nextBoolean() ? "added" : "name with é, / and ~", MARK);
            case ObjectNode object -> {
                var name = any(List.copyOf(object.propertyNames()));
                switch (random.nextInt(5)) {
                    case 0 -> object.remove(name);
                    case 1 -> object.set(name + "_", object.remove(name));
                    default -> object.put(name, MARK);
                }
            }
            case ArrayNode array when array.isEmpty() || random.nextBoolean() -> array.add(MARK);
            case ArrayNode array -> array.set(random.nextInt(array.size()), MARK);
            default -> throw new IllegalStateException("no container");
        }
        return event.toString().replace('"' + MARK + '"', any(VALUES));
    }

    private String spoiltText(String text) {
        int at = random.nextInt(text.length());
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at);
            case 1 -> text.substring(0, at) + any(SNIPPETS) + text.substring(at);
            case 2 -> text.substring(0, at) + any(SNIPPETS) + text.substring(at + 1);
            default -> text.substring(0, at) + text.substring(Math.min(text.length(), at + 1 + random.nextInt(30)));
        };
    }

    private static void collect(JsonNode node, List<JsonNode> into) {
        if (node.isContainer()) {
            into.add(node);
        }
        node.forEach(child -> collect(child, into));
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
