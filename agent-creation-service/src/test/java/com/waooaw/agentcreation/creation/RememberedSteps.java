package com.waooaw.agentcreation.creation;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.activities.execution.ExecutionActivities.BindManifest;
import com.waooaw.activities.execution.ExecutionActivities.HealthReport;
import com.waooaw.activities.execution.ExecutionActivities.SampleJob;
import com.waooaw.activities.governance.EscalationActivities.EscalationRequest;
import com.waooaw.activities.governance.EscalationActivities.EscalationTicket;
import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.activities.governance.GovernanceActivities.ApprovalTicket;
import com.waooaw.activities.governance.GovernanceActivities.Consume;
import com.waooaw.activities.governance.GovernanceActivities.Context;
import com.waooaw.activities.governance.PolicyActivities.PolicyQuestion;
import com.waooaw.activities.governance.PolicyActivities.PolicyTicket;
import com.waooaw.activities.knowledge.KnowledgeActivities.IndustryFacts;
import com.waooaw.agentcreation.AgentCreationError;
import com.waooaw.agentcreation.creation.AgentCreationWorkflow.Run;
import com.waooaw.contracts.governance.ApprovalClass;
import com.waooaw.contracts.governance.ApprovalScope;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.workflow.TemporalFailures;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The steps with a memory in place of the database: what a workflow sees, and what it asked for. */
public class RememberedSteps implements CreationSteps {

    private final Clock clock;
    private final String agentName;
    private static final UUID ESCALATION = Ids.of("escalation");

    private Instant last = Instant.EPOCH;
    private Instant until = Instant.EPOCH;
    private int rounds = 3;
    private Phase phase = Phase.REVIEW;
    private ApprovalStatus decision = ApprovalStatus.PENDING;
    private final List<Stage> missing = new ArrayList<>(List.of(Stage.GENESIS, Stage.ARCHITECTURE, Stage.ETHICS));
    final List<String> done = new ArrayList<>();

    RememberedSteps(Clock clock, String agentName) {
        this.clock = clock;
        this.agentName = agentName;
    }

    static UUID approval(Run run) {
        return Ids.of("approval", run.agentId());
    }

    synchronized List<String> done() {
        return List.copyOf(done);
    }

    /** When the last step was taken; once a workflow has ended, skipped time runs on. */
    synchronized Instant last() {
        return last;
    }

    @Override
    public synchronized Phase phase(Run run) {
        return phase;
    }

    static UUID escalation() {
        return ESCALATION;
    }

    @Override
    public synchronized MissingReviews missingReviews(Run run) {
        return new MissingReviews("healthcare", List.copyOf(missing), 1);
    }

    @Override
    public synchronized void review(Run run, Stage stage, List<IndustryFacts> industries) {
        if (missing.remove(stage)) {
            done.add(stage.wireName() + " knowing " + industries.getFirst().state());
        }
    }

    @Override
    public synchronized PolicyQuestion policyQuestion(Run run, Stage stage) {
        return new PolicyQuestion(
                Ids.of("policy", stage),
                "separation_of_duties",
                Map.of("id", agentName.contains("unadmitted") ? FakeGovernance.OF_TWO_DUTIES : "operator-1"),
                Map.of("name", stage == Stage.GOVERNOR ? "ask_governor" : stage.wireName()),
                Map.of(),
                Map.of(),
                cause(run));
    }

    @Override
    public synchronized void reviewIfAllowed(
            Run run, Integer revision, Stage stage, List<IndustryFacts> industries, PolicyTicket policy) {
        assertThat(policy.decisionId()).isEqualTo(Ids.of("attestation", Ids.of("policy", stage)));
        review(run, stage, industries);
    }

    @Override
    public synchronized Phase admit(Run run, PolicyTicket policy) {
        return policy.allowed() ? phase : now(Phase.ENDED, "not admitted");
    }

    @Override
    public synchronized Phase conclude(Run run) {
        if (agentName.contains("mended")) {
            return refused();
        }
        return now(agentName.contains("refused") ? Phase.ENDED : Phase.ASK, "concluded");
    }

    @Override
    public synchronized Waiting waiting(Run run) {
        return new Waiting(phase, until, !clock.instant().isBefore(until), ESCALATION);
    }

    @Override
    public synchronized Phase abandoned(Run run) {
        return now(Phase.ENDED, "abandoned");
    }

