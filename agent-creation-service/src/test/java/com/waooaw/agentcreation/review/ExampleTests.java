package com.waooaw.agentcreation.review;

import static com.waooaw.agentcreation.review.ReviewFixtures.codes;
import static com.waooaw.agentcreation.review.ReviewFixtures.facts;
import static com.waooaw.agentcreation.review.ReviewFixtures.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.blueprint.BlueprintReader.Format;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExampleTests {

    @ParameterizedTest
    @ValueSource(
            strings = {"healthcare-content-writer.yaml", "healthcare-daily-writer.yaml", "fails-health-check.yaml"})
    void goodExamplesPassEveryRule(String file) {
        assertThat(Reviewers.findings(read(file).getFirst(), facts())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "a-missing-auditability.yaml, G-01",
        "b-manager-for-one.yaml, G-10",
        "c-delete-without-decision-right.yaml, G-03 G-01 G-04 A-04 V-11",
        "e-personal-data-without-retention.yaml, V-04",
        "f-urgent-without-approval.yaml, V-06 G-01 G-04 V-11",
        "g-unknown-industry.yaml, G-07 G-12",
        "h-parts-of-no-known-kind.yaml, G-17",
        "i-speaks-to-the-database.yaml, A-02 A-08",
        "j-hushes-up-errors.yaml, V-07 V-09",
        "k-nothing-promised.yaml, V-11 A-06 A-09 V-09",
    })
    void brokenExamplesFailWithTheirCodes(String file, String expected) {
        var findings = Reviewers.findings(read("broken/" + file).getFirst(), facts());

        assertThat(codes(findings)).isEqualTo(Set.of(expected.split(" ")));
    }

    @Test
    void twoAgentsThatNeedEachOtherBothFail() {
        var documents = read("broken/d-dependency-cycle.yaml");
        var first = documents.get(0);
        var second = documents.get(1);

        assertThat(codes(Reviewers.findings(first, together(second)))).containsExactly("A-03");
        assertThat(codes(Reviewers.findings(second, together(first)))).containsExactly("A-03");
    }

    @Test
    void theTableOfBrokenExamplesNamesEveryFile() throws IOException {
        var readme = Files.readString(ReviewFixtures.EXAMPLES.resolve("README.md"));
        try (var files = Files.list(ReviewFixtures.EXAMPLES.resolve("broken"))) {
            assertThat(files.map(file -> file.getFileName().toString()).toList())
                    .hasSize(11)
                    .allSatisfy(file -> assertThat(readme).contains("`" + file + "`"));
        }
    }

    private static com.waooaw.agentcreation.rules.Facts together(AgentBlueprint other) {
        return with(List.of(), List.of(other), BigDecimal.valueOf(100));
    }

    private static List<AgentBlueprint> read(String file) {
        return ReviewFixtures.READER.read(ReviewFixtures.example(file), Format.YAML);
    }
}
