package com.waooaw.governance.breakglass;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
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
 * @param act what became of the act it allowed
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
        ActResource act,
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

    /** How the act stands. */
    enum ActState {
        /** Nobody has begun it. */
        @JsonProperty("not_done")
        NOT_DONE,
        /** Its permit was taken, and the act begun on it. */
        @JsonProperty("done")
        DONE,
        /** It is being undone. */
        @JsonProperty("being_undone")
        BEING_UNDONE,
        /** It is undone. */
        @JsonProperty("undone")
        UNDONE
    }

    /**
     * What became of the act.
     *
     * @param doneAt when its permit was taken; absent where nobody has
     * @param undoneAt when the last step of it was undone; absent until then
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ActResource(
            ActState state,
            @Nullable Instant doneAt,
            @Nullable Instant undoneAt) {

        static ActResource of(Deed deed) {
            return switch (deed) {
                case Deed.NotDone() -> new ActResource(ActState.NOT_DONE, null, null);
                case Deed.Done(var at) -> new ActResource(ActState.DONE, at, null);
                case Deed.BeingUndone(var doneAt, var _) -> new ActResource(ActState.BEING_UNDONE, doneAt, null);
                case Deed.Undone(var doneAt, var at) -> new ActResource(ActState.UNDONE, doneAt, at);
            };
        }
    }

    static BreakGlassResource of(Deeds.Told told, Instant now) {
        var emergency = told.emergency();
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
                ActResource.of(told.deed()),
                Review.of(emergency));
    }
}
