package com.waooaw.agentcreation.creation;

import com.waooaw.activities.agentcreation.AgentCreationActivities;
import com.waooaw.activities.execution.ExecutionActivities;
import com.waooaw.activities.governance.EscalationActivities;
import com.waooaw.activities.governance.GovernanceActivities;
import com.waooaw.activities.governance.GovernanceActivities.ApprovalTicket;
import com.waooaw.activities.governance.PolicyActivities;
import com.waooaw.activities.knowledge.KnowledgeActivities;
import com.waooaw.activities.knowledge.KnowledgeActivities.IndustryFacts;
import com.waooaw.agentcreation.AgentCreationError;
import com.waooaw.platform.workflow.ActivityStubs;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.spring.boot.WorkflowImpl;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Order, waits and undoing; what each step means is in the steps. Public because Temporal instantiates it. */
@WorkflowImpl(taskQueues = AgentCreationActivities.TASK_QUEUE)
public final class AgentCreationWorkflowImpl implements AgentCreationWorkflow {

    /** The workflow looks by itself this often, so that a lost signal costs five minutes. */
    private static final Duration LOOK_EVERY = Duration.ofMinutes(5);

    /** People need days; a lost signal costs an hour of them. */
    private static final Duration LOOK_FOR_PEOPLE_EVERY = Duration.ofHours(1);

    /** What Governance answers about a question that was worded and never put. */
    private static final String NEVER_ASKED = "GOV-0001";

    /** A restart shortly before the deadline still gets one honest try. */
    private static final Duration SHORTEST_TRY = Duration.ofMinutes(1);

    /** Two hours in all: the time limit of the review stages (domain.md 2.1). */
    private static final int MOST_LOOKS = 720;

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

    private final CreationSteps steps = ActivityStubs.on(AgentCreationActivities.TASK_QUEUE, CreationSteps.class);
    private final KnowledgeActivities knowledge =
            ActivityStubs.on(KnowledgeActivities.TASK_QUEUE, KnowledgeActivities.class);
    private final GovernanceActivities governance =
            ActivityStubs.on(GovernanceActivities.TASK_QUEUE, GovernanceActivities.class);
    private final PolicyActivities policies = ActivityStubs.on(GovernanceActivities.TASK_QUEUE, PolicyActivities.class);
    private final EscalationActivities escalations =
            ActivityStubs.on(GovernanceActivities.TASK_QUEUE, EscalationActivities.class);
    private final ExecutionActivities undo =
            ActivityStubs.on(ExecutionActivities.TASK_QUEUE, ExecutionActivities.class);

    private boolean woken;

    @Override
    public void create(Run run) {
        var phase = steps.phase(run);
        while (phase != Phase.ENDED) {
            phase = switch (phase) {
                case REVIEW -> review(run);
                case REVISE -> revise(run);
                case ESCALATE -> escalate(run);
                case RULING -> ruling(run);
                case WITHDRAW -> withdraw(run);
                case ASK -> ask(run);
                case DECIDE -> decide(run);
                case DEPLOY -> deploy(run);
                case UNDO -> undo(run);
                case ENDED -> Phase.ENDED;
            };
        }
    }

    @Override
    public void wake() {
        woken = true;
    }

    /** Every reviewer looks, whatever the one before found: the author learns everything at once. */
    private Phase review(Run run) {
        var missing = steps.missingReviews(run);
        var industries = industries(missing.industryId());
        boolean asks = asksPolicies();
        for (var stage : missing.stages()) {
            if (asks) {
                steps.reviewIfAllowed(
                        run, missing.revision(), stage, industries, policies.decide(steps.policyQuestion(run, stage)));
            } else {
                steps.review(run, stage, industries);
            }
        }
        return steps.conclude(run);
    }

    /** Runs that began before the policies were asked go on as they began. */
    private static boolean asksPolicies() {
        return Workflow.getVersion("policies before each stage", Workflow.DEFAULT_VERSION, 1) == 1;
    }

    /** A corpus that is being built is worth waiting for; what is missing after that is a finding. */
    private List<IndustryFacts> industries(String industryId) {
        var known = knowledge.industries(List.of(industryId));
        for (int looks = 1;
                looks < MOST_LOOKS && known.stream().anyMatch(AgentCreationWorkflowImpl::beingBuilt);
                looks++) {
            Workflow.sleep(BETWEEN_LOOKS);
            known = knowledge.industries(List.of(industryId));
        }
        return known;
    }

    private static boolean beingBuilt(IndustryFacts industry) {
        return industry.state().equals("embeddings_generating");
    }

    /** A wake means that a mended blueprint is stored, or that it was taken back. */
    private Phase revise(Run run) {
        while (true) {
            woken = false;
            var waiting = steps.waiting(run);
            if (waiting.phase() != Phase.REVISE) {
                return waiting.phase();
            }
            if (waiting.over()) {
                return steps.abandoned(run);
            }
            Workflow.await(nextLook(waiting.until()), () -> woken);
        }
    }

    private Phase escalate(Run run) {
        var ticket = escalations.escalate(steps.escalation(run));
        return steps.escalated(run, ticket);
    }

