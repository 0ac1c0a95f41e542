package com.waooaw.acceptance.matrix;

import com.waooaw.acceptance.matrix.ApiDocument.Operation;
import com.waooaw.acceptance.matrix.MatrixCase.Expectation;
import com.waooaw.local.http.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Wrong values of every property of a body, however deep, and bodies that are wrong as a whole. */
final class BodyCases {

    private static final String MARK = "@@here@@";
    private static final int DEEP = 10_000;
    private static final int OVERSIZE = 150_000;
    private static final int OVER_THE_LIMIT = 1_100_000;

    /** What another parser may see differently; the rest is judged after it. */
    private static final Set<String> OF_A_PARSER = Set.of(
            "twice",
            "deep nesting",
            "raw control characters",
            "NUL",
            "a lone high surrogate",
            "invalid UTF-8",
            "a huge number",
            "a number beyond any float");

    private BodyCases() {}

    /** The request as the document describes it; it changes nothing ({@link Samples#body}). */
    static MatrixCase fitting(Operation operation, String what, Caller caller, String target, Expectation expected) {
        if (operation.bodies().isEmpty()) {
            return new MatrixCase(operation, what, caller, target, List.of(), new byte[0], expected);
        }
        return new MatrixCase(
                operation,
                what,
                caller,
                target,
                List.of("Content-Type: "
                        + operation.bodies().keySet().iterator().next()),
                utf8(Json.write(Samples.body(operation))),
                expected);
    }

    static List<MatrixCase> of(Operation operation, Caller caller) {
        var cases = new ArrayList<MatrixCase>();
        var first = operation.bodies().isEmpty()
                ? ""
                : operation.bodies().keySet().iterator().next();
        operation.bodies().forEach((type, schema) -> {
            whole(operation, caller, type, cases);
            properties(
                    new Place(operation, caller, type, type.equals(first) ? Set.of() : OF_A_PARSER, cases),
                    schema,
                    "",
                    Samples.body(operation));
        });
        return cases;
    }

