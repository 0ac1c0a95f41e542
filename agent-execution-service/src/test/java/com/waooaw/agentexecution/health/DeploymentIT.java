package com.waooaw.agentexecution.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.waooaw.activities.execution.ExecutionActivities.HealthReport;
import com.waooaw.activities.execution.ExecutionActivities.Probe;
import com.waooaw.agentexecution.ExecutionIT;
import com.waooaw.agentexecution.TestAgent;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import io.temporal.client.WorkflowFailedException;
import io.temporal.failure.ApplicationFailure;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeploymentIT extends ExecutionIT {

    @Test
    void aWorkingAgentRunsAllItsSkillsAndPublishesAndUnpublishes() {
        var agent = TestAgent.writer();

        var report = deploy(agent, UUID.randomUUID(), false);

        assertThat(report.probes())
                .extracting(Probe::name)
                .containsExactly(
                        "plan",
                        "skill:SKILL-HC-001",
                        "skill:SKILL-HC-002",
                        "skill:SKILL-HC-003",
                        "skill:SKILL-HC-004",
                        "publish",
                        "read_back",
                        "unpublish");
        assertThat(report.probes()).allMatch(Probe::passed, "passed");
        assertThat(report.healthy()).isTrue();
        assertThat(posts(agent)).isEqualTo(1);
        assertThat(livePosts(agent)).isZero();
    }

    @Test
    void theSameRunIsDoneOnceAndReportedTheSame() {
        var agent = TestAgent.writer();
        var run = UUID.randomUUID();
        var first = deploy(agent, run, false);

        assertThat(deploy(agent, run, false)).isEqualTo(first);
        assertThat(posts(agent)).isEqualTo(1);
    }

    @Test
    void anAgentOffItsSubjectFailsItsResearchOrItsDraft() {
        var agent = TestAgent.writer()
                .trying("Article: how to tune the carburettor of a vintage motorcycle, about 300 words");

        var report = deploy(agent, UUID.randomUUID(), true);

        assertThat(report.healthy()).isFalse();
        assertThat(failures(report)).contains("EXE-0018");
        assertThat(posts(agent)).isZero();
    }

    @Test
    void aChannelThatRefusesFailsThePublication() {
        var report = deploy(TestAgent.writer().in("sandbox-closed"), UUID.randomUUID(), true);

        assertThat(report.healthy()).isFalse();
        assertThat(report.probes())
                .filteredOn(p -> !p.passed())
                .extracting(Probe::name, Probe::failure)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("skill:SKILL-HC-004", "EXE-0015"));
    }

    @Test
    void aBriefTheAgentMayNotTakeFailsBeforeAnySkill() {
        var report = deploy(TestAgent.writer().trying("Prescribe a dose of insulin for me"), UUID.randomUUID(), true);

        assertThat(report.healthy()).isFalse();
        assertThat(failures(report)).containsExactly("EXE-0009");
    }

    @Test
    void theSameVersionWithAnotherManifestIsRefused() {
        var agent = TestAgent.writer();
        deploy(agent, null, false);

        assertThatExceptionOfType(WorkflowFailedException.class)
                .isThrownBy(() -> deploy(agent.in("sandbox-newsletter"), null, false))
                .satisfies(e -> assertThat(typeOf(e)).isEqualTo("EXE-0010"));
    }

    @Test
    void anUnboundVersionMayBeBoundAgainAndUnbindingTwiceIsFine() {
        var agent = TestAgent.writer();
        deploy(agent, null, true);
        deploy(agent.in("sandbox-newsletter"), null, true);

        assertThat(count("manifest_binding", "agent_id = :id", agent.agentId())).isZero();
    }

    @Test
    void operatorsSeeTheSamplesOfHealthChecksAndNothingOfCustomers() {
        deploy(TestAgent.writer(), UUID.randomUUID(), true);

        var shown = read(TestTokens.as(Role.AGENT_ORCHESTRATOR), "/v1/sandbox/posts")
                .path("items");
        assertThat(shown.size()).isPositive();
        assertThat(shown.valueStream().map(p -> p.path("state").asString())).containsOnly("unpublished");
        assertThat(read(customer, "/v1/sandbox/posts")
                        .path("items")
                        .valueStream()
                        .map(p -> p.path("post_id").asString()))
                .doesNotContainAnyElementsOf(shown.valueStream()
                        .map(p -> p.path("post_id").asString())
                        .toList());
    }

    private static Iterable<String> failures(HealthReport report) {
        return report.probes().stream()
                .filter(p -> !p.passed())
                .map(Probe::failure)
                .distinct()
                .toList();
    }

    private static String typeOf(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ApplicationFailure known) {
                return known.getType();
            }
        }
        return "none";
    }

    private static long posts(TestAgent agent) {
        return posts(agent, "true");
    }

    private static long livePosts(TestAgent agent) {
        return posts(agent, "p.state = 'published'");
    }

    private static long posts(TestAgent agent, String where) {
        return database()
                .sql("""
                        select count(*) from execution.sandbox_post p
                        join execution.job_execution j on p.act_key = 'publish/' || j.id::text
                        where j.agent_id = :agent and
                        """ + where)
                .param("agent", agent.agentId())
                .query(Long.class)
                .single();
    }
}
