package com.waooaw.agentcreation.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.waooaw.agentcreation.authoring.Report.Found;
import com.waooaw.agentcreation.authoring.Report.Unchecked;
import com.waooaw.agentcreation.blueprint.BlueprintReader.Format;
import com.waooaw.agentcreation.review.ReviewFixtures;
import com.waooaw.platform.kernel.WaooawException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OfflineCheckTests {

    private final OfflineCheck check =
            new OfflineCheck(Clock.fixed(Instant.parse("2026-11-28T12:00:00Z"), ZoneOffset.UTC));

    @ParameterizedTest
    @ValueSource(
            strings = {"healthcare-content-writer.yaml", "healthcare-daily-writer.yaml", "fails-health-check.yaml"})
    void nothingIsFoundInGoodExamples(String file) {
        var report = of(file);

        assertThat(report.refused()).isFalse();
        assertThat(report.agents())
                .hasSize(1)
                .allSatisfy(agent -> assertThat(agent.findings()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "a-missing-auditability.yaml, G-01",
        "b-manager-for-one.yaml, G-10",
        "c-delete-without-decision-right.yaml, G-03 G-01 G-04 A-04 V-11",
        "d-dependency-cycle.yaml, A-03",
        "e-personal-data-without-retention.yaml, V-04",
        "f-urgent-without-approval.yaml, V-06 G-01 G-04 V-11",
        // that nobody knows the industry is for the platform to say; that the job role is another's is known here
        "g-unknown-industry.yaml, G-07",
        "h-parts-of-no-known-kind.yaml, G-17",
        "i-speaks-to-the-database.yaml, A-02 A-08",
        "j-hushes-up-errors.yaml, V-07 V-09",
        "k-nothing-promised.yaml, V-11 A-06 A-09 V-09",
    })
    void whatIsWrongIsFoundWithoutAPlatform(String file, String codes) {
        var report = of("broken/" + file);

        assertThat(report.refused()).isTrue();
        assertThat(report.agents())
                .allSatisfy(agent -> assertThat(
                                agent.findings().stream().map(Found::code).collect(Collectors.toSet()))
                        .isEqualTo(Set.of(codes.split(" "))));
    }

    @Test
    void whatOnlyThePlatformKnowsIsNeverPassedOverInSilence() {
        var left = of("healthcare-content-writer.yaml").notChecked();

        assertThat(left)
                .extracting(Unchecked::code)
                .contains("AC-0005", "G-06", "G-07", "G-08", "G-12", "G-13", "A-03", "A-06", "A-07");
        assertThat(left).allSatisfy(one -> assertThat(one.what()).isNotBlank());
    }

    @Test
    void anAgentThatIsNotInTheFileIsTakenForRegistered() {
        var yaml = text("healthcare-content-writer.yaml")
                .replace(
                        "dependencies: []",
                        "dependencies: [{ agent_id: AGT-OTHER-HC-001, kind: soft, version_range: '>=1' }]")
                .replace("- name: agent-states", "- name: AGT-OTHER-HC-001");

        assertThat(check(yaml).agents().getFirst().findings()).isEmpty();
    }

    @Test
    void aFindingSaysLineAndColumn() {
        var yaml = text("broken/b-manager-for-one.yaml");

        var finding = check(yaml).agents().getFirst().findings().getFirst();

        assertThat(finding.pointer()).isEqualTo("/requires_manager");
        assertThat(yaml.lines().toList().get(finding.line() - 1)).startsWith("requires_manager:");
        assertThat(finding.column()).isEqualTo(1);
        assertThat(finding.remedy()).isNotBlank();
    }

    @Test
    void aWrongShapeIsOneFindingPerPlaceAndNoRuleIsSaidToHaveRun() {
        var yaml = text("healthcare-content-writer.yaml")
                .replace("agent_count: 1", "agent_count: one")
                .replace("geography: north_america", "geography: atlantis");

        var report = check(yaml + "\n---\n" + yaml.replace("agent_count: one", "agent_count: 1"));

        assertThat(report.refused()).isTrue();
        assertThat(report.agents()).hasSize(2);
        assertThat(report.agents().getFirst().findings())
                .extracting(Found::code, Found::pointer)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("AC-0003", "/agent_count"),
                        org.assertj.core.groups.Tuple.tuple("AC-0003", "/geography"));
        assertThat(report.agents().getFirst().findings())
                .allSatisfy(found -> assertThat(yaml.lines().toList().get(found.line() - 1))
                        .startsWith(found.pointer().substring(1)));
        assertThat(report.agents().getLast().findings())
                .extracting(Found::pointer)
                .containsExactly("/geography");
        assertThat(report.notChecked())
                .singleElement()
                .satisfies(left -> assertThat(left.what()).startsWith("every rule"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: [1, 2", "a: &x [1]", "a: 1\na: 2"})
    void whatCannotBeReadSaysWhere(String yaml) {
        assertThatExceptionOfType(WaooawException.class)
                .isThrownBy(() -> check(yaml))
                .satisfies(e -> assertThat(e.code().id()).isEqualTo("AC-0004"))
                .withMessageMatching("(?s).* at line [0-9]+, column [0-9]+");
    }

    @Test
    void jsonHasLinesToo() {
        var json = ReviewFixtures.validTree().put("requires_manager", true).toPrettyString();

        var finding = check.check(json.getBytes(StandardCharsets.UTF_8), Format.JSON)
                .agents()
                .getFirst()
                .findings()
                .getFirst();

        assertThat(json.lines().toList().get(finding.line() - 1)).contains("\"requires_manager\"");
    }

    private Report of(String file) {
        return check(text(file));
    }

    private Report check(String yaml) {
        return check.check(yaml.getBytes(StandardCharsets.UTF_8), Format.YAML);
    }

    private static String text(String file) {
        return new String(ReviewFixtures.example(file), StandardCharsets.UTF_8);
    }
}
