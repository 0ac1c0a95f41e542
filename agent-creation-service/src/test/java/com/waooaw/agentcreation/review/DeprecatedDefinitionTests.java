package com.waooaw.agentcreation.review;

import static com.waooaw.agentcreation.review.ReviewFixtures.changed;
import static com.waooaw.agentcreation.review.ReviewFixtures.facts;
import static com.waooaw.agentcreation.review.ReviewFixtures.skill;
import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.agentcreation.catalogue.JobRole;
import com.waooaw.agentcreation.catalogue.Skill;
import com.waooaw.agentcreation.catalogue.Standing;
import com.waooaw.agentcreation.catalogue.Standing.Certificate;
import com.waooaw.agentcreation.rules.Facts;
import com.waooaw.agentcreation.rules.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is on its way out may be used for thirty days, by the business clock (G-07, G-08). */
class DeprecatedDefinitionTests {

    private static final Duration THIRTY_DAYS = Duration.ofDays(30);

    @Test
    void aDeprecatedSkillMayBeUsedWhileThereIsTime() {
        var findings = Reviewers.findings(changed(List.of()), skillDeprecatedAgo(THIRTY_DAYS.minusMillis(1)));

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("G-08");
            assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
            assertThat(finding.pointer()).isEqualTo("/required_skill_ids/0");
            assertThat(finding.message()).contains("may be used until 2026-11-21T12:00:00.001Z only");
            assertThat(finding.remedy()).isEqualTo("use 'SKILL-HC-101'");
        });
    }

    @Test
    void afterThirtyDaysItIsNoCertifiedSkillAnyMore() {
        var findings = Reviewers.findings(changed(List.of()), skillDeprecatedAgo(THIRTY_DAYS));

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("G-08");
            assertThat(finding.severity()).isEqualTo(Severity.HIGH);
            assertThat(finding.message()).isEqualTo("the skill 'SKILL-HC-001' is not certified");
        });
    }

    @Test
    void aDeprecatedJobRoleMayBeUsedWhileThereIsTime() {
        assertThat(Reviewers.findings(changed(List.of()), roleDeprecatedAgo(THIRTY_DAYS.minusMillis(1))))
                .isEmpty();
        assertThat(Reviewers.findings(changed(List.of()), roleDeprecatedAgo(THIRTY_DAYS)))
                .extracting(finding -> finding.code() + " " + finding.pointer())
                .containsExactly("G-07 /job_role_id");
    }

    private static Facts skillDeprecatedAgo(Duration ago) {
        var facts = facts();
        var skills = new HashMap<>(facts.skills());
        var skill = skill("SKILL-HC-001");
        skills.put(
                skill.id(),
                skill.standing(deprecated("SKILL-HC-101", facts.now().minus(ago)), List.of()));
        skills.remove("SKILL-HC-999");
        return with(facts, skills, new HashMap<>(facts.jobRoles()));
    }

    private static Facts roleDeprecatedAgo(Duration ago) {
        var facts = facts();
        var roles = new HashMap<>(facts.jobRoles());
        roles.computeIfPresent(
                "JOB-HC-001",
                (_, role) -> role.standing(deprecated("JOB-HC-101", facts.now().minus(ago)), List.of()));
        return with(facts, new HashMap<>(facts.skills()), roles);
    }

    private static Standing deprecated(String successor, Instant at) {
        return new Standing.Certified("anna", new Certificate("genesis", at)).succeededBy(successor, at);
    }

    private static Facts with(Facts facts, Map<String, Skill> skills, Map<String, JobRole> roles) {
        return new Facts(
                facts.now(),
                skills,
                roles,
                facts.industries(),
                facts.tools(),
                facts.dataPolicy(),
                facts.architecturePolicy(),
                facts.agents(),
                facts.together(),
                facts.monthBudgetLeftUsd(),
                facts.dbConnectionsLeft());
    }
}
