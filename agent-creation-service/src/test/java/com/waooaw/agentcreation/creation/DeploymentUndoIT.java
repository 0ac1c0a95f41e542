package com.waooaw.agentcreation.creation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.waooaw.activities.compensation.Compensations;
import com.waooaw.activities.compensation.Compensations.StepOutcome;
import com.waooaw.activities.compensation.Compensations.UndoStep;
import com.waooaw.activities.compensation.Compensations.UndoneAct;
import com.waooaw.activities.governance.GovernanceActivities.Consume;
import com.waooaw.contracts.agentcreation.AgentState;
import com.waooaw.contracts.agentcreation.AgentStateChanged;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.contracts.governance.GovernorVetoed;
import com.waooaw.contracts.governance.VetoCategory;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.testkit.EventPush;
import com.waooaw.platform.testkit.RecordingCarrier;
import com.waooaw.platform.testkit.ServiceTest;
import com.waooaw.platform.testkit.TestDatabase;
import com.waooaw.platform.testkit.TestTime;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

/** What putting an agent to work did is taken back through Temporal, in reverse, once, wherever a worker dies. */
@ServiceTest("agent-creation")
@Import(Neighbours.class)
class DeploymentUndoIT {

    private static final List<String> REVERSE =
            List.of("stop_routing", "cancel_jobs", "revoke_ethics", "revoke_architecture", "revoke_certification");
    private static final int ALL = REVERSE.size();

    /** The evidence of the step in between is Execution's. */
    private static final List<String> EVIDENCE =
            List.of("stop_routing", "revoke_ethics", "revoke_architecture", "revoke_certification");

    @Autowired
    RestTestClient client;

    @Autowired
    EventPush push;

    @Autowired
    RecordingCarrier carrier;

    @Autowired
    FakeGovernance governance;

    @Autowired
    FakeExecution execution;

    @Autowired
    CancelledJobs cancelled;

    @Autowired
    Compensations compensations;

    @Autowired
    WorkflowClient temporal;

    private Operator operator;

    @BeforeEach
    void anOperator() {
        operator = new Operator(client);
    }

    /** An agent, the run that made it, and the approval it was asked for. */
    private record Made(UUID agentId, String workflowId, UUID approvalId) {}

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
    void aQuestionVetoedBeforeItWasUsedEndsTheCreationAndOnlyTheReviewsGo() {
        var made = asked("Writer");
        var unused = new UndoneAct(
                made.approvalId(), "deploy_agent", "", made.agentId().toString(), "taste", cause());

        var undone = undo(unused, ALL);

        assertThat(undone)
                .extracting(StepOutcome::name)
                .containsExactly("revoke_ethics", "revoke_architecture", "revoke_certification");
        var workflow = operator.ended(made.workflowId());
        assertThat(workflow.path("outcome").asString()).isEqualTo("vetoed");
        assertThat(workflow.path("state").asString()).isEqualTo("vetoed");
        assertThat(states(made.agentId())).doesNotContain(AgentState.DEPLOYING, AgentState.ACTIVE);
        assertThat(execution.callsFor(made.agentId())).containsExactly("unbind " + made.agentId());
        assertThat(steps(made)).containsExactly("revoke_ethics", "revoke_architecture", "revoke_certification");
    }

