package com.waooaw.agentcreation.likeness;

import com.waooaw.platform.inference.OnnxTextEmbedder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Labelled texts, and the model they are read with. */
final class Labelled {

    static final OnnxTextEmbedder MINILM = OnnxTextEmbedder.create(2, Duration.ofSeconds(30));

    private Labelled() {}

    static <T> T read(String file, Class<T> type) {
        try (var in = Labelled.class.getClassLoader().getResourceAsStream("likeness/agent-creation/" + file)) {
            return YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .build()
                    .readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Statements for G-14. */
    record Statements(Side choose, Side held) {

        record Side(List<Contradicting> contradicts, List<String> keeps) {}

        record Contradicting(String article, String text) {}
    }

    /** Samples for V-10. */
    record Samples(Half choose, Half held) {

        record Half(List<Biased> biased, List<String> fair) {}

        record Biased(String dimension, String text) {}
    }
}
