package com.waooaw.platform.events.schema;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON as it is written: no name twice, no number rounded, nothing behind its end. */
final class StrictJson {

    /** What is only a little too deep is told by its pointer, what is far too deep is not read. */
    private static final int MOST_DEPTH = 2 * EventSchemas.MOST_DEPTH;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MOST_DEPTH)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            // a zero with an exponent of millions is to be seen as such
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private StrictJson() {}

    /**
     * The value; a missing node where the text is empty.
     *
     * @throws JacksonException if it cannot be read; its message may quote the text
     */
    static JsonNode read(String text) {
        return MAPPER.readTree(text);
    }
}