    private static void whole(Operation operation, Caller caller, String type, List<MatrixCase> cases) {
        var fine = Json.write(Samples.body(operation));
        var bodies = Map.ofEntries(
                Map.entry("nothing", utf8("")),
                Map.entry("empty", utf8("{}")),
                Map.entry("null", utf8("null")),
                Map.entry("a number", utf8("7")),
                Map.entry("a text", utf8("\"x\"")),
                Map.entry("a list", utf8("[1]")),
                Map.entry("cut off", utf8(fine.substring(0, fine.length() / 2))),
                Map.entry("NUL alone", new byte[] {0}),
                Map.entry("NUL inside", utf8("{\0" + fine.substring(1))),
                Map.entry("invalid UTF-8", new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'}),
                Map.entry(
                        "UTF-16", fine.replaceFirst("\\{", "{\"nonsense2\":1,").getBytes(StandardCharsets.UTF_16)),
                Map.entry("a surrogate in a name", utf8("{\"\\ud800\":1," + fine.substring(1))),
                Map.entry("deep lists", utf8("[".repeat(DEEP))),
                Map.entry("deep objects", utf8("{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP))),
                Map.entry("an unknown field", utf8("{\"surprise\":1," + fine.substring(1))),
                Map.entry("over the limit", utf8("{\"x\":\"" + "x".repeat(OVER_THE_LIMIT) + "\"}")),
                Map.entry("a number without an end", utf8("{\"x\":" + "9".repeat(OVERSIZE) + "}")),
                Map.entry("a very long name", utf8("{\"" + "n".repeat(OVERSIZE) + "\":1," + fine.substring(1))));
        bodies.forEach((what, body) -> cases.add(new MatrixCase(
                operation,
                "body as " + type + ": " + what,
                caller,
                Samples.target(operation),
                List.of("Content-Type: " + type),
                body,
                Expectation.REFUSED)));
    }

    /** @param only these kinds; empty for all */
    private record Place(Operation operation, Caller caller, String type, Set<String> only, List<MatrixCase> cases) {}

    private static void properties(Place place, JsonNode schema, String pointer, JsonNode root) {
        schema.path("properties").properties().forEach(property -> {
            var at = pointer + "/" + property.getKey();
            var required = schema.path("required")
                    .valueStream()
                    .anyMatch(n -> n.asString().equals(property.getKey()));
            property(place, property.getValue(), property.getKey(), at, required);
            properties(place, property.getValue(), at, root);
            if (Samples.type(property.getValue()).equals("array")) {
                element(place, property.getValue().path("items"), at + "/0");
                properties(place, property.getValue().path("items"), at + "/0", root);
            }
        });
    }

    private static void property(Place place, JsonNode schema, String name, String at, boolean required) {
        var must = required ? Expectation.REFUSED : Expectation.HARMLESS;
        var body = Samples.body(place.operation());
        ((ObjectNode) parent(body, at)).remove(name);
        add(place, at, "missing", utf8(Json.write(body)), must);
        put(place, at, "null", "null", must);
        var value = Json.write(Samples.value(name, schema));
        put(place, at, "twice", value + ",\"" + name + "\":" + value, Expectation.REFUSED);
        element(place, schema, at);
    }

    /** What is wrong for a property as for an element of a list. */
    private static void element(Place place, JsonNode schema, String at) {
        var type = Samples.type(schema);
        var isText = type.equals("string");
        var strict =
                isText && !schema.has("enum") && !schema.has("format") ? Expectation.HARMLESS : Expectation.REFUSED;
        put(place, at, "a number", "7", isText ? Expectation.REFUSED : Expectation.HARMLESS);
        put(place, at, "a truth", "true", type.equals("boolean") ? Expectation.HARMLESS : Expectation.REFUSED);
        put(place, at, "a list", "[]", type.equals("array") ? Expectation.HARMLESS : Expectation.REFUSED);
        put(place, at, "an object", "{}", type.equals("object") ? Expectation.HARMLESS : Expectation.REFUSED);
        put(place, at, "deep nesting", "[".repeat(DEEP) + "]".repeat(DEEP), Expectation.REFUSED);
        put(place, at, "an empty text", "\"\"", strict);
        put(place, at, "oversize", "\"" + "x".repeat(OVERSIZE) + "\"", strict);
        put(place, at, "control characters", "\"a\\u0001\\u001b\\u007f\\u202eb\"", strict);
        put(place, at, "raw control characters", "\"a\1\33b\"", Expectation.REFUSED);
        put(place, at, "NUL", "\"a\\u0000b\"", strict);
        put(place, at, "a lone high surrogate", "\"a\\ud800b\"", strict);
        put(place, at, "a lone low surrogate", "\"a\\udc00b\"", strict);
        put(place, at, "invalid UTF-8", "\"a\377\376b\"", Expectation.REFUSED);
        put(place, at, "a surrogate in UTF-8", "\"a\355\240\200b\"", Expectation.REFUSED);
        put(place, at, "a huge number", "9".repeat(900), Expectation.REFUSED);
        put(place, at, "a number beyond any float", "1e999999999", Expectation.REFUSED);
        put(place, at, "a negative number", "-1", isText ? Expectation.REFUSED : Expectation.HARMLESS);
        put(
                place,
                at,
                "a fraction",
                "0.5",
                isText || type.equals("integer") ? Expectation.REFUSED : Expectation.HARMLESS);
        put(place, at, "a number in quotes", "\"1\"", strict);
    }

    /** @param raw what stands there, in ISO 8859-1, so that any byte can be written */
    private static void put(Place place, String at, String what, String raw, Expectation expected) {
        var body = Samples.body(place.operation());
        var parent = parent(body, at);
        var last = at.substring(at.lastIndexOf('/') + 1);
        if (parent instanceof ArrayNode list) {
            list.set(0, MARK);
        } else {
            ((ObjectNode) parent).put(last, MARK);
        }
        var text = Json.write(body);
        int mark = text.indexOf("\"" + MARK + "\"");
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(utf8(text.substring(0, mark)));
        bytes.writeBytes(raw.getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(utf8(text.substring(mark + MARK.length() + 2)));
        add(place, at, what, bytes.toByteArray(), expected);
    }

    private static void add(Place place, String at, String what, byte[] body, Expectation expected) {
        if (!place.only().isEmpty() && !place.only().contains(what)) {
            return;
        }
        place.cases()
                .add(new MatrixCase(
                        place.operation(),
                        "body as " + place.type() + " " + at + ": " + what,
                        place.caller(),
                        Samples.target(place.operation()),
                        List.of("Content-Type: " + place.type()),
                        body,
                        // what would change something names nothing, so it is never taken
                        place.operation().isQuestion() ? expected : Expectation.REFUSED));
    }

    private static JsonNode parent(ObjectNode body, String at) {
        return body.at(JsonPointer.compile(at.substring(0, at.lastIndexOf('/'))));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
