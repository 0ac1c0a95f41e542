package com.waooaw.agentcreation.creation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.contracts.agentcreation.AgentState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run of the seven stages as it is shown.
 *
 * @param state of the agent
 * @param outcome how it ended; absent while it runs. One that is {@code refused} or {@code escalated} has not ended while it
 *     waits for something
 * @param percent stages passed, in percent
 * @param waitingFor what it waits for, and who can act; absent where nobody can
 * @param findings of all stages together
 * @param approvalId of the question whether it may be put to work; absent until that is worded
 * @param failure code of why a deployment was undone
 * @param compensations what had to be undone, in order
 * @param round which blueprint stands: 1 for the first, more for each mended one
 * @param roundsAllowed so many are looked at
 * @param rounds every blueprint so far, what was found in it, and what that changed; the one that stands comes last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WorkflowView(
        String workflowId,
        UUID agentId,
        String displayId,
        String agentName,
        AgentState state,
        @Nullable Outcome outcome,
        int percent,
        @Nullable WaitingFor waitingFor,
        List<StageView> stages,
        List<Finding> findings,
        @Nullable UUID approvalId,
        @Nullable String failure,
        List<CompensationView> compensations,
        UUID correlationId,
        Instant startedAt,
        @Nullable Instant endedAt,
        int round,
        int roundsAllowed,
        List<RoundView> rounds) {

    /**
     * What a run waits for.
     *
     * @param what {@code checks}, {@code governor_decision}, {@code health_check}, {@code rollback},
     *     {@code mended_blueprint}, {@code governor_ruling} or {@code withdrawal}
     * @param who roles or services that can act
     * @param address page of the public origin where they can
     * @param until when waiting ends by itself (UTC)
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WaitingFor(
            String what,
            List<String> who,
            @Nullable UUID approvalId,
            @Nullable String approvalDisplayId,
            @Nullable String address,
            @Nullable Instant until) {}

    /**
     * A stage.
     *
     * @param status {@code pending}, {@code running}, {@code passed}, {@code failed} or {@code revoked}
     * @param detail figures of the stage
     * @param revokedReason category of the veto that took it back
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StageView(
            Stage stage,
            String actor,
            String status,
            List<Finding> findings,
            Map<String, Object> detail,
            @Nullable String ruleSetVersion,
            @Nullable Instant finishedAt,
            @Nullable String revokedReason) {}

    /**
     * Something to be undone.
     *
     * @param state {@code pending}, {@code done} or {@code failed}
     * @param owner who does it, or has to
     */
    record CompensationView(String step, String state, String owner, Instant deadline) {}

    /**
     * One blueprint of the creation.
     *
     * @param submittedBy pseudonymous subject of who submitted it
     * @param status {@code running}, {@code refused} or {@code passed}
     * @param findings of all checks together
     * @param changes against the round before; absent for the first, and while the checks run
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RoundView(
            int round,
            Instant submittedAt,
            String submittedBy,
            String status,
            List<Finding> findings,
            @Nullable FindingChanges changes) {}
}
