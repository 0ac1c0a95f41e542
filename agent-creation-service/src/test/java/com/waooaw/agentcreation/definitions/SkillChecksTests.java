package com.waooaw.agentcreation.definitions;

import static com.waooaw.agentcreation.definitions.Samples.changed;
import static com.waooaw.agentcreation.definitions.Samples.known;
import static com.waooaw.agentcreation.definitions.Samples.places;
import static com.waooaw.agentcreation.definitions.Samples.skill;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each check of a skill with what keeps it and what breaks it, where, and under which id of the domain. */
class SkillChecksTests {

    private static final String PUBLISH = "SKILL-HC-004";
    private static final String RESEARCH = "SKILL-HC-001";

    static Stream<Arguments> broken() {
        return Stream.of(
                of(RESEARCH, "S-01 /skill_id", "", "skill_id=\"SKILL-HC-1\""),
                of(RESEARCH, "S-01 /version", "", "version=\"1.0\""),
                of(RESEARCH, "S-01 /version", "", "version=\"01.0.0\""),
                of(RESEARCH, "S-01 /name", "", "name=\" \""),
                of(RESEARCH, "S-01 /industry", "", "industry=\"\""),
                of(RESEARCH, "S-02 /think_queries", "GEN-ERR-010", "think_queries=[]"),
                of(RESEARCH, "S-02 /think_queries/1", "GEN-ERR-010", "think_queries=[\"Who?\",\" \"]"),
                of(RESEARCH, "S-03 /act_steps", "GEN-ERR-010", "act_steps=[]"),
                of(
                        RESEARCH,
                        "S-03 /act_steps/0/rollback",
                        "GEN-ERR-010",
                        "act_steps=[{\"name\":\"search\",\"rollback\":\"\"}]"),
                of(RESEARCH, "S-03 /act_steps/0/rollback", "GEN-ERR-010", "act_steps=[{\"name\":\"search\"}]"),
                of(
                        RESEARCH,
                        "S-03 /act_steps/0/name",
                        "GEN-ERR-010",
                        "act_steps=[{\"name\":\"\",\"rollback\":\"none\"}]"),
                of(
                        RESEARCH,
                        "S-03 /act_steps/1/name",
                        "GEN-ERR-010",
                        "act_steps=[{\"name\":\"a\",\"rollback\":\"b\"},{\"name\":\" A\",\"rollback\":\"b\"}]"),
                of(RESEARCH, "S-04 /outputs", "GEN-ERR-011", "outputs=[]", "schemas={\"brief\":{}}"),
                of(RESEARCH, "S-04 /schemas", "GEN-ERR-011", "schemas={\"brief\":{}}"),
                of(
                        RESEARCH,
                        "S-04 /schemas/other",
                        "GEN-ERR-011",
                        "schemas={\"brief\":{},\"passages\":{},\"other\":{}}"),
                of(
                        RESEARCH,
                        "S-04 /schemas/brief/type",
                        "GEN-ERR-011",
                        "schemas={\"brief\":{\"type\":7},\"passages\":{}}"),
                of(
                        RESEARCH,
                        "S-04 /schemas/brief/minLength",
                        "GEN-ERR-011",
                        "schemas={\"brief\":{\"minLength\":-1},\"passages\":{}}"),
                of(
                        RESEARCH,
                        "S-04 /schemas/brief",
                        "GEN-ERR-011",
                        "schemas={\"brief\":{\"items\":{\"$ref\":\"https://example.com/s\"}},\"passages\":{}}"),
                of(RESEARCH, "S-05 /failure_modes", "GEN-ERR-012", "failure_modes=[]"),
                of(
                        RESEARCH,
                        "S-05 /failure_modes/0/recovery",
                        "GEN-ERR-012",
                        "failure_modes=[{\"type\":\"no answer\"}]"),
                of(
                        RESEARCH,
                        "S-05 /failure_modes/0/type",
                        "GEN-ERR-012",
                        "failure_modes=[{\"type\":\"\",\"recovery\":\"stop\"}]"),
                of(RESEARCH, "S-06 /timeout_seconds", "GEN-ERR-012", "timeout_seconds=0"),
                of(RESEARCH, "S-06 /timeout_seconds", "GEN-ERR-012", "timeout_seconds=601"),
                of(RESEARCH, "S-06 /timeout_seconds", "GEN-ERR-012", "timeout_seconds=601", "checkpoint=\" \""),
                of(RESEARCH, "S-07 /tools/0", "GEN-ERR-012", "tools=[\"shell.run\"]"),
                of(RESEARCH, "S-07 /tools/0", "GEN-ERR-012", "tools=[\"cms.delete_all\"]"),
                of(RESEARCH, "S-07 /tools/0", "GEN-ERR-012", "tools=[\"cms\"]"),
                of(RESEARCH, "S-07 /approval_gate", "GEN-ERR-012", "tools=[\"cms.publish\"]"),
                of(RESEARCH, "S-07 /approval_gate", "GEN-ERR-012", "tools=[\"crm.read_contact\"]"),
                of(PUBLISH, "S-07 /approval_gate", "GEN-ERR-012", "tools=[\"email.send\"]"),
                of(RESEARCH, "S-07 /approval_gate", "GEN-ERR-012", "approval_gate=\"anything\""),
                of(RESEARCH, "S-08 /autonomy_pct", "", "autonomy_pct=70"),
                of(RESEARCH, "S-08 /parameters/depth/type", "", "parameters={\"depth\":{\"type\":\"list\"}}"),
                of(
                        RESEARCH,
                        "S-08 /parameters/depth/minimum",
                        "",
                        "parameters={\"depth\":{\"type\":\"integer\",\"minimum\":3,\"maximum\":2}}"),
                of(RESEARCH, "S-09 /components/0/kind", "", "components=[{\"name\":\"x\",\"kind\":\"orchestrator\"}]"));
    }