    /** Nobody tells what a Governor chose about an escalation: it is asked for. */
    private Phase ruling(Run run) {
        while (true) {
            woken = false;
            var waiting = steps.waiting(run);
            var escalationId = waiting.escalationId();
            if (waiting.phase() != Phase.RULING || escalationId == null) {
                return waiting.phase();
            }
            var ticket = escalations.escalation(escalationId);
            if (ticket.chosen() != null) {
                return steps.ruled(run, ticket);
            }
            if (waiting.over()) {
                escalations.close(escalationId, "abandoned");
                // a Governor may have chosen in this very moment, and what they chose counts
                var last = escalations.escalation(escalationId);
                return last.chosen() == null ? steps.abandoned(run) : steps.ruled(run, last);
            }
            Workflow.await(nextLook(waiting.until()), () -> woken);
        }
    }

    private static Duration nextLook(Instant until) {
        var left = Duration.ofMillis(until.toEpochMilli() - Workflow.currentTimeMillis());
        if (left.compareTo(SHORTEST_TRY) < 0) {
            return SHORTEST_TRY;
        }
        return left.compareTo(LOOK_FOR_PEOPLE_EVERY) < 0 ? left : LOOK_FOR_PEOPLE_EVERY;
    }

    private Phase withdraw(Run run) {
        var asked = steps.withdrawal(run);
        if (asked.escalationId() != null) {
            escalations.close(asked.escalationId(), "withdrawn");
        }
        if (asked.approvalId() != null) {
            try {
                governance.withdrawApproval(asked.approvalId(), "withdrawn_by_requester");
            } catch (ActivityFailure e) {
                if (!NEVER_ASKED.equals(codeOf(e))) {
                    throw e;
                }
            }
        }
        return steps.withdrawn(run);
    }

    private Phase ask(Run run) {
        if (asksPolicies()) {
            var phase = steps.admit(run, policies.decide(steps.policyQuestion(run, Stage.GOVERNOR)));
            if (phase != Phase.ASK) {
                return phase;
            }
        }
        try {
            var ticket = governance.requestApproval(steps.question(run));
            return steps.asked(run, ticket);
        } catch (ActivityFailure e) {
            if (codeOf(e).equals(AgentCreationError.CREATION_WITHDRAWN.id())) {
                return steps.phase(run);
            }
            throw e;
        }
    }

    /** A wake means that a decision is stored; the look every five minutes asks Governance, should nobody have told. */
    private Phase decide(Run run) {
        var approvalId = steps.approvalId(run);
        boolean told = true;
        while (true) {
            woken = false;
            var phase = told ? steps.settle(run) : Phase.DECIDE;
            if (phase != Phase.DECIDE) {
                return phase;
            }
            var ticket = governance.approval(approvalId);
            if (decided(ticket)) {
                steps.heard(run, ticket);
                return steps.settle(run);
            }
            told = Workflow.await(LOOK_EVERY, () -> woken);
        }
    }

    private static boolean decided(ApprovalTicket ticket) {
        return switch (ticket.status()) {
            case APPROVED, AUTO_APPROVED, CONFIRMED, CONSUMED, DENIED, EXPIRED, WITHDRAWN, VETOED -> true;
            case PENDING, DEFERRED, UNKNOWN -> false;
        };
    }

    private Phase deploy(Run run) {
        try {
            var deployment = steps.deployment(run);
            var consumption = governance.consume(deployment.consume());
            var permit = consumption.permit();
            if (permit == null) {
                return steps.failed(run, "PERMIT-" + consumption.refusal(), null);
            }
            var execution = until(steps.permitted(run, permit.permitId()));
            execution.bindManifest(deployment.bind());
            var report = execution.runSampleJob(deployment.sample());
            return report.healthy() ? steps.activate(run, report) : steps.failed(run, "HEALTH-CHECK", report);
        } catch (ActivityFailure e) {
            return steps.failed(run, codeOf(e), null);
        }
    }

    private Phase undo(Run run) {
        var bound = steps.bound(run);
        try {
            undo.unbindManifest(bound.agentId(), bound.agentVersion());
        } catch (ActivityFailure e) {
            return steps.stuck(run, codeOf(e));
        }
        return steps.undone(run);
    }

    private static ExecutionActivities until(Instant deadline) {
        var rest = Duration.ofMillis(deadline.toEpochMilli() - Workflow.currentTimeMillis());
        var left = rest.compareTo(SHORTEST_TRY) < 0 ? SHORTEST_TRY : rest;
        return Workflow.newActivityStub(
                ExecutionActivities.class,
                ActivityOptions.newBuilder()
                        .setTaskQueue(ExecutionActivities.TASK_QUEUE)
                        .setScheduleToCloseTimeout(left)
                        .setStartToCloseTimeout(left)
                        .setHeartbeatTimeout(ActivityStubs.SIGN_OF_LIFE)
                        .setRetryOptions(RetryOptions.newBuilder()
                                .setInitialInterval(Duration.ofSeconds(1))
                                .setMaximumInterval(Duration.ofSeconds(30))
                                .build())
                        .build());
    }

    /** The error id of what failed, or that it took too long. */
    private static String codeOf(ActivityFailure failure) {
        return failure.getCause() instanceof ApplicationFailure cause ? cause.getType() : "TIMEOUT";
    }
}
