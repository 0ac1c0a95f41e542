package com.waooaw.agentcreation.creation;

import static com.waooaw.agentcreation.AgentCreationError.CREATION_VETOED;
import static com.waooaw.agentcreation.AgentCreationError.MANIFEST_CHANGED;

import com.waooaw.activities.execution.ExecutionActivities.BindManifest;
import com.waooaw.activities.execution.ExecutionActivities.HealthReport;
import com.waooaw.activities.execution.ExecutionActivities.SampleJob;
import com.waooaw.activities.governance.GovernanceActivities.Consume;
import com.waooaw.agentcreation.creation.AgentCreationWorkflow.Run;
import com.waooaw.agentcreation.creation.CreationSteps.Bound;
import com.waooaw.agentcreation.creation.CreationSteps.Deployment;
import com.waooaw.agentcreation.creation.StageStore.Compensation;
import com.waooaw.agentcreation.creation.StageStore.CompensationState;
import com.waooaw.agentcreation.definitions.Definitions;
import com.waooaw.agentcreation.registry.AgentRegistry;
import com.waooaw.contracts.agentcreation.AgentState;
import com.waooaw.platform.audit.AuditEntry.ActorType;
import com.waooaw.platform.audit.AuditEntry.Result;
import com.waooaw.platform.audit.CanonicalJson;
import com.waooaw.platform.kernel.WaooawException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Use cases of the last stage: deploy, prove, activate, or undo. */
@Service
class Deployments {

    static final String UNBIND = "unbind_manifest";

    /** Why a deployment is undone where the Governor took its approval back. */
    static final String VETOED = "VETOED";

    /** An approval that allowed this and does not any more: only a veto does that. */
    private static final String TAKEN_BACK = "PERMIT-not_approved";

    /** Source: domain.md 2.1, stage 7. */
    private static final Duration DEPLOY_WITHIN = Duration.ofMinutes(15);

    /** A compensation nobody managed is somebody's work by then. Source: domain.md 2.9. */
    private static final Duration COMPENSATE_WITHIN = Duration.ofHours(24);

    private final Creations creations;
    private final CreationStore store;
    private final StageStore stages;
    private final AgentRegistry registry;
    private final Definitions definitions;
    private final Trail trail;
    private final Clock clock;

    Deployments(
            Creations creations,
            CreationStore store,
            StageStore stages,
            AgentRegistry registry,
            Definitions definitions,
            Trail trail,
            Clock clock) {
        this.creations = creations;
        this.store = store;
        this.stages = stages;
        this.registry = registry;
        this.definitions = definitions;
        this.trail = trail;
        this.clock = clock;
    }

    /** What will be deployed, hashed now from what is stored now: a changed byte finds no approval. */
    @Transactional(readOnly = true)
    public Deployment deployment(Run run) {
        var creation = creations.creation(run);
        var agent = registry.agent(run.agentId());
        var manifest = registry.manifest(run.agentId());
        if (!manifest.intact()) {
            throw new WaooawException(MANIFEST_CHANGED, "the manifest of " + agent.displayId() + " was changed");
        }
        var cause = creation.causeOf("deploy");
        return new Deployment(
                new Consume(
                        Objects.requireNonNull(creation.approvalId(), "no approval was asked for"),
                        CanonicalJson.sha256(Question.act(agent, manifest)),
                        creation.step("deploy").toString(),
                        cause),
                new BindManifest(
                        agent.agentId(),
                        agent.displayId(),
                        agent.agentName(),
                        agent.agentVersion(),
                        agent.industry(),
                        agent.jobRoleId(),
                        manifest.json(),
                        manifest.hash(),
                        cause),
                new SampleJob(creation.step("sample-job"), agent.agentId(), agent.agentVersion(), cause));
    }

    /**
     * The right to deploy is there; answers until when the agent must be healthy. {@code AC-0009} where a veto was quicker:
     * then nothing is bound any more.
     */
    @Transactional
    public Instant permitted(Run run, UUID permitId) {
        var creation = creations.locked(run);
        if (VETOED.equals(creation.failure())) {
            throw new WaooawException(CREATION_VETOED, "the approval of " + run.workflowId() + " was taken back");
        }
        if (creation.deployUntil() != null) {
            return creation.deployUntil();
        }
        var until = now().plus(DEPLOY_WITHIN);
        store.permitted(run, permitId, until);
        trail.write(
                creation,
                "agent-creation",
                ActorType.SYSTEM,
                "deployment_started",
                Map.of("permit_id", permitId.toString()),
                Result.INTENDED);
        return until;
    }

