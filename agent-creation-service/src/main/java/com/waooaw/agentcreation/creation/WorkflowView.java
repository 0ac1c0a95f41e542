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
 * @param outcome how it ended; absent while it runs
 * @param percent stages passed, in percent
 * @param waitingFor what it waits for, and who can act; absent where nobody can
 * @param findings of all stages together
 * @param approvalId of the question whether it may be put to work; absent until that is worded
 * @param failure code of why a deployment was undone
 * @param compensations what had to be undone, in order
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
        @Nullable Instant endedAt) {

    /**
     * What a run waits for.
     *
     * @param what {@code checks}, {@code governor_decision}, {@code health_check}, {@code rollback} or
     *     {@code mended_blueprint}
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
}
