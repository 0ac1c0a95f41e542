package com.waooaw.platform.events.schema;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.path.NodePath;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What the validator found, in words that quote the schema and never the event. */
final class Violations {

    private Violations() {}

    static List<SchemaViolation> of(Schema schema, JsonNode document, String prefix) {
        return schema.validate(document).stream()
                .map(error -> violation(error, prefix))
                .toList();
    }

    private static SchemaViolation violation(Error error, String prefix) {
        var at = pointer(error.getInstanceLocation());
        if ("required".equals(error.getKeyword())) {
            return new SchemaViolation(prefix + at.child(error.getProperty()), "required", "is missing");
        }
        return new SchemaViolation(prefix + at, error.getKeyword(), message(error));
    }

    private static String message(Error error) {
        var asked = error.getSchemaNode();
        return switch (error.getKeyword()) {
            case "type" -> "must be of type " + (asked.isArray() ? asked : asked.asString());
            case "format" -> "must be of the format " + asked.asString();
            case "enum" -> "must be one of " + asked;
            case "pattern" -> "must look like " + asked.asString();
            case "minLength" -> "must have at least " + asked + " characters";
            case "maxLength" -> "must have at most " + asked + " characters";
            case "minItems" -> "must have at least " + asked + " entries";
            case "maxItems" -> "must have at most " + asked + " entries";
            case "minimum" -> "must be at least " + asked;
            case "maximum" -> "must be at most " + asked;
            default -> "does not keep " + error.getKeyword();
        };
    }

    private static Pointer pointer(NodePath path) {
        var pointer = Pointer.ROOT;
        for (int i = 0; i < path.getNameCount(); i++) {
            var step = path.getElement(i);
            pointer = step instanceof Integer index ? pointer.child(index) : pointer.child(step.toString());
        }
        return pointer;
    }
}
