package com.waooaw.agentcreation.creation;

import com.waooaw.activities.agentcreation.AgentCreationActivities;
import com.waooaw.activities.compensation.Compensations.Step;
import com.waooaw.activities.compensation.Compensations.UndoneAct;
import com.waooaw.activities.execution.ExecutionActivities;
import com.waooaw.agentcreation.creation.AgentCreationWorkflow.Run;
import com.waooaw.agentcreation.creation.StageStore.Compensation;
import com.waooaw.agentcreation.creation.StageStore.CompensationState;
import com.waooaw.platform.audit.AuditEntry.ActorType;
import com.waooaw.platform.audit.AuditEntry.Result;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.workflow.WorkflowOutbox;
import com.waooaw.platform.workflow.undo.UndoError;
import com.waooaw.platform.workflow.undo.UndoPlan;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How putting an agent to work is taken back: what was done last is undone first. Source: domain.md 2.9. */
@Component
class DeploymentUndo implements UndoPlan {

    static final String STOP_ROUTING = "stop_routing";
    static final String CANCEL_JOBS = "cancel_jobs";

    /** A compensation nobody managed is somebody's work by then. Source: domain.md 2.9. */
    private static final Duration COMPENSATE_WITHIN = Duration.ofHours(24);

    private static final Step STOP = new Step(STOP_ROUTING, AgentCreationActivities.TASK_QUEUE);
    private static final Step CANCEL = new Step(CANCEL_JOBS, ExecutionActivities.TASK_QUEUE);

    private final CreationStore store;
    private final StageStore stages;
    private final WorkflowOutbox workflows;
    private final Trail trail;
    private final Clock clock;

    DeploymentUndo(CreationStore store, StageStore stages, WorkflowOutbox workflows, Trail trail, Clock clock) {
        this.store = store;
        this.stages = stages;
        this.workflows = workflows;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public String actionType() {
        return Question.ACTION;
    }

    @Override
    public List<Step> plan(UndoneAct act) {
        var creation = creationOf(act).orElse(null);
        if (creation == null) {
            return List.of();
        }
        var run = new Run(creation.agentId(), creation.round());
        var steps = steps(creation, run);
        if (!steps.isEmpty()) {
            stop(creation, run, act);
            show(run, steps);
        }
        return steps;
    }

    /** The creation an act that was planned belongs to, locked. */
    Creation creationToUndo(UndoneAct act) {
        return creationOf(act)
                .orElseThrow(() -> new WaooawException(
                        UndoError.STEP_NOT_PLANNED, act.approvalId() + " was asked for no creation"));
    }

    /** The creation this approval was asked for, locked; empty where nobody asked for it here. */
    private Optional<Creation> creationOf(UndoneAct act) {
        var creation = store.byApproval(act.approvalId());
        creation.filter(found -> !isOf(found, act)).ifPresent(_ -> {
            throw new WaooawException(
                    UndoError.FOREIGN_ACT,
                    "%s was asked for another act than '%s'".formatted(act.approvalId(), act.actKey()));
        });
        return creation;
    }

    private static boolean isOf(Creation creation, UndoneAct act) {
        return creation.agentId().toString().equals(act.subjectId())
                && (!UndoPlan.wasUsed(act)
                        || act.actKey().equals(creation.step("deploy").toString()));
    }

    private List<Step> steps(Creation creation, Run run) {
        boolean rolledBack =
                switch (creation.phase()) {
                    case REVIEW, ASK, DECIDE, DEPLOY -> false;
                    // a no like any other has taken back what the reviewers gave
                    case REVISE, ESCALATE, RULING, WITHDRAW -> true;
                    case UNDO -> {
                        requireNoRollback(creation);
                        yield false;
                    }
                    case ENDED ->
                        switch (ended(creation)) {
                            case ACTIVE, CONTAINED, VETOED -> false;
                            case REFUSED, DENIED, EXPIRED, ROLLED_BACK, ESCALATED, ABANDONED, WITHDRAWN -> true;
                        };
                };
        if (rolledBack) {
            return List.of();
        }
        var steps = new ArrayList<Step>();
        if (creation.settledAt() != null) {
            steps.add(STOP);
            steps.add(CANCEL);
        }
        var given = stages.results(run).stream()
                .filter(StageResult::passed)
                .map(StageResult::stage)
                .toList();
        for (var review : Review.values()) {
            if (given.contains(review.stage())) {
                steps.add(new Step(review.step(), AgentCreationActivities.TASK_QUEUE));
            }
        }
        return steps;
    }

    /** A deployment that failed by itself is taking everything back, or will be found unable to: only then is it known. */
    private static void requireNoRollback(Creation creation) {
        if (!Deployments.VETOED.equals(creation.failure())) {
            throw new WaooawException(
                    UndoError.STILL_UNDER_WAY, creation.workflowId() + " is taking back its deployment by itself");
        }
    }

    private static Outcome ended(Creation creation) {
        if (creation.outcome() == null) {
            throw new IllegalStateException(creation.workflowId() + " has ended without an outcome");
        }
        return creation.outcome();
    }

    /** A creation under way goes no further: its workflow finds this wherever it looks next, and ends. */
    private void stop(Creation creation, Run run, UndoneAct act) {
        if (creation.phase() == Phase.ENDED || creation.failure() != null) {
            return;
        }
        store.failed(run, Deployments.VETOED);
        trail.write(
                creation,
                "agent-creation",
                ActorType.SYSTEM,
                "creation_stopped",
                Map.of(
                        "approval_id", act.approvalId().toString(),
                        "reason_category", act.reasonCategory()),
                Result.SUCCEEDED);
        workflows.wake(creation.workflowId());
    }

    /** Whoever looks at the creation sees what is being undone, and by when. */
    private void show(Run run, List<Step> steps) {
        var now = now();
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            stages.plan(
                    run,
                    i + 1,
                    new Compensation(
                            step.name(), CompensationState.PENDING, step.taskQueue(), now.plus(COMPENSATE_WITHIN)),
                    now);
        }
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** What the reviewers gave, last first. The step names are stored: never rename one. */
    enum Review {
        /** The Vision Guardian's clearance. */
        ETHICS("revoke_ethics", Stage.ETHICS),
        /** The Systems Architect's approval. */
        ARCHITECTURE("revoke_architecture", Stage.ARCHITECTURE),
        /** Genesis' certification. */
        CERTIFICATION("revoke_certification", Stage.GENESIS);

        private final String step;
        private final Stage stage;

        Review(String step, Stage stage) {
            this.step = step;
            this.stage = stage;
        }

        String step() {
            return step;
        }

        Stage stage() {
            return stage;
        }
    }
}
