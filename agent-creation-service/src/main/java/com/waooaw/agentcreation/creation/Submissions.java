package com.waooaw.agentcreation.creation;

import static com.waooaw.agentcreation.AgentCreationError.AGENT_EXISTS;
import static com.waooaw.agentcreation.AgentCreationError.BLUEPRINT_INVALID;

import com.waooaw.activities.agentcreation.AgentCreationActivities;
import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.blueprint.AgentBlueprint.Dependency;
import com.waooaw.agentcreation.blueprint.BlueprintReader;
import com.waooaw.agentcreation.catalogue.Catalogue;
import com.waooaw.agentcreation.catalogue.JobRole;
import com.waooaw.agentcreation.creation.AgentCreationWorkflow.Run;
import com.waooaw.agentcreation.registry.Agent;
import com.waooaw.agentcreation.registry.AgentRegistry;
import com.waooaw.agentcreation.rules.Estimates;
import com.waooaw.contracts.agentcreation.AgentState;
import com.waooaw.platform.audit.AuditEntry;
import com.waooaw.platform.audit.AuditEntry.ActorType;
import com.waooaw.platform.audit.AuditEntry.Result;
import com.waooaw.platform.audit.AuditLog;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Fault;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.IdempotencyKeys;
import com.waooaw.platform.workflow.WorkflowOutbox;
import com.waooaw.platform.workflow.WorkflowStart;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes blueprints in: an agent in {@code draft} and a workflow for each, or nothing at all. */
@Service
class Submissions {

    private static final String FIRST_VERSION = "1.0.0";

    private final AgentRegistry registry;
    private final CreationStore store;
    private final Industries industries;
    private final Catalogue catalogue;
    private final WorkflowOutbox workflows;
    private final IdempotencyKeys keys;
    private final AuditLog audit;
    private final Clock clock;
    private final BlueprintReader reader = new BlueprintReader();

    Submissions(
            AgentRegistry registry,
            CreationStore store,
            Industries industries,
            Catalogue catalogue,
            WorkflowOutbox workflows,
            IdempotencyKeys keys,
            AuditLog audit,
            Clock clock) {
        this.registry = registry;
        this.store = store;
        this.industries = industries;
        this.catalogue = catalogue;
        this.workflows = workflows;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What became of a submission.
     *
     * @param agentId the first agent
     * @param workflowId its workflow
     * @param agents all of them, in the order of the file
     */
    record Receipt(UUID agentId, String displayId, String workflowId, List<Submitted> agents) {

        Receipt {
            agents = List.copyOf(agents);
        }
    }

    /** One agent of a submission. */
    record Submitted(UUID agentId, String displayId, String agentName, String workflowId) {}

    /**
     * Takes in the blueprints of one file.
     *
     * @param digest tells this file from another, for the idempotency key
     */
    @Transactional
    public Receipt submit(
            List<AgentBlueprint> blueprints, String digest, @Nullable String key, Caller caller, Cause cause) {
        return keys.once(caller, key, digest, Receipt.class, () -> register(blueprints, caller, cause));
    }

    private Receipt register(List<AgentBlueprint> blueprints, Caller caller, Cause cause) {
        refuseTwins(blueprints);
        registry.takeTurns();
        var submissionId = Ids.next(clock);
        var submitted = blueprints.stream()
                .map(blueprint -> register(blueprint, submissionId, caller, cause))
                .toList();
        var first = submitted.getFirst();
        return new Receipt(first.agentId(), first.displayId(), first.workflowId(), submitted);
    }

    private Submitted register(AgentBlueprint blueprint, UUID submissionId, Caller caller, Cause cause) {
        registry.standing(blueprint.agentName(), blueprint.industryId()).ifPresent(agent -> {
            throw new WaooawException(
                    AGENT_EXISTS,
                    "'%s' is in %s already: %s (%s) is %s"
                            .formatted(
                                    agent.agentName(),
                                    agent.industry(),
                                    agent.displayId(),
                                    agent.agentId(),
                                    agent.state().name().toLowerCase(Locale.ROOT)),
                    List.of(new Fault("/agent_name", "is taken")));
        });
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var agent = agentOf(blueprint, caller, now);
        registry.add(agent, cause);
        var run = new Run(agent.agentId(), 1);
        store.add(run, caller.subject(), cause.correlationId(), submissionId, reader.toJson(blueprint), now);
        audit.append(AuditEntry.internal(
                        Ids.of("agent_submitted", agent.agentId()),
                        caller.subject(),
                        ActorType.OPERATOR,
                        "agent_submitted",
                        "agent",
                        agent.agentId().toString(),
                        Map.of("display_id", agent.displayId(), "job_role_id", agent.jobRoleId()),
                        Result.SUCCEEDED,
                        cause)
                .concerning(null, null, agent.agentId()));
        workflows.start(startOf(run));
        return new Submitted(agent.agentId(), agent.displayId(), agent.agentName(), run.workflowId());
    }

    static WorkflowStart startOf(Run run) {
        return new WorkflowStart(AgentCreationWorkflow.TYPE, run.workflowId(), AgentCreationActivities.TASK_QUEUE, run);
    }

    private Agent agentOf(AgentBlueprint blueprint, Caller caller, Instant now) {
        return new Agent(
                Ids.next(clock),
                registry.nextDisplayId(prefix(blueprint)),
                blueprint.agentName(),
                blueprint.purpose(),
                blueprint.industryId(),
                blueprint.geography().name().toLowerCase(Locale.ROOT),
                blueprint.jobRoleId(),
                AgentState.DRAFT,
                FIRST_VERSION,
                null,
                null,
                caller.subject(),
                Estimates.usdPerMonth(blueprint),
                Estimates.approvalsPerDay(blueprint),
                blueprint.dependencies().stream().map(Dependency::agentId).toList(),
                Estimates.dbConnections(blueprint),
                Estimates.syncCalls(blueprint),
                now,
                now,
                0);
    }

    /** {@code AGT-WRITER-HC}: the role and the industry, as far as they are known. */
    private String prefix(AgentBlueprint blueprint) {
        var role = catalogue.jobRoles().stream()
                .filter(known -> known.jobRoleId().equals(blueprint.jobRoleId()))
                .map(JobRole::roleName)
                .findFirst()
                .orElse("AGENT");
        // JOB-HC-001 carries the industry's code, should the industry not be known here
        var code = industries
                .code(blueprint.industryId())
                .orElse(blueprint.jobRoleId().split("-", -1)[1]);
        return "AGT-" + role + "-" + code;
    }

    private static void refuseTwins(List<AgentBlueprint> blueprints) {
        var names = new HashSet<String>();
        for (int i = 0; i < blueprints.size(); i++) {
            var name = blueprints.get(i).agentName().toLowerCase(Locale.ROOT);
            if (!names.add(name + "/" + blueprints.get(i).industryId())) {
                throw new WaooawException(
                        BLUEPRINT_INVALID,
                        "one place of the blueprint is wrong",
                        List.of(new Fault("/" + i + "/agent_name", "is the name of another agent in the same file")));
            }
        }
    }
}
