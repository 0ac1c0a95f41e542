package com.waooaw.agentcreation.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Changes one place of a document at a time, guided by the schema; the same seed makes the same changes. */
final class Mutator {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonNode schema;
    private final Random random;

    Mutator(JsonNode schema, long seed) {
        this.schema = schema;
        this.random = new Random(seed);
    }

    /** A change: where, what kind, and the document after it. */
    record Mutation(String pointer, String kind, ObjectNode document) {}

    List<Mutation> mutations(ObjectNode document) {
        var mutations = new ArrayList<Mutation>();
        for (var property : document.properties()) {
            visit(document, "/" + property.getKey(), schemaOfProperty(schema, property.getKey()), mutations);
        }
        mutations.add(with(document, "/not_in_the_schema", "unknown property", NODES.stringNode("x")));
        return mutations;
    }

    private void visit(ObjectNode document, String pointer, JsonNode rule, List<Mutation> mutations) {
        var value = document.at(pointer);
        mutations.add(new Mutation(pointer, "delete", deleted(document, pointer)));
        mutations.add(with(document, pointer, "null", NODES.nullNode()));
        mutations.add(with(document, pointer, "wrong type", otherType(value)));
        replacements(value, rule).stream()
                .filter(change -> !same(change.value, value))
                .forEach(change -> mutations.add(with(document, pointer, change.kind, change.value)));
        if (pointer.endsWith("/schema_ref")) {
            mutations.add(with(document, pointer, "table of a service", NODES.stringNode("governance.approval")));
        }
        for (var property : value.properties()) {
            visit(document, pointer + "/" + property.getKey(), schemaOfProperty(rule, property.getKey()), mutations);
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            visit(document, pointer + "/" + i, resolved(rule.get("items")), mutations);
        }
        if (value.isObject()) {
            mutations.add(with(document, pointer + "/not_in_the_schema", "unknown property", NODES.stringNode("x")));
        }
    }

    private static boolean same(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue()) == 0;
        }
        return one.equals(other);
    }

    private record Change(String kind, JsonNode value) {}

    private List<Change> replacements(JsonNode value, JsonNode rule) {
        var changes = new ArrayList<Change>();
        if (rule.has("enum")) {
            rule.get("enum").forEach(other -> {
                if (!other.equals(value)) {
                    changes.add(new Change("swapped to " + other.asString(), other));
                }
            });
        } else if (value.isString()) {
            changes.add(new Change("empty", NODES.stringNode("")));
            changes.add(new Change("blank", NODES.stringNode("            ")));
            changes.add(new Change("too long", NODES.stringNode("x".repeat(2001))));
            changes.add(new Change("other text", NODES.stringNode(otherText(value.asString()))));
        } else if (value.isNumber()) {
            numbers(rule, changes);
        } else if (value.isBoolean()) {
            changes.add(new Change("flipped", NODES.booleanNode(!value.asBoolean())));
        } else if (value.isArray()) {
            if (!value.isEmpty()) {
                changes.add(new Change("empty", NODES.arrayNode()));
            }
            var longer = (ArrayNode) value.deepCopy();
            longer.add(smallest(resolved(rule.get("items"))));
            changes.add(new Change("one entry more", longer));
        } else if (value.isObject()) {
            changes.add(new Change("empty", NODES.objectNode()));
        }
        return changes;
    }

    private static void numbers(JsonNode rule, List<Change> changes) {
        if (rule.has("minimum")) {
            changes.add(new Change(
                    "below the least", NODES.numberNode(rule.get("minimum").asDouble() - 1)));
            changes.add(new Change("the least", rule.get("minimum")));
        }
        if (rule.has("maximum")) {
            changes.add(new Change("the most", rule.get("maximum")));
            changes.add(new Change(
                    "above the most", NODES.numberNode(rule.get("maximum").asLong() + 1)));
        }
    }

    /** Keeps the form and changes the meaning: letters for letters, digits for digits. */
    private String otherText(String text) {
        var other = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isDigit(c) && text.contains("T") && text.endsWith("Z")) {
                other.append(c == '6' ? '7' : c);
            } else if (Character.isDigit(c)) {
                other.append((char) ('0' + (c - '0' + 1 + random.nextInt(9)) % 10));
            } else if (c >= 'a' && c <= 'z') {
                other.append((char) ('a' + (c - 'a' + 1 + random.nextInt(25)) % 26));
            } else {
                other.append(c);
            }
        }
        var changed = other.toString();
        return changed.equals(text) ? text.substring(0, text.length() - 1) + "X" : changed;
    }

    private static JsonNode otherType(JsonNode value) {
        if (value.isString()) {
            return NODES.numberNode(7);
        }
        return value.isContainer() ? NODES.stringNode("text") : NODES.stringNode("seven");
    }

    /** The smallest value the schema takes. */
    private JsonNode smallest(JsonNode rule) {
        if (rule.has("enum")) {
            return rule.get("enum").get(0);
        }
        return switch (rule.get("type").asString()) {
            case "object" -> {
                var object = NODES.objectNode();
                rule.get("required")
                        .forEach(
                                name -> object.set(name.asString(), smallest(schemaOfProperty(rule, name.asString()))));
                yield object;
            }
            case "array" -> NODES.arrayNode();
            case "boolean" -> NODES.booleanNode(false);
            case "integer", "number" -> rule.get("minimum");
            default -> NODES.stringNode(matching(rule));
        };
    }

    private static String matching(JsonNode rule) {
        var pattern = rule.has("pattern") ? rule.get("pattern").asString() : "";
        if (pattern.startsWith("^SKILL")) {
            return "SKILL-HC-999";
        }
        return pattern.startsWith("^[A-Z]") ? "XXX" : "xxx";
    }

    private JsonNode schemaOfProperty(JsonNode rule, String name) {
        var properties = rule.get("properties");
        var found =
                properties != null && properties.has(name) ? properties.get(name) : rule.get("additionalProperties");
        return resolved(found);
    }

    private JsonNode resolved(JsonNode rule) {
        if (rule == null || !rule.isObject()) {
            return JsonMapper.builder().build().createObjectNode();
        }
        return rule.has("$ref") ? schema.at(rule.get("$ref").asString().substring(1)) : rule;
    }

    private static Mutation with(ObjectNode document, String pointer, String kind, JsonNode value) {
        var copy = document.deepCopy();
        int last = pointer.lastIndexOf('/');
        var parent = copy.at(pointer.substring(0, last));
        var name = pointer.substring(last + 1);
        if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(name), value);
        } else {
            ((ObjectNode) parent).set(name, value);
        }
        return new Mutation(pointer, kind, copy);
    }

    private static ObjectNode deleted(ObjectNode document, String pointer) {
        var copy = document.deepCopy();
        ReviewFixtures.remove(copy, pointer);
        return copy;
    }
}