    @Override
    public synchronized EscalationRequest escalation(Run run) {
        return new EscalationRequest(
                ESCALATION,
                "agent-creation",
                "conflict",
                "",
                List.of(),
                List.of(),
                List.of(),
                null,
                "low",
                "low",
                cause(run));
    }

    @Override
    public synchronized Phase escalated(Run run, EscalationTicket ticket) {
        return now(Phase.RULING, "escalated");
    }

    @Override
    public synchronized Phase ruled(Run run, EscalationTicket ticket) {
        boolean again = "another_round".equals(ticket.chosen());
        rounds += again ? 1 : 0;
        return again ? refused() : now(Phase.ENDED, "ruled " + ticket.chosen());
    }

    @Override
    public synchronized Withdrawal withdrawal(Run run) {
        return new Withdrawal(approval(run), ESCALATION);
    }

    @Override
    public synchronized Phase withdrawn(Run run) {
        return now(Phase.ENDED, "withdrawn");
    }

    /** The author mends it; the workflow is not told. */
    synchronized void mend() {
        phase = Phase.REVIEW;
        missing.add(Stage.GENESIS);
        rounds--;
    }

    /** Its author takes it back; the workflow is not told. */
    synchronized void takeBack() {
        phase = Phase.WITHDRAW;
    }

    private Phase refused() {
        until = clock.instant().plus(Duration.ofDays(7));
        return now(rounds > 1 ? Phase.REVISE : Phase.ESCALATE, "refused");
    }

    @Override
    public synchronized ApprovalRequest question(Run run) {
        return new ApprovalRequest(
                approval(run),
                ApprovalClass.EXECUTION,
                ApprovalScope.PLATFORM,
                null,
                null,
                "operator-1",
                "operator",
                "agent",
                run.agentId().toString(),
                "deploy_agent",
                "{}",
                "hash",
                "summary",
                new Context("", "", ""),
                List.of(),
                List.of(),
                "high",
                "high",
                true,
                null,
                "1.20",
                List.of(),
                cause(run),
                null);
    }

    @Override
    public synchronized Phase asked(Run run, ApprovalTicket ticket) {
        return now(Phase.DECIDE, "asked");
    }

    @Override
    public UUID approvalId(Run run) {
        return approval(run);
    }

    @Override
    public synchronized void heard(Run run, ApprovalTicket ticket) {
        decision = ticket.status();
    }

    @Override
    public synchronized Phase settle(Run run) {
        if (decision == ApprovalStatus.PENDING || phase != Phase.DECIDE) {
            return phase;
        }
        var next =
                switch (decision) {
                    case APPROVED, AUTO_APPROVED -> Phase.DEPLOY;
                    case VETOED -> Phase.UNDO;
                    default -> Phase.ENDED;
                };
        return now(next, "settled " + decision);
    }

    @Override
    public Deployment deployment(Run run) {
        return new Deployment(
                new Consume(approval(run), agentName.contains("altered") ? "another" : "hash", "act", cause(run)),
                new BindManifest(
                        run.agentId(),
                        "AGT-1",
                        agentName,
                        "1.0.0",
                        "healthcare",
                        "JOB-HC-001",
                        "{}",
                        "hash",
                        cause(run)),
                new SampleJob(Ids.of("sample", run.agentId()), run.agentId(), "1.0.0", cause(run)));
    }

    @Override
    public synchronized Instant permitted(Run run, UUID permitId) {
        if (agentName.contains("vetoed meanwhile")) {
            phase = Phase.UNDO;
            throw TemporalFailures.from(new WaooawException(AgentCreationError.CREATION_VETOED, "vetoed"));
        }
        return clock.instant().plus(Duration.ofMinutes(15));
    }

    @Override
    public synchronized Phase activate(Run run, HealthReport report) {
        return now(Phase.ENDED, "activated");
    }

    @Override
    public synchronized Phase failed(Run run, String code, @Nullable HealthReport report) {
        if (phase == Phase.UNDO) {
            return phase;
        }
        return now(Phase.UNDO, "failed " + code);
    }

    @Override
    public Bound bound(Run run) {
        return new Bound(run.agentId(), "1.0.0");
    }

    @Override
    public synchronized Phase undone(Run run) {
        return now(Phase.ENDED, "undone");
    }

    @Override
    public synchronized Phase stuck(Run run, String code) {
        return now(Phase.ENDED, "stuck " + code);
    }

    private Phase now(Phase next, String what) {
        phase = next;
        last = clock.instant();
        done.add(what);
        return next;
    }

    private static Cause cause(Run run) {
        return Cause.root(run.agentId());
    }
}
