package com.waooaw.contracts.governance;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.waooaw.contracts.AggregateRef;
import com.waooaw.contracts.Bounded;
import com.waooaw.contracts.IntegrationEvent;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody waits for a human decision. Topic {@code approvals}, to Learning and observers.
 *
 * @param approvalId key of the approval
 * @param displayId for people, {@code APPR-} and 8 hex digits
 * @param approvalClass what it covers
 * @param scope whose Governor decides
 * @param subjectType what it is about, for example {@code agent} or {@code job}
 * @param subjectId key of that
 * @param actionType for example {@code deploy_agent}, {@code publish_content}
 * @param actHash lower-case hex SHA-256 of the canonical JSON of the act
 * @param expiresAt UTC; silence until then denies
 * @param engagementId the engagement it belongs to; absent where it belongs to none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ApprovalRequested(
        UUID approvalId,
        String displayId,
        ApprovalClass approvalClass,
        ApprovalScope scope,
        String subjectType,
        String subjectId,
        String actionType,
        @Bounded(pattern = Bounded.SHA_256) String actHash,
        Instant expiresAt,
        @Nullable UUID engagementId)
        implements IntegrationEvent {

    @Override
    public AggregateRef aggregate() {
        return new AggregateRef("approval", approvalId.toString());
    }
}
