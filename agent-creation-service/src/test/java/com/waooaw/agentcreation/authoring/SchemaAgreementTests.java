package com.waooaw.agentcreation.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.blueprint.BlueprintReader.Format;
import com.waooaw.agentcreation.review.ReviewFixtures;
import com.waooaw.platform.kernel.WaooawException;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What an editor is told of a blueprint is what the platform reads. */
class SchemaAgreementTests {

    private static final Path FILE =
            Path.of("src", "main", "resources", "schema", "agent-creation", "blueprint.schema.json");
    private static final JsonNode SCHEMA = new JsonMapper().readTree(FILE);
    private static final Schema VALIDATOR = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SCHEMA.toString(), InputFormat.JSON);

    @Test
    void everyFieldOfTheRecordIsInTheSchemaAndNothingElse() {
        var fields = new ArrayList<String>();

        agree(AgentBlueprint.class, SCHEMA, "", fields);

        assertThat(fields).hasSizeGreaterThan(140).doesNotHaveDuplicates();
    }

    @Test
    void everyFieldSaysWhatItIsAndWhatIsPutThere() {
        var silent = new ArrayList<String>();

        described(SCHEMA, "", silent);
        SCHEMA.path("$defs").properties().forEach(part -> described(part.getValue(), part.getKey(), silent));

        assertThat(silent).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleHasTheShapeForBoth(Path file) throws IOException {
        var documents = new YAMLMapper().readerFor(JsonNode.class).<JsonNode>readValues(Files.readAllBytes(file));

        while (documents.hasNextValue()) {
            assertThat(VALIDATOR.validate(documents.nextValue())).isEmpty();
        }
        assertThat(ReviewFixtures.READER.read(Files.readAllBytes(file), Format.YAML))
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleNamesTheSchemaToTheEditor(Path file) throws IOException {
        var first = Files.readAllLines(file).getFirst();
        var mark = "# yaml-language-server: $schema=";

        assertThat(first).startsWith(mark);
        assertThat(file.resolveSibling(first.substring(mark.length()))).hasSameBinaryContentAs(FILE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/geography | \"atlantis\"",
                "/agent_count | \"one\"",
                "/agent_count | 6",
                "/required_skill_ids | []",
                "/colour | \"red\"",
                "/me_wow/decision_rights/0/mode | \"maybe\"",
                "/tools/0/operations/0/max_per_minute | 0",
                "/data_access/0/retention_days | -1",
                "/budget/per_execution_usd | null",
            })
    void aWrongValueIsRefusedByBoth(String pointer, String json) {
        var tree = ReviewFixtures.validTree();
        ReviewFixtures.set(tree, pointer, json);

        assertThat(VALIDATOR.validate(tree)).isNotEmpty();
        assertThatExceptionOfType(WaooawException.class)
                .isThrownBy(() -> ReviewFixtures.read(tree))
                .satisfies(e -> assertThat(e.faults()).isNotEmpty());
    }

    static Stream<Path> examples() throws IOException {
        try (var files = Files.walk(ReviewFixtures.EXAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    private static void agree(Class<?> type, JsonNode rule, String at, List<String> fields) {
        var components = type.getRecordComponents();
        assertThat(names(rule.path("properties")))
                .as("fields at '%s'", at)
                .isEqualTo(Arrays.stream(components)
                        .map(SchemaAgreementTests::name)
                        .collect(Collectors.toCollection(TreeSet::new)));
        for (var component : components) {
            var below = at + "/" + name(component);
            fields.add(below);
            agree(component.getGenericType(), rule.path("properties").path(name(component)), below, fields);
        }
    }

    private static void agree(Type type, JsonNode rule, String at, List<String> fields) {
        var resolved = rule.has("$ref") ? SCHEMA.at(rule.path("$ref").asString().substring(1)) : rule;
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            agree(list.getActualTypeArguments()[0], resolved.path("items"), at + "[]", fields);
        } else if (type instanceof Class<?> one && one.isRecord()) {
            agree(one, resolved, at, fields);
        } else if (type instanceof Class<?> one && one.isEnum()) {
            assertThat(resolved.path("enum").valueStream().map(JsonNode::asString))
                    .as("values at '%s'", at)
                    .containsExactlyInAnyOrderElementsOf(values(one));
        }
    }

    private static void described(JsonNode rule, String at, List<String> silent) {
        for (var property : rule.path("properties").properties()) {
            var below = at + "/" + property.getKey();
            var one = property.getValue();
            if (one.path("title").asString("").isBlank()
                    || one.path("description").asString("").isBlank()) {
                silent.add(below);
            }
            boolean scalar = Set.of("string", "integer", "number", "boolean")
                    .contains(one.path("type").asString(""));
            if (scalar && one.path("examples").isEmpty()) {
                silent.add(below + " has no example");
            }
            described(one, below, silent);
            described(one.path("items"), below + "[]", silent);
        }
    }

    private static Set<String> names(JsonNode object) {
        return object.properties().stream()
                .map(java.util.Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(RecordComponent component) {
        return component.getName().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    private static List<String> values(Class<?> type) {
        return Arrays.stream(type.getFields())
                .filter(java.lang.reflect.Field::isEnumConstant)
                .map(constant -> constant.getAnnotation(JsonProperty.class).value())
                .toList();
    }
}
