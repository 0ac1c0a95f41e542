package com.waooaw.agentcreation.blueprint;

import static com.waooaw.agentcreation.AgentCreationError.BLUEPRINT_INVALID;
import static com.waooaw.agentcreation.AgentCreationError.BLUEPRINT_MALFORMED;

import com.waooaw.platform.kernel.Fault;
import com.waooaw.platform.kernel.WaooawException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads blueprints, and says everything that is wrong with the shape of one at once. Safe for many threads. */
public final class BlueprintReader {

    /** Deepest nesting read; the deepest blueprint has seven levels. */
    static final int MAX_DEPTH = 40;

    /** Most documents read from one file. */
    static final int MAX_DOCUMENTS = 10;

    /** How the parser says where something began that has no end. */
    private static final Pattern SOURCE = Pattern.compile("\\s*(?:\\(start marker at )?\\[Source: [^\\]]*\\]\\)?");

    private static final StreamReadConstraints CONSTRAINTS =
            StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build();

    private final ObjectMapper json = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(CONSTRAINTS)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private final ObjectMapper yaml = YAMLMapper.builder(YAMLFactory.builder()
                    .streamReadConstraints(CONSTRAINTS)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            // several documents are several values, not trailing tokens
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    /** The schema has judged the shape by then; what is absent and optional is false or empty. */
    private final JsonMapper bound = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private final BlueprintSchema schema = new BlueprintSchema();

    /** What a blueprint is written in. */
    public enum Format {
        /** One JSON object. */
        JSON,
        /** One or more YAML documents. */
        YAML
    }

    /**
     * Reads what was submitted.
     *
     * @param bytes UTF-8
     * @return one blueprint, or for YAML as many as there are documents
     * @throws WaooawException {@code AC-0004} where it cannot be read, {@code AC-0003} with every wrong place where its
     *     shape is wrong; pointers start with the number of the document where there are several
     */
    public List<AgentBlueprint> read(byte[] bytes, Format format) {
        var documents =
                switch (format) {
                    case JSON -> List.of(parseJson(decode(bytes)));
                    case YAML -> parseYaml(decode(bytes));
                };
        var faults = new ArrayList<Fault>();
        for (int i = 0; i < documents.size(); i++) {
            faults.addAll(schema.faults(documents.get(i), documents.size() == 1 ? "" : "/" + i));
        }
        refuse(faults);
        var blueprints = new ArrayList<AgentBlueprint>();
        for (int i = 0; i < documents.size(); i++) {
            blueprints.add(bind(documents.get(i), documents.size() == 1 ? "" : "/" + i));
        }
        return List.copyOf(blueprints);
    }

    /** The blueprint as JSON, the way it is stored. */
    public String toJson(AgentBlueprint blueprint) {
        return bound.writeValueAsString(blueprint);
    }

    /** A stored blueprint. */
    public AgentBlueprint fromJson(String stored) {
        return bound.readValue(stored, AgentBlueprint.class);
    }

    private AgentBlueprint bind(JsonNode document, String prefix) {
        try {
            return bound.treeToValue(document, AgentBlueprint.class);
        } catch (DatabindException e) {
            throw invalid(List.of(new Fault(prefix + pointerOf(e), "cannot be understood")));
        }
    }

    private static String pointerOf(DatabindException e) {
        return e.getPath().stream()
                .map(step -> "/" + (step.getPropertyName() != null ? step.getPropertyName() : step.getIndex()))
                .collect(Collectors.joining());
    }

    private static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new WaooawException(BLUEPRINT_MALFORMED, "the blueprint is not UTF-8 text", e);
        }
    }

    private JsonNode parseJson(String text) {
        try {
            var document = json.readTree(text);
            if (document == null || document.isMissingNode()) {
                throw new WaooawException(BLUEPRINT_MALFORMED, "the blueprint is empty");
            }
            return document;
        } catch (JacksonException e) {
            throw malformed(e);
        }
    }

    private List<JsonNode> parseYaml(String text) {
        if (YamlGuard.check(text) == 0) {
            throw new WaooawException(BLUEPRINT_MALFORMED, "the blueprint is empty");
        }
        var read = new ArrayList<JsonNode>();
        try (var parser = yaml.createParser(text)) {
            while (parser.nextToken() != null) {
                read.add(yaml.readTree(parser));
            }
        } catch (JacksonException e) {
            throw malformed(e);
        }
        return read;
    }

    private static WaooawException malformed(JacksonException e) {
        var where = e.getLocation();
        var place = where == null || where.getLineNr() < 1
                ? ""
                : " at line " + where.getLineNr() + ", column " + where.getColumnNr();
        // the parser speaks of its settings, which are nobody's business but ours
        var what = e instanceof StreamConstraintsException
                ? "the blueprint is nested too deep, or has a name, a number or a text that is too long"
                : SOURCE.matcher(e.getOriginalMessage()).replaceAll("");
        return new WaooawException(BLUEPRINT_MALFORMED, what + place, e);
    }

    private static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw invalid(faults);
        }
    }

    private static WaooawException invalid(List<Fault> faults) {
        return new WaooawException(
                BLUEPRINT_INVALID,
                faults.size() == 1
                        ? "one place of the blueprint is wrong"
                        : faults.size() + " places of the blueprint are wrong",
                faults);
    }
}
