package com.waooaw.agentcreation.definitions;

import static com.waooaw.agentcreation.definitions.Samples.changed;
import static com.waooaw.agentcreation.definitions.Samples.known;
import static com.waooaw.agentcreation.definitions.Samples.places;
import static com.waooaw.agentcreation.definitions.Samples.role;
import static com.waooaw.agentcreation.definitions.Samples.team;
import static com.waooaw.agentcreation.definitions.Samples.words;
import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.agentcreation.catalogue.JobRole;
import com.waooaw.agentcreation.catalogue.Team;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each check of a job role and of a team with what keeps it and what breaks it, and where. */
class JobRoleAndTeamChecksTests {

    static Stream<Arguments> roles() {
        return Stream.of(
                of(""),
                of("J-01 /job_role_id", "job_role_id=\"SKILL-HC-001\""),
                of("J-02 /required_skills", "required_skills=[]", "gates=[]"),
                of("J-02 /required_skills/1", "required_skills=[\"SKILL-HC-001\",\"SKILL-HC-001\"]", "gates=[]"),
                of("J-02 /required_skills/0", "required_skills=[\"SKILL-HC-500\"]", "gates=[]"),
                of("J-02 /required_skills/0", "required_skills=[\"SKILL-ED-001\"]", "gates=[]"),
                of("", "required_skills=[\"SKILL-HC-001\",\"SKILL-IN-003\"]", "gates=[]"),
                of("J-03 /gates", "gates=[]"),
                of("J-03 /gates", "gates=[{\"skill_id\":\"SKILL-HC-004\",\"approval_class\":\"communication\"}]"),
                of(
                        "J-03 /gates/1/skill_id",
                        "gates=[{\"skill_id\":\"SKILL-HC-004\",\"approval_class\":\"execution\"},{\"skill_id\":\"SKILL-HC-009\"}]"),
                of("J-03 /gates/0/skill_id, J-03 /gates", "gates=[{\"approval_class\":\"execution\"}]"),
                of("J-04 /geographies", "geographies=[]"),
                of("J-04 /geographies/1", "geographies=[\"india\",\"atlantis\"]"),
                of("J-04 /domain_tier", "domain_tier=\"highest\""),
                of("J-04 /expertise_level", "expertise_level=\"guru\""),
                of("J-05 /description", "description=\"\""),
                of("J-05 /description", "description=\"" + "x".repeat(501) + "\""),
                of("", "description=\"" + "x".repeat(500) + "\""),
                of("J-05 /tasks", "tasks=[]"),
                of("J-05 /completion_criteria", "completion_criteria=[]"),
                of("J-05 /agent_count", "agent_count=0"),
                of("J-05 /agent_count", "agent_count=6", "requires_manager=true"),
                of("J-05 /requires_manager", "agent_count=3"),
                of("J-05 /requires_manager", "requires_manager=true"),
                of("J-06 /base_price_inr", "base_price_inr=11999"),
                of("J-06 /base_price_inr", "base_price_inr=50001"),
                of("", "base_price_inr=50000"),
                of("", "base_price_inr=8000", "expertise_level=\"generic\""),
                of("J-06 /pricing_model", "pricing_model=\"by_mood\""),
                of("J-06 /pricing_rationale", "pricing_rationale=\" \""),
                of("", "team_daily_budget_usd=1"),
                of("J-06 /team_daily_budget_usd", "team_daily_budget_usd=1.01"),
                of("J-06 /team_daily_budget_usd", "team_daily_budget_usd=-1"),
                of("", "agent_count=3", "requires_manager=true", "team_daily_budget_usd=3"));
    }

    @ParameterizedTest
    @MethodSource("roles")
    void aCheckOfAJobRoleObjectsExactlyThere(String place, List<String> changes) {
        var role = changed(role("JOB-HC-001"), JobRole.class, changes.toArray(String[]::new));

        var findings = Checks.JOB_ROLES.findings(role, known());

        assertThat(places(findings)).isEqualTo(words(place));
        assertThat(Checks.JOB_ROLES.errors(findings)).isEmpty();
    }

    static Stream<Arguments> teams() {
        return Stream.of(
                of(""),
                of("T-01 /team_id", "team_id=\"TEAM-1\""),
                of("T-02 /required_skills", "required_skills=[]"),
                of("G-11 /plan/members", "required_skills=[\"SKILL-MK-009\"]"),
                of(
                        "T-02 /plan/members/1/job_role_id, T-02 /plan/members/3/job_role_id, T-02 /plan/members/3/skill_ids",
                        "plan="
                                + plan(
                                        member(
                                                "Manager",
                                                "manager",
                                                "JOB-IN-001",
                                                "SKILL-IN-001\",\"SKILL-IN-002\",\"SKILL-IN-003\",\"SKILL-IN-004"),
                                        member("Writer", "specialist", "JOB-MK-500", "SKILL-MK-001\",\"SKILL-MK-002"),
                                        member("Designer", "specialist", "JOB-MK-002", "SKILL-MK-003"),
                                        member(
                                                "Rest",
                                                "specialist",
                                                "JOB-FN-001",
                                                "SKILL-MK-004\",\"SKILL-MK-005\",\"SKILL-MK-006\",\"SKILL-MK-007\",\"SKILL-FN-001\",\"SKILL-FN-002"))),
                of(
                        "T-02 /plan/members/2/skill_ids",
                        "required_skills=[\"SKILL-MK-004\"]",
                        "plan="
                                + plan(
                                        member(
                                                "Manager",
                                                "manager",
                                                "JOB-IN-001",
                                                "SKILL-IN-001\",\"SKILL-IN-002\",\"SKILL-IN-003\",\"SKILL-IN-004"),
                                        member("Designer", "specialist", "JOB-MK-002", "SKILL-MK-003"),
                                        member("Search", "specialist", "JOB-MK-003", "SKILL-MK-004"))));
    }

    @ParameterizedTest
    @MethodSource("teams")
    void aCheckOfATeamObjectsExactlyThere(String place, List<String> changes) {
        var team = changed(team(), Team.class, changes.toArray(String[]::new));

        assertThat(places(Checks.TEAMS.findings(team, known()))).isEqualTo(words(place));
    }

    private static Arguments of(String place, String... changes) {
        return Arguments.of(place, List.of(changes));
    }

    private static String plan(String... members) {
        return "{\"members\":[%s],\"plan_inr_per_month\":50000,\"daily_budget_usd\":0}"
                .formatted(String.join(",", members));
    }

    /** The first of its skills is the primary one. */
    private static String member(String name, String role, String jobRole, String skills) {
        return "{\"name\":\"%s\",\"role\":\"%s\",\"job_role_id\":\"%s\",\"primary_skill_id\":\"%s\",\"skill_ids\":[\"%s\"]}"
                .formatted(name, role, jobRole, skills.substring(0, 12), skills);
    }
}
