package com.waooaw.agentcreation.blueprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.waooaw.agentcreation.AgentCreationError;
import com.waooaw.agentcreation.blueprint.BlueprintReader.Format;
import com.waooaw.agentcreation.review.ReviewFixtures;
import com.waooaw.platform.kernel.Fault;
import com.waooaw.platform.kernel.WaooawException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class BlueprintReaderTests {

    private final BlueprintReader reader = new BlueprintReader();

    @Test
    void readsTheSameFromYamlAndJson() {
        var fromYaml = reader.read(ReviewFixtures.example("healthcare-content-writer.yaml"), Format.YAML);
        var json = new JsonMapper().writeValueAsBytes(ReviewFixtures.validTree());

        assertThat(reader.read(json, Format.JSON)).isEqualTo(fromYaml);
        assertThat(fromYaml.getFirst().agentName()).isEqualTo("Healthcare content writer");
        assertThat(fromYaml.getFirst().budget().perExecutionUsd()).isEqualByComparingTo("0.02");
    }

    @Test
    void aStoredBlueprintIsTheSameBlueprint() {
        var blueprint = ReviewFixtures.read(ReviewFixtures.validTree());

        assertThat(reader.fromJson(reader.toJson(blueprint))).isEqualTo(blueprint);
    }

    @Test
    void namesEveryWrongPlaceAtOnce() {
        var tree = ReviewFixtures.validTree();
        ReviewFixtures.remove(tree, "/agent_name");
        ReviewFixtures.set(tree, "/agent_count", "\"one\"");
        ReviewFixtures.set(tree, "/geography", "\"atlantis\"");
        ReviewFixtures.set(tree, "/me_wow/scope/in/0/colour", "\"red\"");
        ReviewFixtures.set(tree, "/budget/per_execution_usd", "-1");
        ReviewFixtures.set(tree, "/sample_brief", "\"          \"");
        ReviewFixtures.set(tree, "/rollback_plan/tested_at", "\"2026-02-31T00:00:00Z\"");

        var failure = refused(new JsonMapper().writeValueAsString(tree), Format.JSON);

        assertThat(failure.code()).isEqualTo(AgentCreationError.BLUEPRINT_INVALID);
        assertThat(failure.faults())
                .extracting(Fault::pointer)
                .containsExactly(
                        "/agent_count",
                        "/agent_name",
                        "/budget/per_execution_usd",
                        "/geography",
                        "/me_wow/scope/in/0/colour",
                        "/rollback_plan/tested_at",
                        "/sample_brief");
        assertThat(failure.faults()).contains(new Fault("/agent_name", "is missing"));
    }

    @Test
    void pointersOfSeveralDocumentsStartWithTheNumberOfTheDocument() {
        var failure = refused("agent_name: A1x\n---\nagent_name: 7\n", Format.YAML);

        assertThat(failure.faults()).contains(new Fault("/1/agent_name", "must be of type string"));
        assertThat(failure.faults()).contains(new Fault("/0/purpose", "is missing"));
    }

    @Test
    void refusesControlCharactersNoDatabaseKeeps() {
        var tree = ReviewFixtures.validTree();
        ReviewFixtures.set(tree, "/agent_name", "\"a\\u0000bc\"");

        assertThat(refused(new JsonMapper().writeValueAsString(tree), Format.JSON)
                        .faults())
                .containsExactly(new Fault("/agent_name", "must not contain control characters"));
    }

    @Test
    void whoAnswersIsARoleAndNoAddress() {
        var tree = ReviewFixtures.validTree();
        ReviewFixtures.set(tree, "/compliance/owner", "\"editor@example.org\"");

        assertThat(refused(new JsonMapper().writeValueAsString(tree), Format.JSON)
                        .faults())
                .extracting(Fault::pointer)
                .containsExactly("/compliance/owner");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# only a comment",
                "a: [1, 2",
                "a: b: c",
                "a: &x 1\nb: 2",
                "a: &x [1]\nb: *x",
                "a: 1\na: 2",
                "a: !!java.lang.Runtime {}",
                "\t- x",
                "{a: 1}}",
            })
    void refusesYamlItCannotOrWillNotRead(String text) {
        assertThat(refused(text, Format.YAML).code()).isEqualTo(AgentCreationError.BLUEPRINT_MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"a\":1} x", "{\"a\":1,\"a\":2}", "{'a':1}", "nul", "{\"a\":NaN}"})
    void refusesJsonItCannotRead(String text) {
        assertThat(refused(text, Format.JSON).code()).isEqualTo(AgentCreationError.BLUEPRINT_MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "\"text\"", "null"})
    void whatIsNoObjectHasTheWrongShape(String text) {
        assertThat(refused(text, Format.JSON).faults()).containsExactly(new Fault("", "must be of type object"));
        assertThat(refused(text, Format.YAML).code()).isEqualTo(AgentCreationError.BLUEPRINT_INVALID);
    }

    @Test
    void refusesBombs() {
        var laughs = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 40; i++) {
            laughs.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        assertThat(refused(laughs.toString(), Format.YAML)).hasMessageContaining("line 1");
        assertThat(refused("[".repeat(100_000), Format.YAML).code()).isEqualTo(AgentCreationError.BLUEPRINT_MALFORMED);
        assertThat(refused("[".repeat(100_000), Format.JSON).code()).isEqualTo(AgentCreationError.BLUEPRINT_MALFORMED);
        // a sender is not told which class holds the limit
        assertThat(refused("[".repeat(100_000), Format.JSON))
                .hasMessageStartingWith("the blueprint is nested too deep");
        assertThat(refused("a: 1\n---\n".repeat(50), Format.YAML)).hasMessageContaining("more than 10 documents");
        assertThat(refused("{\"expected_runs_per_day\":1e999999999}", Format.JSON))
                .isNotNull();
        assertThat(refused("expected_runs_per_day: 1e999999999\nagent_count: .inf\n", Format.YAML))
                .isNotNull();
    }

    @Test
    void whatIsCutOffIsRefusedWithItsPlaceAndNothingOfTheParser() {
        for (var text : List.of("{\"a\": [1,", "{\"a\": {", "[", "{\"a\"")) {
            assertThat(refused(text, Format.JSON).getMessage())
                    .contains(" at line 1, column ")
                    .doesNotContain("Source")
                    .doesNotContain("Feature");
        }
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        var failure = catchThrowableOfType(
                WaooawException.class, () -> reader.read(new byte[] {(byte) 0xC3, 0x28}, Format.JSON));

        assertThat(failure.code()).isEqualTo(AgentCreationError.BLUEPRINT_MALFORMED);
    }

    private WaooawException refused(String text, Format format) {
        return catchThrowableOfType(
                WaooawException.class, () -> reader.read(text.getBytes(StandardCharsets.UTF_8), format));
    }
}
