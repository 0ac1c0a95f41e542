package com.waooaw.agentcreation.creation;

import static com.waooaw.agentcreation.AgentCreationError.AGENT_EXISTS;
import static com.waooaw.agentcreation.AgentCreationError.BLUEPRINT_INVALID;
import static com.waooaw.agentcreation.AgentCreationError.BLUEPRINT_NOT_AWAITED;
import static com.waooaw.agentcreation.AgentCreationError.CREATION_PAST_WITHDRAWAL;
import static com.waooaw.agentcreation.AgentCreationError.NOT_THE_REQUESTER;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.blueprint.BlueprintReader;
import com.waooaw.agentcreation.creation.AgentCreationWorkflow.Run;
import com.waooaw.agentcreation.registry.Agent;
import com.waooaw.agentcreation.registry.AgentRegistry;
import com.waooaw.agentcreation.registry.AgentRevisions;
import com.waooaw.platform.audit.AuditEntry.ActorType;
import com.waooaw.platform.audit.AuditEntry.Result;
import com.waooaw.platform.audit.CanonicalJson;
import com.waooaw.platform.kernel.Fault;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.IdempotencyKeys;
import com.waooaw.platform.web.Role;
import com.waooaw.platform.workflow.WorkflowOutbox;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What whoever requested an agent does while it is created: mends its blueprint, or takes it back. */
@Service
class Revisions {

    private final Creations creations;
    private final StageStore stages;
    private final RevisionStore store;
    private final AgentRegistry registry;
    private final AgentRevisions agents;
    private final Rejections rejections;
    private final WorkflowOutbox workflows;
    private final IdempotencyKeys keys;
    private final Trail trail;
    private final Clock clock;
    private final BlueprintReader reader = new BlueprintReader();

    Revisions(
            Creations creations,
            StageStore stages,
            RevisionStore store,
            AgentRegistry registry,
            AgentRevisions agents,
            Rejections rejections,
            WorkflowOutbox workflows,
            IdempotencyKeys keys,
            Trail trail,
            Clock clock) {
        this.creations = creations;
        this.stages = stages;
        this.store = store;
        this.registry = registry;
        this.agents = agents;
        this.rejections = rejections;
        this.workflows = workflows;
        this.keys = keys;
        this.trail = trail;
        this.clock = clock;
    }

    /** A mended blueprint was taken: which round it began, of how many. */
    record Resubmitted(UUID agentId, String displayId, String workflowId, int round, int roundsAllowed) {}

    /**
     * Begins the next round with a mended blueprint.
     *
     * @param digest tells this file from another, for the idempotency key
     */
    @Transactional
    public Resubmitted resubmit(
            String workflowId, List<AgentBlueprint> blueprints, String digest, @Nullable String key, Caller caller) {
        return keys.once(
                caller,
                key,
                CanonicalJson.sha256("blueprint/" + workflowId + "/" + digest),
                Resubmitted.class,
                () -> resubmit(workflowId, blueprints, caller));
    }

    private Resubmitted resubmit(String workflowId, List<AgentBlueprint> blueprints, Caller caller) {
        var creation = lockedFor(workflowId, caller);
        if (!creation.requestedBy().equals(caller.subject()) && caller.has(Role.PLATFORM_GOVERNOR)) {
            throw new WaooawException(
                    NOT_THE_REQUESTER, "whoever may approve this agent does not write the blueprint of somebody else");
        }
        registry.takeTurns();
        var now = now();
        var until = creation.reviseUntil();
        if (creation.phase() != Phase.REVISE || until == null || !now.isBefore(until)) {
            throw new WaooawException(BLUEPRINT_NOT_AWAITED, whyNot(creation));
        }
        var agent = registry.agent(creation.agentId());
        var blueprint = only(blueprints);
        requireSameName(agent, blueprint);
        requireFree(blueprint);
        var run = new Run(creation.agentId(), creation.round());
        store.resubmitted(run, creation, reader.toJson(blueprint), caller.subject(), now);
        agents.revise(agent.agentId(), blueprint, now);
        var next = creations.locked(run);
        trail.write(
                next,
                caller.subject(),
                ActorType.OPERATOR,
                "blueprint_resubmitted",
                Map.of("round", next.revision()),
                Result.SUCCEEDED);
        workflows.wake(workflowId);
        return new Resubmitted(
                agent.agentId(), agent.displayId(), workflowId, next.revision(), next.revisionsAllowed());
    }

    /** Takes a creation back, before anything is deployed; a second time does nothing. */
    @Transactional
    public void withdraw(String workflowId, Caller caller) {
        var creation = lockedFor(workflowId, caller);
        if (creation.withdrawnBy() != null) {
            return;
        }
        switch (creation.phase()) {
            case REVIEW, ASK, DECIDE, REVISE, ESCALATE, RULING -> {}
            case DEPLOY, UNDO, ENDED, WITHDRAW ->
                throw new WaooawException(
                        CREATION_PAST_WITHDRAWAL,
                        workflowId + " " + (creation.endedAt() == null ? "is being deployed" : "has ended")
                                + ": it cannot be taken back any more");
        }
        var run = new Run(creation.agentId(), creation.round());
        store.withdrawn(run, caller.subject());
        stages.revokeReviews(run, now());
        rejections.reject(creation, "WITHDRAWN", "withdraw");
        trail.write(creation, caller.subject(), ActorType.OPERATOR, "creation_withdrawn", Map.of(), Result.SUCCEEDED);
        workflows.wake(workflowId);
    }

    private Creation lockedFor(String workflowId, Caller caller) {
        var found = creations.creation(workflowId);
        if (!found.requestedBy().equals(caller.subject()) && !caller.has(Role.ADMIN)) {
            throw new WaooawException(NOT_THE_REQUESTER, "somebody else requested this agent");
        }
        return creations.locked(new Run(found.agentId(), found.round()));
    }

    private static String whyNot(Creation creation) {
        return switch (creation.phase()) {
            case REVISE -> creation.workflowId() + " was to be mended by " + creation.reviseUntil();
            case ESCALATE, RULING ->
                "%s was refused %d times: the Platform Governor says how to go on"
                        .formatted(creation.workflowId(), creation.revision());
            case ENDED -> creation.workflowId() + " has ended: submit the blueprint anew";
            case REVIEW, ASK, DECIDE, DEPLOY, UNDO, WITHDRAW -> creation.workflowId() + " waits for no blueprint";
        };
    }

    private static AgentBlueprint only(List<AgentBlueprint> blueprints) {
        if (blueprints.size() != 1) {
            throw wrong("", "is several blueprints, and each agent is mended by itself");
        }
        return blueprints.getFirst();
    }

    private static void requireSameName(Agent agent, AgentBlueprint blueprint) {
        if (!agent.agentName().equals(blueprint.agentName())) {
            throw wrong("/agent_name", "stays '" + agent.agentName() + "': another name is another agent");
        }
    }

    /** A refused agent does not hold its name. */
    private void requireFree(AgentBlueprint blueprint) {
        registry.standing(blueprint.agentName(), blueprint.industryId()).ifPresent(other -> {
            throw new WaooawException(
                    AGENT_EXISTS,
                    "'%s' is in %s by now: %s is %s"
                            .formatted(
                                    other.agentName(),
                                    other.industry(),
                                    other.displayId(),
                                    other.state().name().toLowerCase(Locale.ROOT)),
                    List.of(new Fault("/agent_name", "is taken")));
        });
    }

    private static WaooawException wrong(String pointer, String message) {
        return new WaooawException(
                BLUEPRINT_INVALID, "one place of the blueprint is wrong", List.of(new Fault(pointer, message)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
