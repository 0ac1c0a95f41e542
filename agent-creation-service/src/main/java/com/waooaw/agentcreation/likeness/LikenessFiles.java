package com.waooaw.agentcreation.likeness;

import static com.waooaw.agentcreation.AgentCreationError.CATALOGUE_UNREADABLE;

import com.waooaw.platform.kernel.WaooawException;
import java.io.IOException;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The sentences and numbers under {@code likeness/agent-creation}. */
final class LikenessFiles {

    private static final String FOLDER = "likeness/agent-creation/";

    private LikenessFiles() {}

    /**
     * L0 and L1 as G-14 reads them.
     *
     * @param constitutionVersion of the text they follow
     * @param threshold cosine from which a statement is about a principle
     */
    record Constitution(String version, String constitutionVersion, double threshold, List<Principle> principles) {

        Constitution {
            principles = List.copyOf(principles);
        }
    }

    /**
     * What an article keeps.
     *
     * @param wordings short sentences, each of which says it
     */
    record Principle(String article, List<String> wordings) {

        Principle {
            wordings = List.copyOf(wordings);
        }
    }

    /**
     * What V-10 compares with.
     *
     * @param limit score from which a sentence is shown to a human
     */
    record Bias(String version, double limit, Weights weights, List<Dimension> dimensions) {

        Bias {
            dimensions = List.copyOf(dimensions);
        }
    }

    /**
     * How a score is made of what is seen.
     *
     * @param middle of a sentence as near to a biased one as to a fair one
     * @param difference per difference of the two cosines
     * @param sweeping more, where words generalise or judge
     * @param fair less, where words reject a prejudice or report a figure
     */
    record Weights(double middle, double difference, double sweeping, double fair) {}

    /** A dimension of bias: parts of regular expressions that name people, and sentences about them. */
    record Dimension(String dimension, List<String> people, List<String> biased, List<String> fair) {

        Dimension {
            people = List.copyOf(people);
            biased = List.copyOf(biased);
            fair = List.copyOf(fair);
        }
    }

    static Constitution constitution() {
        return read("constitution.yaml", Constitution.class);
    }

    static Bias bias() {
        return read("bias.yaml", Bias.class);
    }

    private static <T> T read(String file, Class<T> type) {
        var yaml = YAMLMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .build();
        try (var in = LikenessFiles.class.getClassLoader().getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new WaooawException(CATALOGUE_UNREADABLE, FOLDER + file + " is not on the class path");
            }
            return yaml.readValue(in, type);
        } catch (IOException | JacksonException e) {
            throw new WaooawException(CATALOGUE_UNREADABLE, FOLDER + file + " cannot be read", e);
        }
    }
}