    /** The agent has shown that it works. */
    @Transactional
    public Phase activate(Run run, HealthReport report) {
        var creation = creations.locked(run);
        if (creation.phase() == Phase.DEPLOY) {
            stages.add(run, result(report, true));
            trail.write(
                    creation, "agent-creation", ActorType.SYSTEM, "agent_activated", figures(report), Result.SUCCEEDED);
            registry.move(run.agentId(), AgentState.ACTIVE, null, creation.causeOf("activate"));
            definitions.used(creations.blueprint(run), creation.causeOf("activate"));
            store.ended(run, Outcome.ACTIVE, now());
        }
        return creations.creation(run).phase();
    }

    /** Stores what has to be undone before anything is. */
    @Transactional
    public Phase failed(Run run, String code, @Nullable HealthReport report) {
        var creation = creations.locked(run);
        if (creation.phase() == Phase.DEPLOY) {
            var shown = report == null ? new HealthReport(creation.step("sample-job"), false, List.of()) : report;
            stages.add(run, result(shown, false));
            if (TAKEN_BACK.equals(code)) {
                store.failed(run, VETOED); // who took it back says what else has to be undone
            } else {
                plan(run);
                store.failed(run, code);
            }
            trail.write(
                    creation,
                    "agent-creation",
                    ActorType.SYSTEM,
                    "deployment_failed",
                    Map.of("code", code),
                    Result.FAILED);
        }
        return creations.creation(run).phase();
    }

    private void plan(Run run) {
        var deadline = now().plus(COMPENSATE_WITHIN);
        var plan = List.of(
                new Compensation(UNBIND, CompensationState.PENDING, "agent-execution", deadline),
                new Compensation("revoke_ethics", CompensationState.PENDING, "guardian", deadline),
                new Compensation("revoke_architecture", CompensationState.PENDING, "architect", deadline),
                new Compensation("revoke_genesis", CompensationState.PENDING, "genesis", deadline));
        for (int i = 0; i < plan.size(); i++) {
            stages.plan(run, i + 1, plan.get(i), now());
        }
    }

    /** What was bound. */
    @Transactional(readOnly = true)
    public Bound bound(Run run) {
        return new Bound(run.agentId(), registry.agent(run.agentId()).agentVersion());
    }

    /** The dispatcher has let go; the rest is ours to take back. */
    @Transactional
    public Phase undone(Run run) {
        var creation = creations.locked(run);
        if (creation.phase() == Phase.UNDO && VETOED.equals(creation.failure())) {
            vetoed(run, creation);
        } else if (creation.phase() == Phase.UNDO) {
            stages.revokeReviews(run, now());
            for (var step : stages.compensations(run)) {
                stages.compensated(run, step.step(), CompensationState.DONE, "", now());
            }
            registry.move(run.agentId(), AgentState.DEPLOYMENT_FAILED, creation.failure(), creation.causeOf("undone"));
            store.ended(run, Outcome.ROLLED_BACK, now());
            trail.write(
                    creation, "agent-creation", ActorType.SYSTEM, "deployment_rolled_back", Map.of(), Result.SUCCEEDED);
        }
        return creations.creation(run).phase();
    }

    /** The end of a creation that was vetoed on its way. */
    private void vetoed(Run run, Creation creation) {
        // what the reviewers gave is revoked by the undoing, in its turn
        registry.move(run.agentId(), AgentState.VETOED, VETOED, creation.causeOf("vetoed"));
        store.ended(run, Outcome.VETOED, now());
        trail.write(creation, "agent-creation", ActorType.SYSTEM, "creation_vetoed", Map.of(), Result.SUCCEEDED);
    }

    /** Containment before explanation: an agent nobody can unbind is suspended, and somebody has a deadline. */
    @Transactional
    public Phase stuck(Run run, String code) {
        var creation = creations.locked(run);
        if (creation.phase() == Phase.UNDO) {
            stages.compensated(run, UNBIND, CompensationState.FAILED, code, now());
            if (VETOED.equals(creation.failure())) {
                // vetoed is contained for good; that it is still bound is told below
                registry.move(run.agentId(), AgentState.VETOED, VETOED, creation.causeOf("vetoed"));
                store.ended(run, Outcome.VETOED, now());
            } else {
                registry.move(run.agentId(), AgentState.SUSPENDED, code, creation.causeOf("stuck"));
                store.ended(run, Outcome.CONTAINED, now());
            }
            trail.write(
                    creation,
                    "agent-creation",
                    ActorType.SYSTEM,
                    "compensation_failed",
                    Map.of("step", UNBIND, "code", code),
                    Result.FAILED);
        }
        return creations.creation(run).phase();
    }

    private StageResult result(HealthReport report, boolean passed) {
        return new StageResult(
                Stage.DEPLOYMENT, passed, List.of(), Map.of("probes", report.probes()), "1", now(), null, null);
    }

    private static Map<String, Object> figures(HealthReport report) {
        return Map.of(
                "run_id", report.runId().toString(), "probes", report.probes().size());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
