package com.waooaw.agentcreation.creation;

import static com.waooaw.platform.workflow.TemporalFailures.translating;
import static com.waooaw.platform.workflow.TemporalFailures.translatingRun;

import com.waooaw.activities.agentcreation.AgentCreationActivities;
import com.waooaw.activities.execution.ExecutionActivities.HealthReport;
import com.waooaw.activities.governance.EscalationActivities.EscalationRequest;
import com.waooaw.activities.governance.EscalationActivities.EscalationTicket;
import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.activities.governance.GovernanceActivities.ApprovalTicket;
import com.waooaw.activities.governance.PolicyActivities.PolicyQuestion;
import com.waooaw.activities.governance.PolicyActivities.PolicyTicket;
import com.waooaw.activities.knowledge.KnowledgeActivities.IndustryFacts;
import com.waooaw.agentcreation.creation.AgentCreationWorkflow.Run;
import io.temporal.spring.boot.ActivityImpl;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Translates between Temporal and the use cases; decides nothing. */
@Component
@ActivityImpl(taskQueues = AgentCreationActivities.TASK_QUEUE)
class CreationStepsImpl implements CreationSteps {

    private final Creations creations;
    private final Reviews reviews;
    private final Admissions admissions;
    private final Impasses impasses;
    private final EvidenceSource evidence;
    private final Approval approval;
    private final Deployments deployments;

    CreationStepsImpl(
            Creations creations,
            Reviews reviews,
            Admissions admissions,
            EvidenceSource evidence,
            Impasses impasses,
            Approval approval,
            Deployments deployments) {
        this.creations = creations;
        this.reviews = reviews;
        this.admissions = admissions;
        this.evidence = evidence;
        this.impasses = impasses;
        this.approval = approval;
        this.deployments = deployments;
    }

    @Override
    public Phase phase(Run run) {
        return translating(() -> creations.creation(run).phase());
    }

    @Override
    public MissingReviews missingReviews(Run run) {
        return translating(() -> reviews.missing(run));
    }

    @Override
    public void review(Run run, Stage stage, List<IndustryFacts> industries) {
        translatingRun(() -> reviews.review(run, stage, industries, evidence.evidence(run, stage)));
    }

    @Override
    public PolicyQuestion policyQuestion(Run run, Stage stage) {
        return translating(() -> admissions.question(run, stage));
    }

    @Override
    public void reviewIfAllowed(
            Run run, @Nullable Integer revision, Stage stage, List<IndustryFacts> industries, PolicyTicket policy) {
        translatingRun(() -> reviews.review(run, revision, stage, industries, evidence.evidence(run, stage), policy));
    }

    @Override
    public Phase admit(Run run, PolicyTicket policy) {
        return translating(() -> admissions.admit(run, policy));
    }

    @Override
    public Phase conclude(Run run) {
        return translating(() -> reviews.conclude(run));
    }

    @Override
    public Waiting waiting(Run run) {
        return translating(() -> impasses.waiting(run));
    }

    @Override
    public Phase abandoned(Run run) {
        return translating(() -> impasses.abandoned(run));
    }

    @Override
    public EscalationRequest escalation(Run run) {
        return translating(() -> impasses.escalation(run));
    }

    @Override
    public Phase escalated(Run run, EscalationTicket ticket) {
        return translating(() -> impasses.escalated(run, ticket));
    }

    @Override
    public Phase ruled(Run run, EscalationTicket ticket) {
        return translating(() -> impasses.ruled(run, ticket));
    }

    @Override
    public Withdrawal withdrawal(Run run) {
        return translating(() -> impasses.withdrawal(run));
    }

    @Override
    public Phase withdrawn(Run run) {
        return translating(() -> impasses.withdrawn(run));
    }

    @Override
    public ApprovalRequest question(Run run) {
        return translating(() -> approval.question(run));
    }

    @Override
    public Phase asked(Run run, ApprovalTicket ticket) {
        return translating(() -> approval.asked(run, ticket));
    }

    @Override
    public UUID approvalId(Run run) {
        return translating(() -> approval.approvalId(run));
    }

    @Override
    public void heard(Run run, ApprovalTicket ticket) {
        translatingRun(() -> approval.heard(run, ticket));
    }

    @Override
    public Phase settle(Run run) {
        return translating(() -> approval.settle(run));
    }

    @Override
    public Deployment deployment(Run run) {
        return translating(() -> deployments.deployment(run));
    }

    @Override
    public Instant permitted(Run run, UUID permitId) {
        return translating(() -> deployments.permitted(run, permitId));
    }

    @Override
    public Phase activate(Run run, HealthReport report) {
        return translating(() -> deployments.activate(run, report));
    }

    @Override
    public Phase failed(Run run, String code, @Nullable HealthReport report) {
        return translating(() -> deployments.failed(run, code, report));
    }

    @Override
    public Bound bound(Run run) {
        return translating(() -> deployments.bound(run));
    }

    @Override
    public Phase undone(Run run) {
        return translating(() -> deployments.undone(run));
    }

    @Override
    public Phase stuck(Run run, String code) {
        return translating(() -> deployments.stuck(run, code));
    }
}
