package com.waooaw.platform.policy.table;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A table as it is written. Refuses what would be read otherwise than it was meant. */
record TableFile(String table, String version, Map<String, FactType> facts, List<Row> rows) {

    static final YAMLMapper YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /**
     * One row.
     *
     * @param row its name, stable: evaluations are stored with it
     * @param because why the row exists, for whoever reads an evaluation
     * @param when condition in CEL over the facts
     * @param then what it decides
     */
    record Row(String row, String because, String when, JsonNode then) {}

    /** What a fact may be. */
    enum FactType {
        /** Text. */
        @JsonProperty("string")
        STRING(SimpleType.STRING, String.class),
        /** A whole number. */
        @JsonProperty("int")
        INT(SimpleType.INT, Long.class),
        /** A number with a fraction, for ratios and scores; money is whole micro-dollars. */
        @JsonProperty("double")
        DOUBLE(SimpleType.DOUBLE, Double.class),
        /** True or false. */
        @JsonProperty("bool")
        BOOL(SimpleType.BOOL, Boolean.class);

        private final CelType cel;
        private final Class<?> type;

        FactType(CelType cel, Class<?> type) {
            this.cel = cel;
            this.type = type;
        }

        CelType cel() {
            return cel;
        }

        boolean accepts(Object value) {
            return type.isInstance(value);
        }
    }

    static TableFile read(String yaml) {
        TableFile file;
        try {
            file = YAML.readValue(yaml, TableFile.class);
        } catch (JacksonException e) {
            throw new DecisionTableException("this is no decision table: " + e.getOriginalMessage(), e);
        }
        file.check();
        return file;
    }

    private void check() {
        if (rows.isEmpty()) {
            throw new DecisionTableException(table + " has no rows");
        }
        var names = new HashSet<String>();
        for (var row : rows) {
            if (!names.add(row.row())) {
                throw new DecisionTableException(table + " has two rows " + row.row());
            }
        }
        if (!rows.getLast().when().strip().equals("true")) {
            throw new DecisionTableException(
                    table + " may leave a question open: the last row's condition has to be `true`");
        }
    }
}
