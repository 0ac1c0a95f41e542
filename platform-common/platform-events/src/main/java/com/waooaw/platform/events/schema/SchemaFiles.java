package com.waooaw.platform.events.schema;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.format.Format;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.waooaw.contracts.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads and compiles the schemas that lie beside the contracts, {@code schema/events/<topic>/<version>.json}. */
final class SchemaFiles {

    /** Marks an enumeration whose readers take a name they do not know as the one this names. */
    static final String UNKNOWN_NAME = "x-unknown-name";

    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern TIME = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9:.+Zz-]{6,32}");

    /** What a newer minor version may widen. */
    private static final Set<String> WIDENED = Set.of(
            "enum", UNKNOWN_NAME, "pattern", "minLength", "maxLength", "minItems", "maxItems", "minimum", "maximum");

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDialect(
            Dialect.builder(Dialects.getDraft202012())
                    .keyword(new NonValidationKeyword(UNKNOWN_NAME))
                    .formats(List.of(
                            // as the readers read it; the usual ones let through what a reader then stumbles over
                            new TextFormat("uuid", text -> UUID.matcher(text).matches()),
                            new TextFormat("date-time", SchemaFiles::isInstant),
                            // the range is in minimum and maximum
                            new TextFormat("int32", _ -> true),
                            new TextFormat("int64", _ -> true)))
                    .build(),
            registry -> registry.schemaCacheEnabled(false)
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build()));

    private SchemaFiles() {}

    private record TextFormat(String name, Predicate<String> accepted) implements Format {

        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean matches(ExecutionContext context, String value) {
            return accepted.test(value);
        }
    }

    static Schema compile(String name, String version, boolean ofNewer) {
        var schema = read(name, version);
        if (ofNewer) {
            widen(schema);
        }
        return REGISTRY.getSchema(schema);
    }

    static ObjectNode read(String name, String version) {
        var file = "/schema/events/" + name + "/" + version + ".json";
        try (var in = Topic.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not on the class path: a defect of the build");
            }
            return (ObjectNode) JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves what an older reader needs of a newer minor version: which fields there are, and their types. */
    private static void widen(ObjectNode schema) {
        schema.remove(WIDENED);
        if ("int32".equals(schema.path("format").asString(""))) {
            schema.put("minimum", Integer.MIN_VALUE).put("maximum", Integer.MAX_VALUE);
        }
        schema.path("properties").forEach(SchemaFiles::widenAny);
        widenAny(schema.path("items"));
        widenAny(schema.path("additionalProperties"));
    }

    private static void widenAny(JsonNode schema) {
        if (schema instanceof ObjectNode object) {
            widen(object);
        }
    }

    private static boolean isInstant(String text) {
        try {
            return TIME.matcher(text).matches() && Instant.parse(text).isBefore(Instant.MAX);
        } catch (DateTimeException e) {
            return false;
        }
    }
}
