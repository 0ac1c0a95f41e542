package com.waooaw.agentcreation.creation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.waooaw.activities.compensation.Compensations.StepOutcome;
import com.waooaw.activities.compensation.Compensations.UndoStep;
import com.waooaw.activities.compensation.Compensations.UndoneAct;
import com.waooaw.contracts.agentcreation.AgentState;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import io.temporal.client.WorkflowFailedException;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What putting an agent to work did is taken back through Temporal, in reverse, once, wherever a worker dies. */
class DeploymentUndoIT extends DeploymentUndoTest {

    @Autowired
    CancelledJobs cancelled;

    @Test
    void anActiveAgentIsTakenBackInTheExactReverseOfHowItWasPutToWork() {
        var made = active("Writer");
        var act = act(made);

        var undone = undo(act, ALL);

        assertThat(undone).extracting(StepOutcome::name).isEqualTo(REVERSE);
        assertThat(undone).allMatch(StepOutcome::changed);
        assertThat(undone.getFirst().detail()).isEqualTo("active→vetoed");
        assertThat(undone.getLast().detail()).contains("requester=");
        assertThat(operator.agentIn(made.agentId().toString(), "vetoed")
                        .path("reason")
                        .asString())
                .isEqualTo("VETO-TASTE");
        await().untilAsserted(() -> assertThat(states(made.agentId()))
                .endsWith(AgentState.ACTIVE, AgentState.VETOED)
                .hasSize(9));
        assertThat(steps(made)).isEqualTo(EVIDENCE);
        assertThat(cancelled.agents).contains(made.agentId().toString());
        var shown = operator.get("/v1/workflows/" + made.workflowId());
        assertThat(shown.path("outcome").asString())
                .as("how the creation ended stays as it was")
                .isEqualTo("active");
        for (int stage : List.of(2, 3, 4)) {
            assertThat(shown.path("stages").get(stage).path("status").asString())
                    .isEqualTo("revoked");
            assertThat(shown.path("stages").get(stage).path("revoked_reason").asString())
                    .isEqualTo("taste");
        }
        assertThat(shown.path("compensations")
                        .valueStream()
                        .map(step -> step.path("step").asString()))
                .isEqualTo(REVERSE);
        assertThat(shown.path("compensations"))
                .allSatisfy(step -> assertThat(step.path("state").asString()).isEqualTo("done"));
        client.get()
                .uri("/v1/agents/" + made.agentId())
                .headers(h -> h.setBearerAuth(TestTokens.of(TestTokens.CUSTOMER, Role.CUSTOMER_USER)))
                .exchange()
                .expectStatus()
                .isNotFound();

        assertThat(undo(act, ALL)).as("the same again").isEqualTo(undone);
        assertThat(steps(made)).isEqualTo(EVIDENCE);
        assertThat(states(made.agentId())).hasSize(9);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void aGovernanceThatDiesBetweenTwoStepsGoesOnWhereItWas(int died) {
        var made = active("Writer");
        var act = act(made);

        assertThat(undo(act, died)).hasSize(died);
        assertThat(undo(act, ALL)).extracting(StepOutcome::name).isEqualTo(REVERSE);

        assertThat(steps(made)).isEqualTo(EVIDENCE);
        await().untilAsserted(() ->
                assertThat(states(made.agentId())).endsWith(AgentState.VETOED).hasSize(9));
    }

    @Test
    void whatNeverBeganHasNoStepsAndWhatIsForeignIsRefused() {
        var made = active("Writer");
        var act = act(made);
        var other = active("Writer");
        var agent = made.agentId().toString();

        assertThat(undo(new UndoneAct(UUID.randomUUID(), "deploy_agent", "x", agent, "taste", cause()), ALL))
                .isEmpty();
        refused("UND-0003", new UndoneAct(made.approvalId(), "deploy_agent", "x", agent, "taste", cause()));
        refused(
                "UND-0003",
                new UndoneAct(made.approvalId(), "deploy_agent", act(other).actKey(), agent, "taste", cause()));
        refused(
                "UND-0003",
                new UndoneAct(
                        made.approvalId(),
                        "deploy_agent",
                        act.actKey(),
                        other.agentId().toString(),
                        "taste",
                        cause()));
        refused("UND-0001", new UndoneAct(made.approvalId(), "publish_content", act.actKey(), agent, "taste", cause()));
        assertThatExceptionOfType(ApplicationFailure.class)
                .isThrownBy(() -> compensations.undo(new UndoStep(act, "stop_routing")))
                .as("a step nobody planned")
                .satisfies(failure -> assertThat(failure.getType()).isEqualTo("UND-0002"));
        operator.agentIn(agent, "active");
        undo(act, ALL);
        undo(act(other), ALL);
    }

    @Test
    void theQuestionSaysHowFarTheAgentReaches() {
        var often = governance.request(asked("Writer", "expected_runs_per_day: 1", "expected_runs_per_day: 2")
                .approvalId());
        var seldom = governance.request(asked("Writer").approvalId());
        var outside = governance.request(
                asked("Writer", "channel: sandbox-blog", "channel: the-web").approvalId());

        assertThat(often.riskLevel()).isEqualTo("high");
        assertThat(often.blastRadius()).isEqualTo("high");
        assertThat(seldom.riskLevel()).isEqualTo("medium");
        assertThat(seldom.blastRadius()).isEqualTo("high");
        assertThat(outside.riskLevel()).isEqualTo("high");
        assertThat(outside.facts()).containsEntry("sandbox_only", false);
        assertThat(seldom.facts())
                .isEqualTo(Map.of(
                        "expected_runs_per_day",
                        1,
                        "sandbox_only",
                        true,
                        "estimated_cost_per_day_usd",
                        "0.02",
                        "domain_tier",
                        "high",
                        "findings_open",
                        0,
                        "industry",
                        "healthcare"));
    }

    private Made active(String name) {
        var made = asked(name);
        autoApprove(made);
        operator.agentIn(made.agentId().toString(), "active");
        return made;
    }

    private void refused(String code, UndoneAct act) {
        assertThatExceptionOfType(WorkflowFailedException.class)
                .isThrownBy(() -> undo(act, ALL))
                .satisfies(failure -> assertThat(failure.getCause().getCause())
                        .isInstanceOfSatisfying(
                                ApplicationFailure.class,
                                cause -> assertThat(cause.getType()).isEqualTo(code)));
    }
}
