package com.waooaw.agentcreation.review;

import static com.waooaw.agentcreation.review.PlacedExample.breaks;
import static com.waooaw.agentcreation.review.PlacedExample.keeps;
import static com.waooaw.agentcreation.review.ReviewFixtures.changed;
import static com.waooaw.agentcreation.review.ReviewFixtures.facts;
import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.blueprint.TeamPlan;
import com.waooaw.agentcreation.genesis.TeamComposition;
import com.waooaw.agentcreation.rules.Finding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** G-11, with exactly the places it objects to. */
class TeamRuleTests {

    private static final String MANAGER = member("Manager", "manager", "JOB-IN-001", "SKILL-IN-001", "SKILL-IN-001");
    private static final String RESEARCHER =
            member("Researcher", "specialist", "JOB-HC-001", "SKILL-HC-001", "SKILL-HC-001");
    private static final String WRITER =
            member("Writer", "specialist", "JOB-HC-001", "SKILL-HC-002", "SKILL-HC-002", "SKILL-HC-003");
    private static final String PUBLISHER =
            member("Publisher", "specialist", "JOB-HC-001", "SKILL-HC-004", "SKILL-HC-004");

    private static final String MANAGER2 =
            MANAGER.replace("Manager", "Deputy").replace("IN-001", "IN-002").replace("JOB-IN-002", "JOB-IN-001");
    private static final String RESEARCHER_AND_PUBLISHER =
            member("Publisher", "specialist", "JOB-HC-001", "SKILL-HC-004", "SKILL-HC-004", "SKILL-HC-001");
    private static final String COORDINATES =
            member("Manager", "specialist", "JOB-IN-001", "SKILL-IN-001", "SKILL-IN-001");
    private static final String MONITORS = member("Manager", "manager", "JOB-IN-001", "SKILL-IN-002", "SKILL-IN-002");

