package com.waooaw.agentcreation.definitions;

import static com.waooaw.agentcreation.definitions.Samples.NOW;
import static com.waooaw.agentcreation.definitions.Samples.changed;
import static com.waooaw.agentcreation.definitions.Samples.known;
import static com.waooaw.agentcreation.definitions.Samples.places;
import static com.waooaw.agentcreation.definitions.Samples.role;
import static com.waooaw.agentcreation.definitions.Samples.skill;
import static com.waooaw.agentcreation.definitions.Samples.team;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.waooaw.agentcreation.catalogue.Definition;
import com.waooaw.agentcreation.catalogue.JobRole;
import com.waooaw.agentcreation.catalogue.PriceProposal;
import com.waooaw.agentcreation.catalogue.Skill;
import com.waooaw.agentcreation.catalogue.Standing;
import com.waooaw.agentcreation.catalogue.Standing.Certificate;
import com.waooaw.agentcreation.catalogue.Team;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Genesis decides about a draft that keeps every check: the collision rule G-13. */
class CertifierTests {

    private static final Standing.Draft DRAFT = new Standing.Draft("anna");
    private static final Skill FIRST = skill("SKILL-HC-001");

    @Test
    void anotherNameIsCertifiedByGenesis() {
        var pass = passed(judge(draft("name=\"Research a rare topic\"")));

        assertThat(pass.definition().standing())
                .isEqualTo(new Standing.Certified("anna", new Certificate("genesis", NOW)));
        assertThat(pass.definition().supersedes()).isEmpty();
        assertThat(pass.improves()).isEmpty();
    }

    @Test
    void whatIsThereAlreadyIsReused() {
        assertThat(judge(draft())).isEqualTo(new Verdict.Same<>(FIRST));
        assertThat(judge(draft("name=\" research A  health topic\"", "version=\"4.0.0\"")))
                .isEqualTo(new Verdict.Same<>(FIRST));
    }

    @Test
    void aBetterOneTakesItsPlace() {
        var pass = passed(judge(draft("version=\"1.0.1\"", "think_queries=[\"Which sources are newest?\"]")));

        assertThat(pass.definition().supersedes()).containsExactly("SKILL-HC-001");
        assertThat(pass.improves()).containsExactly(FIRST);
    }

    @Test
    void anOlderOneIsRefused() {
        assertThat(refused(judge(draft("version=\"0.9.0\"", "think_queries=[\"Which sources are oldest?\"]"))))
                .containsExactly("G-13 /version");
    }

    @Test
    void otherToolsOrRegulationsAreAnotherSkill() {
        for (var change :
                List.of("tools=[\"cms.read_article\"]", "compliance=[\"GDPR\"]", "inputs=[\"brief\",\"passages\"]")) {
            assertThat(passed(judge(draft("version=\"2.0.0\"", change))).improves())
                    .isEmpty();
        }
    }

    @Test
    void otherWorkInTheSameVersionImprovesNothing() {
        assertThat(passed(judge(draft("timeout_seconds=300"))).improves()).isEmpty();
    }

    @Test
    void whatIsOnItsWayOutIsNotReused() {
        var gone = FIRST.standing(
                new Standing.Certified("anna", new Certificate("genesis", NOW)).succeededBy("SKILL-HC-009", NOW),
                List.of());

        assertThat(passed(Certifier.judge(draft(), DRAFT, Checks.SKILLS, known(), List.of(gone)))
                        .improves())
                .isEmpty();
    }

    @Test
    void checksComeBeforeCollisions() {
        assertThat(refused(judge(draft("version=\"not a version\"")))).containsExactly("S-01 /version");
    }

    @Test
    void aJobRoleCollidesWithinItsGeographies() {
        var first = role("JOB-HC-001");

        assertThat(judge(first, "job_role_id=\"JOB-HC-101\"")).isEqualTo(new Verdict.Same<>(first));
        assertThat(passed(judge(first, "job_role_id=\"JOB-HC-101\"", "version=\"1.1.0\"", "tasks=[\"more\"]"))
                        .improves())
                .containsExactly(first);
        assertThat(passed(judge(first, "job_role_id=\"JOB-HC-101\"", "version=\"1.1.0\"", "geographies=[\"india\"]"))
                        .improves())
                .isEmpty();
    }

    @Test
    void aJobRoleIsCertifiedWithAPriceForEachGeography() {
        var draft = changed(
                role("JOB-HC-001"), JobRole.class, "name=\"Another\"", "geographies=[\"north_america\",\"india\"]");

        var pass = passed(Certifier.judge(draft, DRAFT, Checks.JOB_ROLES, known(), List.of()));

        assertThat(pass.definition().priceProposals())
                .extracting(PriceProposal::geography, PriceProposal::priceInr)
                .containsExactly(tuple("north_america", 12_000), tuple("india", 12_000));
    }

    @Test
    void aTeamIsCertifiedWithItsPrice() {
        var draft = changed(team(), Team.class, "team_id=\"TEAM-MK-101\"");

        assertThat(passed(Certifier.judge(draft, DRAFT, Checks.TEAMS, known(), List.of()))
                        .definition()
                        .priceProposals())
                .extracting(PriceProposal::priceInr)
                .containsExactly(30_000);
        assertThat(Certifier.judge(draft, DRAFT, Checks.TEAMS, known(), List.of(team())))
                .isEqualTo(new Verdict.Same<>(team()));
    }

    private static Skill draft(String... changes) {
        return changed(changed(FIRST, "skill_id=\"SKILL-HC-101\""), changes).standing(DRAFT, List.of());
    }

    private static Verdict<Skill> judge(Skill draft) {
        return Certifier.judge(
                draft, DRAFT, Checks.SKILLS, known(), known().skills().values());
    }

    private static Verdict<JobRole> judge(JobRole first, String... changes) {
        return Certifier.judge(
                changed(first, JobRole.class, changes), DRAFT, Checks.JOB_ROLES, known(), List.of(first));
    }

    private static <T extends Definition<T>> Verdict.Pass<T> passed(Verdict<T> verdict) {
        return switch (verdict) {
            case Verdict.Pass<T> pass -> pass;
            case Verdict.Same<T> same -> throw new AssertionError(same);
            case Verdict.Fail<T> fail -> throw new AssertionError(fail);
        };
    }

    private static <T extends Definition<T>> List<String> refused(Verdict<T> verdict) {
        return switch (verdict) {
            case Verdict.Fail<T> fail -> places(fail.findings());
            case Verdict.Pass<T> pass -> throw new AssertionError(pass);
            case Verdict.Same<T> same -> throw new AssertionError(same);
        };
    }
}
