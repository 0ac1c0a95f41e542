package com.waooaw.agentcreation.creation;

import static com.waooaw.agentcreation.AgentCreationError.CREATION_WITHDRAWN;

import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.activities.governance.GovernanceActivities.ApprovalTicket;
import com.waooaw.agentcreation.catalogue.Catalogue;
import com.waooaw.agentcreation.catalogue.Skill;
import com.waooaw.agentcreation.creation.AgentCreationWorkflow.Run;
import com.waooaw.agentcreation.registry.AgentRegistry;
import com.waooaw.contracts.agentcreation.AgentState;
import com.waooaw.contracts.governance.ApprovalDecided;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.platform.audit.AuditEntry.ActorType;
import com.waooaw.platform.audit.AuditEntry.Result;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.workflow.WorkflowOutbox;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Use cases around the Governor's decision. */
@Service
class Approval {

    private final Creations creations;
    private final CreationStore store;
    private final StageStore stages;
    private final AgentRegistry registry;
    private final Catalogue catalogue;
    private final WorkflowOutbox workflows;
    private final Trail trail;
    private final Clock clock;

    Approval(
            Creations creations,
            CreationStore store,
            StageStore stages,
            AgentRegistry registry,
            Catalogue catalogue,
            WorkflowOutbox workflows,
            Trail trail,
            Clock clock) {
        this.creations = creations;
        this.store = store;
        this.stages = stages;
        this.registry = registry;
        this.catalogue = catalogue;
        this.workflows = workflows;
        this.trail = trail;
        this.clock = clock;
    }

    /** Certifies the manifest and words the question; taken again, it is the same question. */
    @Transactional
    public ApprovalRequest question(Run run) {
        var creation = creations.locked(run);
        if (creation.phase() == Phase.WITHDRAW) {
            throw new WaooawException(CREATION_WITHDRAWN, creation.workflowId() + " was taken back");
        }
        var blueprint = creations.blueprint(run);
        var skills = catalogue.skills().stream().collect(Collectors.toMap(Skill::skillId, skill -> skill));
        if (creation.approvalId() == null) { // else it was certified, perhaps by a release that put less into it
            registry.certify(
                    run.agentId(),
                    ManifestContent.of(
                            registry.agent(run.agentId()),
                            blueprint,
                            skills,
                            Price.inr(stages.results(run)).orElse(null)));
        }
        var agent = registry.move(
                run.agentId(), AgentState.GOVERNOR_REVIEW, null, creation.causeOf(Stage.GOVERNOR.wireName()));
        var approvalId = creation.step("approval");
        store.question(run, approvalId);
        return Question.of(
                creation, approvalId, agent, blueprint, registry.manifest(run.agentId()), stages.results(run));
    }

    /** The Governor has the question. */
    @Transactional
    public Phase asked(Run run, ApprovalTicket ticket) {
        var creation = creations.locked(run);
        if (creation.phase() == Phase.ASK) {
            store.asked(run, ticket.displayId(), ticket.expiresAt());
            trail.write(
                    creation,
                    creation.requestedBy(),
                    ActorType.OPERATOR,
                    "approval_requested",
                    Map.of("approval_id", ticket.approvalId().toString(), "act_hash", ticket.actHash()),
                    Result.SUCCEEDED);
        }
        return creations.creation(run).phase();
    }

    /** The approval that was asked for. */
    @Transactional(readOnly = true)
    public UUID approvalId(Run run) {
        return Objects.requireNonNull(creations.creation(run).approvalId(), "no approval was asked for");
    }

    /** Stores what Governance answers when asked; an open question changes nothing. */
    @Transactional
    public void heard(Run run, ApprovalTicket ticket) {
        var creation = creations.locked(run);
        if (creation.decision() == null && isDecision(ticket.status())) {
            var at = ticket.decidedAt() == null ? now() : ticket.decidedAt();
            store.decided(run, ticket.status(), ticket.vetoCategory(), ticket.decidedBy(), at, creation.step("heard"));
        }
    }

