package com.waooaw.governance.veto;

import com.waooaw.contracts.governance.VetoCategory;
import com.waooaw.governance.approval.Revocations.Act;
import com.waooaw.platform.kernel.Cause;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A veto, and how far the undoing has come.
 *
 * @param actKey names the act that is undone, for those who undo it; empty where nobody had used the approval
 * @param precedent which had said yes; absent where a question was refused
 * @param failedStep where it stands still; present exactly while it does
 * @param failedCode why, the code of an error
 * @param failures how often it was given up
 * @param planned whether the owner has said what has to be undone
 * @param steps in the order in which they are undone
 */
record Veto(
        UUID approvalId,
        @Nullable UUID customerId,
        Effect effect,
        VetoCategory category,
        Instant vetoedAt,
        String actionType,
        String subjectType,
        String subjectId,
        String actKey,
        @Nullable String precedent,
        Cause cause,
        Undoing undo,
        @Nullable String failedStep,
        @Nullable String failedCode,
        int failures,
        boolean planned,
        @Nullable Instant endedAt,
        List<Step> steps) {

    Veto {
        steps = List.copyOf(steps);
    }

    /** What it did. The lower-case names are stored. */
    enum Effect {
        /** A yes of a precedent was taken back. */
        TAKEN_BACK,
        /** A question that waited was answered with no. */
        REFUSED
    }

    /** How the undoing stands. The lower-case names are stored. */
    enum Undoing {
        /** Nothing was done, so there is nothing to undo. */
        NONE,
        /** Nobody has said yet what has to be undone. */
        PENDING,
        /** One step after the other is undone. */
        UNDOING,
        /** A step could not be undone for too long; it is tried again. */
        FAILED,
        /** All is undone. */
        DONE
    }

    /**
     * One step.
     *
     * @param doneAt UTC; absent while it is not undone
     * @param changed whether there was something to undo; absent while it is not undone
     * @param detail figures and codes
     */
    record Step(
            String name,
            String taskQueue,
            @Nullable Instant doneAt,
            @Nullable Boolean changed,
            @Nullable String detail) {

        boolean isDone() {
            return doneAt != null;
        }
    }

    /** What a Governor has just vetoed. */
    static Veto of(Act act, VetoCategory category) {
        var used = act.actKey();
        return new Veto(
                act.approvalId(),
                act.customerId(),
                act.takenBack() ? Effect.TAKEN_BACK : Effect.REFUSED,
                category,
                act.settledAt(),
                act.actionType(),
                act.subjectType(),
                act.subjectId(),
                used == null ? "" : used,
                act.precedent(),
                act.cause(),
                act.takenBack() ? Undoing.PENDING : Undoing.NONE,
                null,
                null,
                0,
                false,
                null,
                List.of());
    }

    boolean isEnded() {
        return switch (undo) {
            case NONE, DONE -> true;
            case PENDING, UNDOING, FAILED -> false;
        };
    }

    long stepsDone() {
        return steps.stream().filter(Step::isDone).count();
    }
}