    static Stream<PlacedExample> examples() {
        return Stream.of(
                keeps("G-11"),
                keeps("G-11", team(4, 24_500, "4", MANAGER, RESEARCHER, WRITER, PUBLISHER)),
                // the order of the members does not matter
                keeps("G-11", team(4, 24_500, "0", PUBLISHER, WRITER, MANAGER, RESEARCHER)),
                breaks("G-11", "/team", "/agent_count=4", "/requires_manager=true"),
                breaks("G-11", "/team", Arrays.copyOfRange(team(4, 24_500, "4", MANAGER, WRITER), 2, 3)),
                breaks("G-11", "/team/members", team(3, 24_500, "4", MANAGER, RESEARCHER, WRITER, PUBLISHER)),
                breaks(
                        "G-11",
                        "/team/plan_inr_per_month",
                        team(4, 24_499, "4", MANAGER, RESEARCHER, WRITER, PUBLISHER)),
                breaks(
                        "G-11",
                        "/team/daily_budget_usd",
                        team(4, 24_500, "4.01", MANAGER, RESEARCHER, WRITER, PUBLISHER)),
                breaks("G-11", "/team/members", team(3, 19_000, "3", MANAGER, RESEARCHER, WRITER)),
                breaks(
                        "G-11",
                        "/team/members /team/members/1/skill_ids",
                        team(4, 24_500, "4", MANAGER, MANAGER2, WRITER, RESEARCHER_AND_PUBLISHER)),
                breaks(
                        "G-11",
                        "/team/members /team/members/0/skill_ids",
                        team(4, 24_500, "4", COORDINATES, RESEARCHER, WRITER, PUBLISHER)),
                breaks(
                        "G-11",
                        "/team/members/0/skill_ids",
                        team(4, 24_500, "4", MONITORS, RESEARCHER, WRITER, PUBLISHER)),
                breaks(
                        "G-11",
                        "/team/members/2/name",
                        team(4, 24_500, "4", MANAGER, RESEARCHER, WRITER.replace("Writer", "Researcher"), PUBLISHER)),
                breaks(
                        "G-11",
                        "/team/members/3/primary_skill_id",
                        team(
                                4,
                                24_500,
                                "4",
                                MANAGER,
                                RESEARCHER,
                                WRITER,
                                member(
                                        "Publisher",
                                        "specialist",
                                        "JOB-HC-001",
                                        "SKILL-HC-002",
                                        "SKILL-HC-004",
                                        "SKILL-HC-002"))),
                breaks(
                        "G-11",
                        "/team/members/3/primary_skill_id",
                        team(
                                4,
                                24_500,
                                "4",
                                MANAGER,
                                RESEARCHER,
                                WRITER,
                                member("Publisher", "specialist", "JOB-HC-001", "SKILL-HC-003", "SKILL-HC-004"))),
                // certified, and of another industry, or simply not asked for
                breaks(
                        "G-11",
                        "/team/members/3/skill_ids/1",
                        team(
                                4,
                                24_500,
                                "4",
                                MANAGER,
                                RESEARCHER,
                                WRITER,
                                member(
                                        "Publisher",
                                        "specialist",
                                        "JOB-HC-001",
                                        "SKILL-HC-004",
                                        "SKILL-HC-004",
                                        "SKILL-MK-001"))),
                breaks(
                        "G-11",
                        "/team/members/1/job_role_id /team/members/3/job_role_id",
                        team(
                                4,
                                24_500,
                                "4",
                                MANAGER,
                                RESEARCHER.replace("JOB-HC-001", "JOB-HC-900"),
                                WRITER,
                                PUBLISHER.replace("JOB-HC-001", "JOB-MK-001"))),
                breaks(
                        "G-11",
                        "/team/members/3/skill_ids/1",
                        team(
                                4,
                                24_500,
                                "4",
                                MANAGER,
                                RESEARCHER,
                                WRITER,
                                member(
                                        "Publisher",
                                        "specialist",
                                        "JOB-HC-001",
                                        "SKILL-HC-004",
                                        "SKILL-HC-004",
                                        "SKILL-HC-500"))));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theRuleObjectsExactlyThere(PlacedExample example) {
        assertThat(example.found()).isEqualTo(example.pointers());
    }

    @Test
    void aTeamHasThreeToFiveMembers() {
        assertThat(sizes(2)).contains("/team/members");
        assertThat(sizes(3)).doesNotContain("/team/members");
        assertThat(sizes(5)).doesNotContain("/team/members");
        assertThat(sizes(6)).contains("/team/members");
    }

    @Test
    void aFindingSaysWhatIsMissing() {
        var findings = Reviewers.findings(blueprint(MANAGER, RESEARCHER, WRITER), facts());

        assertThat(findings)
                .filteredOn(finding -> finding.code().equals("G-11"))
                .extracting(Finding::message)
                .contains("nobody in the team has the skill 'SKILL-HC-004'");
    }

    /** Pointers of a team of so many who have every skill between them. */
    private static List<String> sizes(int members) {
        var all = new ArrayList<TeamPlan.Member>();
        var first = Objects.requireNonNull(
                        blueprint(MANAGER, RESEARCHER, WRITER, PUBLISHER).team())
                .members();
        for (int i = 0; i < members; i++) {
            all.add(first.get(Math.min(i, first.size() - 1)));
        }
        var plan = new TeamPlan(all, 100_000, BigDecimal.ZERO);
        return TeamComposition.check(plan, List.of(), facts().skills(), facts().now(), "/team").stream()
                .map(Finding::pointer)
                .toList();
    }

    private static AgentBlueprint blueprint(String... members) {
        return changed(List.of(team(members.length, 24_500, "1", members)));
    }

    private static String[] team(int count, int plan, String budget, String... members) {
        return new String[] {
            "/agent_count=" + count,
            "/requires_manager=true",
            "/team={\"members\":[%s],\"plan_inr_per_month\":%d,\"daily_budget_usd\":%s}"
                    .formatted(String.join(",", members), plan, budget)
        };
    }

    private static String member(String name, String role, String jobRole, String primary, String... skills) {
        return "{\"name\":\"%s\",\"role\":\"%s\",\"job_role_id\":\"%s\",\"primary_skill_id\":\"%s\",\"skill_ids\":[\"%s\"]}"
                .formatted(name, role, jobRole, primary, String.join("\",\"", skills));
    }
}
