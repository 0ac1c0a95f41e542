package com.waooaw.contracts.governance;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.waooaw.contracts.AggregateRef;
import com.waooaw.contracts.Bounded;
import com.waooaw.contracts.IntegrationEvent;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An approval was settled, or what a precedent settled was confirmed or vetoed. Topic {@code decisions}, to Agent Creation, Agent Execution, Learning and observers.
 *
 * @param approvalId key of the approval
 * @param approvalClass what it covers
 * @param scope whose Governor decided
 * @param subjectType what it is about, for example {@code agent} or {@code job}
 * @param subjectId key of that
 * @param actionType for example {@code publish_content}
 * @param actHash the act it is bound to
 * @param status {@code approved}, {@code denied}, {@code expired}, {@code withdrawn}, {@code auto_approved}, and after that
 *     {@code confirmed} or {@code vetoed}
 * @param decidedBy pseudonymous subject of the human; absent where a deadline, a precedent or an emergency did
 * @param decidedAt UTC, business clock
 * @param source {@code web}, {@code api}, {@code deputy}, {@code timeout}, {@code precedent} or {@code break_glass}
 * @param seedId the precedent that said yes, for example {@code GEN-004}; absent where none did, and where its yes was
 *     confirmed unused, which proves nothing
 * @param seedVersion which version of it; absent where {@code seedId} is
 * @param vetoCategory what was found wrong; present exactly where a Governor vetoed, a question or a yes of a precedent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ApprovalDecided(
        UUID approvalId,
        ApprovalClass approvalClass,
        ApprovalScope scope,
        String subjectType,
        String subjectId,
        String actionType,
        @Bounded(pattern = Bounded.SHA_256) String actHash,
        ApprovalStatus status,
        @Nullable String decidedBy,
        Instant decidedAt,
        String source,
        @Bounded(min = 1, max = 64) @Nullable String seedId,
        @Bounded(min = 1) @Nullable Integer seedVersion,
        @Nullable VetoCategory vetoCategory)
        implements IntegrationEvent {

    @Override
    public AggregateRef aggregate() {
        return new AggregateRef("approval", approvalId.toString());
    }

    @Override
    public boolean startsChain() {
        return true;
    }
}