    @Test
    void aVetoTheWorkflowHearsOfByItselfEndsItToo() {
        var made = asked("Writer");

        governance.decide(made.approvalId(), ApprovalStatus.VETOED);
        push.deliver(
                new GovernorVetoed(
                        made.approvalId(),
                        "deploy_agent",
                        GovernorVetoed.Reason.TAKEN_BACK,
                        VetoCategory.QUALITY,
                        List.of(new GovernorVetoed.Entity(
                                "agent", made.agentId().toString())),
                        "DEMO-001",
                        1,
                        "governor-1",
                        TestTime.clock().instant()),
                cause(),
                null);

        var workflow = operator.ended(made.workflowId());
        assertThat(workflow.path("outcome").asString()).isEqualTo("vetoed");
        assertThat(workflow.path("state").asString()).isEqualTo("vetoed");
        assertThat(execution.callsFor(made.agentId())).containsExactly("unbind " + made.agentId());
        var unused = new UndoneAct(
                made.approvalId(), "deploy_agent", "", made.agentId().toString(), "quality", cause());
        assertThat(undo(unused, ALL))
                .as("what the reviewers gave is for whoever undoes it to take back")
                .allMatch(StepOutcome::changed)
                .extracting(StepOutcome::name)
                .containsExactly("revoke_ethics", "revoke_architecture", "revoke_certification");
        assertThat(operator.get("/v1/workflows/" + made.workflowId())
                        .at("/stages/2/revoked_reason")
                        .asString())
                .isEqualTo("quality");
    }

    @Test
    void aVetoOfTheQuestionEndsItToo() {
        var made = asked("Writer");

        governance.veto(made.approvalId(), VetoCategory.BUDGET);
        temporal.newUntypedWorkflowStub(made.workflowId()).signal("wake");

        var workflow = operator.ended(made.workflowId());
        assertThat(workflow.path("outcome").asString()).isEqualTo("vetoed");
        assertThat(workflow.path("state").asString()).isEqualTo("vetoed");
        for (int stage : List.of(2, 3, 4)) {
            assertThat(workflow.at("/stages/" + stage + "/status").asString()).isEqualTo("revoked");
            assertThat(workflow.at("/stages/" + stage + "/revoked_reason").asString())
                    .isEqualTo("budget");
        }
        assertThat(operator.agentIn(made.agentId().toString(), "vetoed")
                        .path("reason")
                        .asString())
                .isEqualTo("VETO-BUDGET");
        assertThat(execution.callsFor(made.agentId())).isEmpty();
        assertThat(steps(made)).isEmpty();
    }

    @Test
    void aDeploymentThatIsTakingItselfBackIsAskedAgainUntilThatHasEnded() {
        var made = asked("Writer unhealthy, holds on");
        autoApprove(made);
        await().until(() -> execution.callsFor(made.agentId()).contains("holds " + made.agentId()));
        var act = act(made);

        assertThatExceptionOfType(ApplicationFailure.class)
                .isThrownBy(() -> compensations.plan(act))
                .satisfies(failure -> {
                    assertThat(failure.getType()).isEqualTo("UND-0004");
                    assertThat(failure.isNonRetryable()).isFalse();
                });
        execution.letGo.countDown();
        operator.ended(made.workflowId());

        assertThat(undo(act, ALL)).isEmpty();
        operator.agentIn(made.agentId().toString(), "deployment_failed");
    }

    @Test
    void aDeploymentThatCouldNotTakeItselfBackIsTakenBack() {
        var made = asked("Writer unhealthy, clings");
        autoApprove(made);
        operator.agentIn(made.agentId().toString(), "suspended");

        assertThat(undo(act(made), ALL)).extracting(StepOutcome::name).isEqualTo(REVERSE);

        operator.agentIn(made.agentId().toString(), "vetoed");
    }

