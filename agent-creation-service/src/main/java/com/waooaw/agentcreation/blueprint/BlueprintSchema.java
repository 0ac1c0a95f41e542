package com.waooaw.agentcreation.blueprint;

import static com.waooaw.agentcreation.AgentCreationError.CATALOGUE_UNREADABLE;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.waooaw.platform.kernel.Fault;
import com.waooaw.platform.kernel.WaooawException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The shape of a blueprint, and every place where a document departs from it. */
final class BlueprintSchema {

    static final String FILE = "schema/agent-creation/blueprint.schema.json";

    /** More than this in one answer helps nobody. */
    private static final int MOST_FAULTS = 200;

    private final Schema schema = load();

    List<Fault> faults(JsonNode document, String prefix) {
        var faults = new ArrayList<Fault>();
        textFaults(document, "", faults);
        schema.validate(document).stream().map(BlueprintSchema::faultOf).forEach(faults::add);
        instantFaults(document, faults);
        return faults.stream()
                .distinct()
                .sorted(Comparator.comparing(Fault::pointer))
                .limit(MOST_FAULTS)
                .map(fault -> new Fault(prefix + fault.pointer(), fault.message()))
                .toList();
    }

    private static Fault faultOf(Error error) {
        var at = error.getInstanceLocation().toString();
        var schemaNode = error.getSchemaNode();
        return switch (error.getKeyword()) {
            case "required" -> new Fault(at + "/" + escaped(error.getProperty()), "is missing");
            case "additionalProperties" -> new Fault(at + "/" + escaped(error.getProperty()), "is not known here");
            case "enum" -> new Fault(at, "must be one of " + schemaNode);
            case "type" -> new Fault(at, "must be of type " + schemaNode.asString());
            case "pattern" ->
                new Fault(
                        at,
                        "\\S".equals(schemaNode.asString())
                                ? "must not be blank"
                                : "must look like " + schemaNode.asString());
            case "minLength" -> new Fault(at, "must have at least " + schemaNode + " characters");
            case "maxLength" -> new Fault(at, "must have at most " + schemaNode + " characters");
            case "minimum" -> new Fault(at, "must be at least " + schemaNode);
            case "maximum" -> new Fault(at, "must be at most " + schemaNode);
            case "minItems" -> new Fault(at, "must have at least " + schemaNode + " entries");
            case "maxItems" -> new Fault(at, "must have at most " + schemaNode + " entries");
            case "uniqueItems" -> new Fault(at, "must not hold an entry twice");
            default -> new Fault(at, error.getMessage());
        };
    }

    /** A string no database can keep is refused here, where the sender still learns of it. */
    private static void textFaults(JsonNode node, String pointer, List<Fault> faults) {
        if (node.isString() && unstorable(node.asString())) {
            faults.add(new Fault(pointer, "must not contain control characters"));
        }
        for (var property : node.properties()) {
            textFaults(property.getValue(), pointer + "/" + escaped(property.getKey()), faults);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            textFaults(node.get(i), pointer + "/" + i, faults);
        }
    }

    private static boolean unstorable(String text) {
        return text.codePoints()
                .anyMatch(c -> (Character.isISOControl(c) && !Character.isWhitespace(c))
                        || Character.getType(c) == Character.SURROGATE);
    }

    /** The schema knows the form of a time, the calendar knows whether it exists. */
    private static void instantFaults(JsonNode document, List<Fault> faults) {
        var testedAt = document.at("/rollback_plan/tested_at");
        if (!testedAt.isString()) {
            return;
        }
        try {
            Instant.parse(testedAt.asString());
        } catch (DateTimeException e) {
            faults.add(new Fault("/rollback_plan/tested_at", "must be a time in UTC like 2026-11-18T09:30:00Z"));
        }
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static Schema load() {
        try (var in = BlueprintSchema.class.getClassLoader().getResourceAsStream(FILE)) {
            if (in == null) {
                throw new WaooawException(CATALOGUE_UNREADABLE, FILE + " is not on the class path");
            }
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(in, InputFormat.JSON);
        } catch (IOException e) {
            throw new WaooawException(CATALOGUE_UNREADABLE, FILE + " cannot be read", e);
        }
    }
}
