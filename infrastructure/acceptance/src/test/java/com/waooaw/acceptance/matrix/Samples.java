package com.waooaw.acceptance.matrix;

import com.waooaw.acceptance.matrix.ApiDocument.Operation;
import com.waooaw.acceptance.matrix.ApiDocument.Parameter;
import com.waooaw.local.http.Json;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Values that fit a schema and name nothing there is. */
final class Samples {

    /** An id of nothing. */
    static final String UNKNOWN = "01980000-0000-7000-8000-00000000dead";

    /** What a schema alone cannot tell: with these, a question gets past the first check. */
    private static final Map<String, String> WORDS = Map.of(
            "industry", "healthcare",
            "text", "How is type 2 diabetes treated?",
            "act_hash", "0".repeat(64));

    private Samples() {}

    /** The target with every path parameter naming nothing. */
    static String target(Operation operation) {
        return target(operation, Map.of());
    }

    /** The target with these values, as they go over the wire, for path parameters. */
    static String target(Operation operation, Map<String, String> values) {
        var path = operation.path();
        for (var parameter : operation.parameters()) {
            if (parameter.in().equals("path")) {
                path = path.replace(
                        "{" + parameter.name() + "}", values.getOrDefault(parameter.name(), word(parameter)));
            }
        }
        return operation.prefix() + path;
    }

    private static String word(Parameter parameter) {
        return value(parameter.name(), parameter.schema()).asString();
    }

    /**
     * A body as the document wants it. It changes nothing: the ids in it name nothing, and where there are none, a
     * field nobody knows makes it invalid.
     */
    static ObjectNode body(Operation operation) {
        var schema = operation.bodies().values().iterator().next();
        var body = (ObjectNode) value("", schema);
        if (!operation.isQuestion() && !operation.path().contains("{") && !namesSomething(schema)) {
            body.put("nonsense", 1);
        }
        return body;
    }

    private static boolean namesSomething(JsonNode schema) {
        return schema.path("properties").properties().stream()
                .anyMatch(property ->
                        property.getValue().path("format").asString("").equals("uuid"));
    }

    static JsonNode value(String name, JsonNode schema) {
        if (schema.has("enum")) {
            return schema.path("enum").get(0);
        }
        return switch (type(schema)) {
            case "object" -> {
                var object = Json.MAPPER.createObjectNode();
                schema.path("properties")
                        .properties()
                        .forEach(property ->
                                object.set(property.getKey(), value(property.getKey(), property.getValue())));
                yield object;
            }
            case "array" -> Json.MAPPER.createArrayNode().add(value(name, schema.path("items")));
            case "integer", "number" -> Json.MAPPER.getNodeFactory().numberNode(1);
            case "boolean" -> Json.MAPPER.getNodeFactory().booleanNode(true);
            default ->
                StringNode.valueOf(
                        switch (schema.path("format").asString("")) {
                            case "uuid" -> UNKNOWN;
                            case "date-time" -> "2026-11-27T08:00:00Z";
                            default -> WORDS.getOrDefault(name, "x");
                        });
        };
    }

    static String type(JsonNode schema) {
        return schema.has("properties") ? "object" : schema.path("type").asString("string");
    }
}
