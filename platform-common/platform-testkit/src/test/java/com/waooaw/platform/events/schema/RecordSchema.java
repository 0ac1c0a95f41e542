package com.waooaw.platform.events.schema;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.waooaw.contracts.Bounded;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schema a record is: its shape by reflection, its words from its Javadoc. */
final class RecordSchema {

    private static final JsonMapper PRETTY = JsonMapper.builder()
            .defaultPrettyPrinter(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withSeparators(
                            Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER)))
            .build();

    private final ContractDocs docs;

    RecordSchema(ContractDocs docs) {
        this.docs = docs;
    }

    /** As it stands in a file. */
    static String text(JsonNode schema) {
        return PRETTY.writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n";
    }

    ObjectNode of(Contract contract) {
        return node().put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("$id", "urn:waooaw:event:" + contract.name() + ":" + contract.version())
                .put("title", contract.record().getSimpleName())
                .put("description", docs.of(ContractDocs.nameOf(contract.record())))
                .setAll(object(contract.record()));
    }

    private ObjectNode object(Class<?> record) {
        var schema = node().put("type", "object");
        var properties = node();
        var required = JsonNodeFactory.instance.arrayNode();
        for (var component : record.getRecordComponents()) {
            var name = PropertyNamingStrategies.SNAKE_CASE.nameForField(null, null, component.getName());
            var property = schema(component.getGenericType(), component.getAnnotation(Bounded.class));
            properties.set(name, property.put("description", docs.of(record, component.getName())));
            if (mayBeAbsent(component)) {
                requireOmitted(record);
            } else {
                required.add(name);
            }
        }
        schema.set("required", required);
        schema.set("properties", properties);
        return schema;
    }

    private static boolean mayBeAbsent(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** What is absent is left out, never {@code null}: there is one way to say it. */
    private static void requireOmitted(Class<?> record) {
        var inclusion = record.getAnnotation(JsonInclude.class);
        if (inclusion == null || inclusion.value() != JsonInclude.Include.NON_NULL) {
            throw new IllegalStateException(record + " has an optional part and needs @JsonInclude(NON_NULL)");
        }
    }

    private ObjectNode schema(Type type, @Nullable Bounded bounds) {
        return switch (type) {
            case Class<?> c when c.isEnum() -> enumeration(c);
            case Class<?> c when c.isRecord() -> object(c);
            case Class<?> c -> scalar(c, bounds);
            case ParameterizedType p
            when p.getRawType() == List.class -> {
                var list = node().put("type", "array");
                bound(list, bounds, "minItems", "maxItems");
                yield list.set("items", schema(p.getActualTypeArguments()[0], null));
            }
            case ParameterizedType p when p.getRawType() == Map.class -> map(p.getActualTypeArguments()[1]);
            // the payload of the envelope has a schema of its own
            case TypeVariable<?> _ -> node().put("type", "object");
            default -> throw new IllegalStateException("no schema for " + type);
        };
    }

    private ObjectNode map(Type of) {
        return node().put("type", "object")
                .set("additionalProperties", of == Object.class ? anything() : schema(of, null));
    }

    /** Maps of records hold no null. */
    private static ObjectNode anything() {
        var schema = node();
        schema.putArray("type")
                .add("array")
                .add("boolean")
                .add("number")
                .add("object")
                .add("string");
        return schema;
    }

    private static ObjectNode scalar(Class<?> type, @Nullable Bounded bounds) {
        if (type == String.class) {
            var text = node().put("type", "string");
            bound(text, bounds, "minLength", "maxLength");
            return bounds == null || bounds.pattern().isEmpty() ? text : text.put("pattern", bounds.pattern());
        }
        if (type == UUID.class) {
            return node().put("type", "string").put("format", "uuid");
        }
        if (type == Instant.class) {
            return node().put("type", "string").put("format", "date-time");
        }
        if (type == boolean.class || type == Boolean.class) {
            return node().put("type", "boolean");
        }
        if (type == int.class || type == Integer.class) {
            var number = node().put("type", "integer")
                    .put("format", "int32")
                    .put("minimum", Integer.MIN_VALUE)
                    .put("maximum", Integer.MAX_VALUE);
            return bound(number, bounds, "minimum", "maximum");
        }
        if (type == long.class || type == Long.class) {
            // the range is that of all numbers in events
            return bound(node().put("type", "integer").put("format", "int64"), bounds, "minimum", "maximum");
        }
        if (type == double.class || type == Double.class || type == BigDecimal.class) {
            return bound(node().put("type", "number"), bounds, "minimum", "maximum");
        }
        throw new IllegalStateException("no schema for " + type);
    }

    private static ObjectNode bound(ObjectNode schema, @Nullable Bounded bounds, String least, String most) {
        if (bounds != null && bounds.min() != Bounded.NO_MIN) {
            schema.put(least, bounds.min());
        }
        if (bounds != null && bounds.max() != Bounded.NO_MAX) {
            schema.put(most, bounds.max());
        }
        return schema;
    }

    /** The name for what a reader does not know is a reader's own: nobody publishes it. */
    private static ObjectNode enumeration(Class<?> type) {
        var names = JsonNodeFactory.instance.arrayNode();
        var schema = node().put("type", "string");
        for (var constant : constants(type)) {
            var name = constant.getAnnotation(JsonProperty.class).value();
            if (constant.isAnnotationPresent(JsonEnumDefaultValue.class)) {
                schema.put(SchemaFiles.UNKNOWN_NAME, name);
            } else {
                names.add(name);
            }
        }
        if (!schema.has(SchemaFiles.UNKNOWN_NAME)) {
            throw new IllegalStateException(type + " needs a constant for names a newer publisher adds");
        }
        return withEnum(schema, names);
    }

    private static ObjectNode withEnum(ObjectNode schema, ArrayNode names) {
        schema.set("enum", names);
        return schema;
    }

    private static List<Field> constants(Class<?> type) {
        return Arrays.stream(type.getFields()).filter(Field::isEnumConstant).toList();
    }

    private static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }
}