    /** Stores a decision that was told by an event, and wakes the workflow; in the handler's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void told(ApprovalDecided decided, UUID eventId) {
        var creation = store.byApproval(decided.approvalId()).orElse(null);
        if (creation == null) {
            return;
        }
        var run = new Run(creation.agentId(), creation.round());
        if (creation.decision() == null && isDecision(decided.status())) {
            store.decided(
                    run, decided.status(), decided.vetoCategory(), decided.decidedBy(), decided.decidedAt(), eventId);
        }
        workflows.wake(creation.workflowId());
    }

    /** Wakes the creation a veto is about, where it is not over; in the handler's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void vetoed(UUID approvalId) {
        store.byApproval(approvalId)
                .filter(creation -> creation.phase() != Phase.ENDED)
                .ifPresent(creation -> workflows.wake(creation.workflowId()));
    }

    /** Lets a stored decision have its effect. */
    @Transactional
    public Phase settle(Run run) {
        var creation = creations.locked(run);
        var decision = creation.decision();
        if (creation.phase() != Phase.DECIDE || decision == null) {
            return creation.phase();
        }
        var cause = new Cause(
                creation.correlationId(),
                creation.decisionCause() == null ? creation.step("settle") : creation.decisionCause());
        switch (decision) {
            case APPROVED, AUTO_APPROVED, CONFIRMED, CONSUMED -> {
                stage(run, creation, decision, true);
                registry.move(run.agentId(), AgentState.DEPLOYING, null, cause);
                store.settled(run, now());
            }
            case DENIED, WITHDRAWN -> {
                var veto = creation.vetoCategory();
                if (veto != null) {
                    vetoed(run, creation, decision, veto, cause);
                    break;
                }
                refused(run, creation, decision);
                registry.move(run.agentId(), AgentState.REJECTED, decision.name(), cause);
                store.ended(run, Outcome.DENIED, now());
            }
            case EXPIRED -> {
                refused(run, creation, decision);
                registry.move(run.agentId(), AgentState.SPECIFIED, "TIMEOUT", cause);
                store.ended(run, Outcome.EXPIRED, now());
            }
            case VETOED -> {
                stage(run, creation, decision, false);
                store.failed(run, Deployments.VETOED);
            }
            case PENDING, DEFERRED, UNKNOWN -> throw new IllegalStateException(decision + " is no decision");
        }
        return creations.creation(run).phase();
    }

    /** A no takes back what the reviewers gave. */
    private void refused(Run run, Creation creation, ApprovalStatus decision) {
        stage(run, creation, decision, false);
        stages.revokeReviews(run, now());
    }

    /** A veto of the question does, too, and says why; nothing follows it. Nothing else was done, so that nobody undoes it. */
    private void vetoed(Run run, Creation creation, ApprovalStatus decision, String category, Cause cause) {
        stage(run, creation, decision, false);
        for (var review : DeploymentUndo.Review.values()) {
            stages.revoke(run, review.stage(), category, now());
        }
        registry.move(run.agentId(), AgentState.VETOED, StopRouting.reason(category), cause);
        store.ended(run, Outcome.VETOED, now());
        trail.write(
                creation,
                "agent-creation",
                ActorType.SYSTEM,
                "creation_vetoed",
                Map.of("reason_category", category),
                Result.SUCCEEDED);
    }

    private void stage(Run run, Creation creation, ApprovalStatus decision, boolean passed) {
        var who = creation.decidedBy() == null ? "nobody" : creation.decidedBy();
        stages.add(
                run,
                new StageResult(
                        Stage.GOVERNOR,
                        passed,
                        List.of(),
                        Map.of("decision", decision, "decided_by", who),
                        "1",
                        now(),
                        null,
                        null));
        trail.write(
                creation,
                who,
                creation.decidedBy() == null ? ActorType.SYSTEM : ActorType.GOVERNOR,
                "stage_governor",
                Map.of("decision", decision.name(), "approval_id", String.valueOf(creation.approvalId())),
                passed ? Result.SUCCEEDED : Result.REFUSED);
    }

    private static boolean isDecision(ApprovalStatus status) {
        return switch (status) {
            case APPROVED, AUTO_APPROVED, CONFIRMED, CONSUMED, DENIED, EXPIRED, WITHDRAWN, VETOED -> true;
            case PENDING, DEFERRED, UNKNOWN -> false;
        };
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
