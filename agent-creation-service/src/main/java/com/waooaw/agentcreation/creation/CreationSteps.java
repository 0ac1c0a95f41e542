package com.waooaw.agentcreation.creation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.waooaw.activities.execution.ExecutionActivities.BindManifest;
import com.waooaw.activities.execution.ExecutionActivities.HealthReport;
import com.waooaw.activities.execution.ExecutionActivities.SampleJob;
import com.waooaw.activities.governance.EscalationActivities.EscalationRequest;
import com.waooaw.activities.governance.EscalationActivities.EscalationTicket;
import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.activities.governance.GovernanceActivities.ApprovalTicket;
import com.waooaw.activities.governance.GovernanceActivities.Consume;
import com.waooaw.activities.governance.PolicyActivities.PolicyQuestion;
import com.waooaw.activities.governance.PolicyActivities.PolicyTicket;
import com.waooaw.activities.knowledge.KnowledgeActivities.IndustryFacts;
import com.waooaw.agentcreation.creation.AgentCreationWorkflow.Run;
import io.temporal.activity.ActivityInterface;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Steps of the saga. Each stores what it did and is idempotent by run and step: taken again, it changes nothing and
 * answers the same.
 */
@ActivityInterface(namePrefix = "Creation_")
public interface CreationSteps {

    /** What is to be done next. */
    Phase phase(Run run);

    /** The checks that have no result yet. */
    MissingReviews missingReviews(Run run);

    /** Runs the checks of one stage and stores what they found; of a run that began before the policies were asked. */
    void review(Run run, Stage stage, List<IndustryFacts> industries);

    /** What the policies are asked before a stage. */
    PolicyQuestion policyQuestion(Run run, Stage stage);

    /**
     * Runs the checks of one stage, where the policies allow it, and stores what they found; nothing where another blueprint
     * stands by now.
     */
    void reviewIfAllowed(
            Run run, @Nullable Integer revision, Stage stage, List<IndustryFacts> industries, PolicyTicket policy);

    /** All checks have run: on to the Governor, or back to the author. */
    Phase conclude(Run run);

    /** Whom a refused creation waits for. */
    Waiting waiting(Run run);

    /** Nobody came in time; does nothing where somebody did. */
    Phase abandoned(Run run);

    /** What the Platform Governor is asked once nothing may be mended any more. */
    EscalationRequest escalation(Run run);

    /** The Platform Governor has it. */
    Phase escalated(Run run, EscalationTicket ticket);

    /** Lets the Platform Governor's choice have its effect; one that waits changes nothing. */
    Phase ruled(Run run, EscalationTicket ticket);

    /** What others know of a creation that was taken back, and have to forget. */
    Withdrawal withdrawal(Run run);

    /** Nobody waits for it any more. */
    Phase withdrawn(Run run);

    /** Whether the Governor may be asked; where not, the creation has ended. */
    Phase admit(Run run, PolicyTicket policy);

    /** Certifies the manifest and words the question for the Governor. */
    ApprovalRequest question(Run run);

    /** The Governor has the question. */
    Phase asked(Run run, ApprovalTicket ticket);

    /** The approval that was asked for. */
    UUID approvalId(Run run);

    /** Stores a decision Governance told when asked; an open one changes nothing. */
    void heard(Run run, ApprovalTicket ticket);

    /** Lets a stored decision have its effect. */
    Phase settle(Run run);

    /** What will be deployed, hashed now from what is stored now. */
    Deployment deployment(Run run);

    /** The right to deploy is there; answers until when the agent must be healthy (UTC). */
    Instant permitted(Run run, UUID permitId);

    /** The agent works. */
    Phase activate(Run run, HealthReport report);

    /** The deployment failed and has to be undone. */
    Phase failed(Run run, String code, @Nullable HealthReport report);

    /** What was bound. */
    Bound bound(Run run);

    /** Everything is undone. */
    Phase undone(Run run);

    /** It cannot be undone: the agent is contained, and somebody has to look. */
    Phase stuck(Run run, String code);

    /**
     * Checks to run, and the industry to ask about.
     *
     * @param revision of the blueprint they are about; absent in runs that began before blueprints were mended
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MissingReviews(
            String industryId, List<Stage> stages, @Nullable Integer revision) {}

    /**
     * What a creation waits for.
     *
     * @param until it is abandoned then (UTC)
     * @param over whether then has passed, by the business clock
     * @param escalationId where the Platform Governor is asked
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Waiting(
            Phase phase,
            Instant until,
            boolean over,
            @Nullable UUID escalationId) {}

    /** What was asked of Governance and is not decided; absent where nothing is. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Withdrawal(@Nullable UUID approvalId, @Nullable UUID escalationId) {}

    /** An agent's version in the dispatcher. */
    record Bound(UUID agentId, String agentVersion) {}

    /** Everything a deployment needs. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Deployment(Consume consume, BindManifest bind, SampleJob sample) {}
}
