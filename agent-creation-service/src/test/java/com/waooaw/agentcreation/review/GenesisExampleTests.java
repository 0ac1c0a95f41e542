package com.waooaw.agentcreation.review;

import static com.waooaw.agentcreation.review.PlacedExample.breaks;
import static com.waooaw.agentcreation.review.PlacedExample.keeps;
import static com.waooaw.agentcreation.review.ReviewFixtures.changed;
import static com.waooaw.agentcreation.review.ReviewFixtures.skill;
import static com.waooaw.agentcreation.review.ReviewFixtures.withSkills;
import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.agentcreation.catalogue.CatalogueStatus;
import com.waooaw.agentcreation.catalogue.Skill;
import com.waooaw.agentcreation.genesis.Certification;
import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.agentcreation.rules.Severity;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules of Genesis with exactly the places they object to, and what Genesis decides. */
class GenesisExampleTests {

    private static final String FIRST = "/required_skill_ids/0";

    static Stream<PlacedExample> examples() {
        return Stream.of(
                keeps("G-13"),
                breaks(
                        "G-13",
                        "/required_skill_ids/4",
                        "/required_skill_ids=[\"SKILL-HC-001\",\"SKILL-HC-002\",\"SKILL-HC-003\",\"SKILL-HC-004\",\"SKILL-HC-999\"]"),
                breaks("G-13", FIRST, "/required_skill_ids=[\"SKILL-HC-999\"]"),
                breaks("G-13", FIRST, withSkills(better("SKILL-HC-101", "1.1.0", "passages"))),
                // neither of two equal versions improves the other
                keeps("G-13", withSkills(better("SKILL-HC-101", "1.0.0", "passages"))),
                breaks("G-13", FIRST, withSkills(better("SKILL-HC-101", "1.1.0", "passages", "passages"))),
                // as numbers: 1.10.0 is newer than 1.9.0
                breaks(
                        "G-13",
                        "/required_skill_ids/0",
                        withSkills(
                                better("SKILL-HC-101", "1.9.0", "passages"),
                                better("SKILL-HC-102", "1.10.0", "passages")),
                        "/required_skill_ids=[\"SKILL-HC-101\"]"),
                keeps(
                        "G-13",
                        withSkills(
                                better("SKILL-HC-101", "1.9.0", "passages"),
                                better("SKILL-HC-102", "1.10.0", "passages")),
                        "/required_skill_ids=[\"SKILL-HC-102\"]"),
                keeps("G-13", withSkills(better("SKILL-HC-101", "0.9.0", "passages"))),
                keeps("G-13", withSkills(better("SKILL-HC-101", "1.1.0", "excerpts"))),
                keeps("G-13", withSkills(renamed("Research a legal topic", "healthcare", CatalogueStatus.CERTIFIED))),
                keeps("G-13", withSkills(renamed("Research a health topic", "education", CatalogueStatus.CERTIFIED))),
                keeps("G-13", withSkills(renamed("Research a health topic", "healthcare", CatalogueStatus.DRAFT))),
                breaks(
                        "G-13",
                        FIRST,
                        withSkills(renamed(" RESEARCH a  health\ttopic", "healthcare", CatalogueStatus.ACTIVE))),
                keeps("G-13", "/required_skill_ids/0=\"SKILL-HC-500\""),
                keeps("G-17"),
                keeps("G-17", "/components=[]"),
                keeps("G-17", "/me_wow/containment="),
                keeps("G-17", "/components/0/name=\"overflow-guard\"", "/components/1/name=\"flower-shop\""),
                breaks("G-17", "/components/0/kind", "/components/0/kind=\"orchestrator\""),
                breaks("G-17", "/components/1/skill_id", "/components/1/skill_id=\"SKILL-HC-099\""),
                breaks("G-17", "/components/1/name", "/components/1/name=\"corpus-connector\""),
                breaks("G-17", "/components/0/name", "/components/0/name=\"article-flow\""),
                breaks("G-17", "/tools/1/operations/0/name", "/tools/1/operations/0/name=\"start_flow\""),
                breaks(
                        "G-17",
                        "/me_wow/containment/limits/flows_per_day",
                        "/me_wow/containment/limits={\"flows_per_day\":1}"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aRuleObjectsExactlyThere(PlacedExample example) {
        assertThat(example.found()).isEqualTo(example.pointers());
    }

    @Test
    void anImprovedSkillMayBeUsedWhileItsUsersMigrate() {
        var facts = withSkills(better("SKILL-HC-101", "1.1.0", "passages"));

        var findings = Reviewers.findings(changed(List.of()), facts);

        assertThat(findings)
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.MEDIUM));
        assertThat(Certification.of(findings)).isEqualTo(new Certification.Certified());
    }

    @Test
    void withoutAnObjectionItCertifies() {
        assertThat(Certification.of(List.of())).isEqualTo(new Certification.Certified());
        assertThat(Certification.of(List.of(finding("G-06", Severity.MEDIUM, "/a"))))
                .isEqualTo(new Certification.Certified());
    }

    @Test
    void aRefusalSaysWhichRulesWhichErrorsAndWhere() {
        var refusal = Certification.of(List.of(
                finding("G-01", Severity.HIGH, "/a"),
                finding("G-01", Severity.HIGH, "/a"),
                finding("G-05", Severity.HIGH, "/b"),
                finding("G-06", Severity.LOW, "/c"),
                finding("G-09", Severity.CRITICAL, "/d")));

        assertThat(refusal)
                .isEqualTo(new Certification.Refused(
                        List.of("G-01", "G-05", "G-09"),
                        List.of("GEN-ERR-001", "GEN-ERR-003"),
                        List.of("/a", "/b", "/d")));
    }

    private static Finding finding(String code, Severity severity, String pointer) {
        return new Finding(code, severity, "message", pointer, "remedy");
    }

    /** The first skill with more thought in it. */
    private static Skill better(String id, String version, String... outputs) {
        return copy(id, version, skill("SKILL-HC-001").name(), "healthcare", CatalogueStatus.CERTIFIED, outputs);
    }

    private static Skill renamed(String name, String industry, CatalogueStatus status) {
        return copy("SKILL-HC-101", "2.0.0", name, industry, status, "passages");
    }

    private static Skill copy(
            String id, String version, String name, String industry, CatalogueStatus status, String... outputs) {
        var first = skill("SKILL-HC-001");
        return new Skill(
                id,
                version,
                name,
                industry,
                first.description(),
                status,
                first.autonomyPct(),
                first.timeoutSeconds(),
                List.of("Which sources are the newest, version " + version + "?"),
                first.actSteps(),
                first.inputs(),
                List.of(outputs),
                first.failureModes(),
                first.approvalGate(),
                first.parameters(),
                first.certifiedBy(),
                first.schemas(),
                first.tools(),
                first.compliance(),
                first.observeLog(),
                first.validation(),
                first.components(),
                first.capabilities(),
                first.checkpoint(),
                first.supersedes(),
                first.life());
    }
}
