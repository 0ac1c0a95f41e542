package com.waooaw.governance.breakglass;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.waooaw.governance.breakglass.Emergency.Reviewed;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An emergency on the wire.
 *
 * @param actHash the one act it allows
 * @param requesterId for whom it was declared
 * @param open whether it allows its act now
 * @param endsAt from this instant on it allows nothing
 * @param review what its Governor found; absent until then
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BreakGlassResource(
        UUID breakGlassId,
        UUID approvalId,
        String displayId,
        String actionType,
        String actHash,
        String requesterId,
        String requesterType,
        Condition condition,
        String description,
        List<String> evidence,
        String declaredBy,
        Instant declaredAt,
        boolean open,
        Instant endsAt,
        Instant reviewDueAt,
        Emergency.State state,
        @Nullable Review review) {

    /**
     * What its Governor found.
     *
     * @param undone whether something had been done; how that is undone, the veto of its approval tells
     */
    record Review(Verdict verdict, String reason, String reviewedBy, Instant reviewedAt, boolean undone) {

        static @Nullable Review of(Emergency emergency) {
            return emergency instanceof Reviewed(var _, var verdict, var by, var reason, var at, var undone)
                    ? new Review(verdict, reason, by, at, undone)
                    : null;
        }
    }

    static BreakGlassResource of(Emergency emergency, Instant now) {
        var declaration = emergency.declaration();
        var door = declaration.door();
        return new BreakGlassResource(
                declaration.id(),
                door.approvalId(),
                door.displayId(),
                door.actionType(),
                door.actHash(),
                door.requesterId(),
                door.requesterType(),
                declaration.condition(),
                declaration.description(),
                declaration.evidence(),
                declaration.by(),
                declaration.at(),
                emergency.isOpenAt(now),
                declaration.endsAt(),
                declaration.reviewDueAt(),
                emergency.state(),
                Review.of(emergency));
    }
}
