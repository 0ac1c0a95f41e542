package com.waooaw.agentcreation.creation;

import com.waooaw.agentcreation.creation.AgentCreationWorkflow.Run;
import com.waooaw.agentcreation.creation.WorkflowView.CompensationView;
import com.waooaw.agentcreation.creation.WorkflowView.StageView;
import com.waooaw.agentcreation.creation.WorkflowView.WaitingFor;
import com.waooaw.agentcreation.registry.AgentRegistry;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what is shown of a run. */
@Service
class WorkflowViews {

    private final Creations creations;
    private final StageStore stages;
    private final AgentRegistry registry;
    private final Rounds rounds;

    WorkflowViews(Creations creations, StageStore stages, AgentRegistry registry, Rounds rounds) {
        this.creations = creations;
        this.stages = stages;
        this.registry = registry;
        this.rounds = rounds;
    }

    /** The run of this workflow id; {@code AC-0006} for an unknown one. */
    @Transactional(readOnly = true)
    public WorkflowView view(String workflowId) {
        var creation = creations.creation(workflowId);
        var run = new Run(creation.agentId(), creation.round());
        var agent = registry.agent(creation.agentId());
        var results = stages.results(run);
        var views = Arrays.stream(Stage.values())
                .map(stage -> stageView(stage, creation, results))
                .toList();
        long passed = results.stream().filter(StageResult::passed).count();
        return new WorkflowView(
                workflowId,
                creation.agentId(),
                agent.displayId(),
                agent.agentName(),
                agent.state(),
                creation.outcome(),
                (int) (100 * passed / Stage.values().length),
                waitingFor(creation),
                views,
                results.stream().flatMap(result -> result.findings().stream()).toList(),
                creation.approvalId(),
                creation.failure(),
                stages.compensations(run).stream()
                        .map(step -> new CompensationView(
                                step.step(),
                                step.state().name().toLowerCase(Locale.ROOT),
                                step.owner(),
                                step.deadline()))
                        .toList(),
                creation.correlationId(),
                creation.startedAt(),
                creation.endedAt(),
                creation.revision(),
                creation.revisionsAllowed(),
                rounds.of(run, creation, results));
    }

    private static StageView stageView(Stage stage, Creation creation, List<StageResult> results) {
        return results.stream()
                .filter(result -> result.stage() == stage)
                .findFirst()
                .map(result -> new StageView(
                        stage,
                        stage.actor(),
                        status(result),
                        result.findings(),
                        result.detail(),
                        result.ruleSetVersion(),
                        result.finishedAt(),
                        result.revokedReason()))
                .orElseGet(() -> new StageView(
                        stage,
                        stage.actor(),
                        runs(stage, creation) ? "running" : "pending",
                        List.of(),
                        Map.of(),
                        null,
                        null,
                        null));
    }

    private static String status(StageResult result) {
        if (result.revokedAt() != null) {
            return "revoked";
        }
        return result.passed() ? "passed" : "failed";
    }

    private static boolean runs(Stage stage, Creation creation) {
        return switch (creation.phase()) {
            case REVIEW -> stage.compareTo(Stage.GOVERNOR) < 0;
            case REVISE, ESCALATE, RULING, WITHDRAW -> false;
            case ASK, DECIDE -> stage == Stage.GOVERNOR;
            case DEPLOY -> stage == Stage.DEPLOYMENT;
            case UNDO, ENDED -> false;
        };
    }

    private static @Nullable WaitingFor waitingFor(Creation creation) {
        return switch (creation.phase()) {
            case REVIEW -> plainly("checks", "agent-creation", "industry-knowledge");
            case ASK -> plainly("governor_decision", "governance");
            case DECIDE ->
                new WaitingFor(
                        "governor_decision",
                        List.of("PLATFORM_GOVERNOR"),
                        creation.approvalId(),
                        creation.approvalDisplayId(),
                        "/approvals/" + creation.approvalId(),
                        creation.approvalExpiresAt());
            case DEPLOY ->
                new WaitingFor("health_check", List.of("agent-execution"), null, null, null, creation.deployUntil());
            case UNDO -> plainly("rollback", "agent-execution");
            case REVISE -> until("mended_blueprint", creation, null, "ADMIN", "AGENT_ORCHESTRATOR");
            case ESCALATE -> plainly("governor_ruling", "governance");
            case RULING ->
                until(
                        "governor_ruling",
                        creation,
                        "/approvals/escalations/" + creation.escalationId(),
                        "PLATFORM_GOVERNOR");
            case WITHDRAW -> plainly("withdrawal", "governance");
            case ENDED ->
                creation.outcome() == Outcome.REFUSED || creation.outcome() == Outcome.EXPIRED
                        ? plainly("mended_blueprint", "ADMIN", "AGENT_ORCHESTRATOR")
                        : null;
        };
    }

    private static WaitingFor until(String what, Creation creation, @Nullable String address, String... who) {
        return new WaitingFor(what, List.of(who), null, null, address, creation.reviseUntil());
    }

    private static WaitingFor plainly(String what, String... who) {
        return new WaitingFor(what, List.of(who), null, null, null, null);
    }
}