    @Test
    void aDeploymentUnderWayStopsSafely() {
        var made = asked("Writer slow");
        autoApprove(made);
        await().until(() -> execution.callsFor(made.agentId()).contains("sample " + made.agentId()));
        var act = act(made);

        var undone = undo(act, ALL);

        assertThat(undone).extracting(StepOutcome::name).isEqualTo(REVERSE);
        assertThat(undone.getFirst().detail()).isEqualTo("deploying→vetoed");
        execution.released.countDown();
        var workflow = operator.ended(made.workflowId());
        assertThat(workflow.path("outcome").asString()).isEqualTo("vetoed");
        assertThat(execution.callsFor(made.agentId()))
                .containsExactly("bind " + made.agentId(), "sample " + made.agentId(), "unbind " + made.agentId());
        assertThat(states(made.agentId())).doesNotContain(AgentState.ACTIVE).endsWith(AgentState.VETOED);
        assertThat(steps(made)).isEqualTo(EVIDENCE);
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
    void aCreationThatEndedWithoutAnAgentAtWorkHasNothingToUndo() {
        var denied = asked("Writer");
        governance.decide(denied.approvalId(), ApprovalStatus.DENIED);
        temporal.newUntypedWorkflowStub(denied.workflowId()).signal("wake");
        operator.ended(denied.workflowId());
        var failed = asked("Writer unhealthy");
        autoApprove(failed);
        operator.ended(failed.workflowId());

        assertThat(undo(
                        new UndoneAct(
                                denied.approvalId(),
                                "deploy_agent",
                                "",
                                denied.agentId().toString(),
                                "taste",
                                cause()),
                        ALL))
                .isEmpty();
        assertThat(undo(act(failed), ALL)).isEmpty();
        operator.agentIn(failed.agentId().toString(), "deployment_failed");
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

    private Made asked(String name, String... replacements) {
        // seldom at work: a Governor is not asked more than twenty times a day
        var blueprint = Operator.blueprint(Operator.unique(name))
                .replace("expected_runs_per_day: 2", "expected_runs_per_day: 1");
        for (int i = 0; i < replacements.length; i += 2) {
            blueprint = blueprint.replace(replacements[i], replacements[i + 1]);
        }
        var receipt = operator.submit(blueprint);
        var workflowId = receipt.path("workflow_id").asString();
        var waiting = operator.asked(workflowId);
        return new Made(
                UUID.fromString(receipt.path("agent_id").asString()),
                workflowId,
                UUID.fromString(waiting.at("/waiting_for/approval_id").asString()));
    }

    private void autoApprove(Made made) {
        governance.decide(made.approvalId(), ApprovalStatus.AUTO_APPROVED);
        temporal.newUntypedWorkflowStub(made.workflowId()).signal("wake");
    }

    /** The act as Governance knows it: by the key it was consumed with. */
    private UndoneAct act(Made made) {
        var key = await().until(
                        () -> governance.consumed.stream()
                                .filter(consume -> consume.approvalId().equals(made.approvalId()))
                                .findFirst(),
                        java.util.Optional::isPresent)
                .map(Consume::actKey)
                .orElseThrow();
        return new UndoneAct(
                made.approvalId(), "deploy_agent", key, made.agentId().toString(), "taste", cause());
    }

    private List<StepOutcome> undo(UndoneAct act, int most) {
        return temporal.newWorkflowStub(
                        UndoForTests.class,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue("agent-creation")
                                .setWorkflowId("undo-" + UUID.randomUUID())
                                .build())
                .undo(act, most);
    }

    private void refused(String code, UndoneAct act) {
        assertThatExceptionOfType(WorkflowFailedException.class)
                .isThrownBy(() -> undo(act, ALL))
                .satisfies(failure -> assertThat(failure.getCause().getCause())
                        .isInstanceOfSatisfying(
                                ApplicationFailure.class,
                                cause -> assertThat(cause.getType()).isEqualTo(code)));
    }

    private static Cause cause() {
        return Cause.root(UUID.randomUUID());
    }

    private List<AgentState> states(UUID agentId) {
        return carrier.payloads(AgentStateChanged.class).stream()
                .filter(event -> event.agentId().equals(agentId))
                .map(AgentStateChanged::newState)
                .toList();
    }

    /** What the audit log says was undone, in its order. */
    private static List<String> steps(Made made) {
        return JdbcClient.create(TestDatabase.superuser("waooaw"))
                .sql("""
                        select action_type from audit_log.audit_entry
                        where subject_id = :id and action_type like 'undo\\_%' order by id
                        """)
                .param("id", made.agentId().toString())
                .query(String.class)
                .list()
                .stream()
                .map(action -> action.substring("undo_".length()))
                .toList();
    }
}