    static Stream<Arguments> kept() {
        return Stream.of(
                of(RESEARCH, "", ""),
                of(PUBLISH, "", ""),
                of(RESEARCH, "", "", "timeout_seconds=600"),
                of(RESEARCH, "", "", "timeout_seconds=1"),
                of(RESEARCH, "", "", "timeout_seconds=3600", "checkpoint=\"after each source\""),
                of(RESEARCH, "", "", "tools=[\"cms.read_article\"]"),
                of(RESEARCH, "", "", "tools=[]", "approval_gate=\"financial\""),
                of(RESEARCH, "", "", "parameters={\"depth\":{\"type\":\"integer\",\"minimum\":2,\"maximum\":2}}"),
                of(RESEARCH, "", "", "components=[{\"name\":\"x\",\"kind\":\"pump\"}]"),
                of(
                        RESEARCH,
                        "",
                        "",
                        "schemas={\"brief\":{\"$ref\":\"#/$defs/t\",\"$defs\":{\"t\":{\"type\":\"string\"}}},\"passages\":{}}"));
    }

    private static Arguments of(String skill, String place, String error, String... changes) {
        return Arguments.of(skill, place, error, List.of(changes));
    }

    @ParameterizedTest
    @MethodSource({"broken", "kept"})
    void aCheckObjectsExactlyThere(String id, String place, String error, List<String> changes) {
        var skill = changed(skill(id), changes.toArray(String[]::new));

        var findings = Checks.SKILLS.findings(skill, known());

        assertThat(places(findings)).isEqualTo(Samples.words(place));
        assertThat(Checks.SKILLS.errors(findings)).isEqualTo(Samples.words(error));
    }

    @Test
    void everythingIsFoundAtOnceAndEachErrorIsNamedOnce() {
        var findings = Checks.SKILLS.findings(
                changed(skill(RESEARCH), "think_queries=[]", "act_steps=[]", "outputs=[]", "timeout_seconds=0"),
                known());

        assertThat(Checks.SKILLS.errors(findings)).containsExactly("GEN-ERR-010", "GEN-ERR-011", "GEN-ERR-012");
    }
}
