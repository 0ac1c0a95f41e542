package com.waooaw.governance.veto;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.waooaw.contracts.governance.VetoCategory;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A veto on the wire.
 *
 * @param effect whether a yes of a precedent was taken back, or a question that waited answered with no
 * @param seedId the precedent that had said yes; absent where none had
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record VetoResource(
        UUID approvalId,
        String displayId,
        Effect effect,
        VetoCategory category,
        String reason,
        String vetoedBy,
        String source,
        Instant vetoedAt,
        String actionType,
        String subjectType,
        String subjectId,
        @Nullable String seedId,
        Undo undo) {

    /** What it did. */
    enum Effect {
        /** A yes of a precedent was taken back. */
        @JsonProperty("taken_back")
        TAKEN_BACK,
        /** A question that waited was answered with no. */
        @JsonProperty("refused")
        REFUSED
    }

    /** How the undoing stands. */
    enum State {
        /** Nothing was done, so there is nothing to undo. */
        @JsonProperty("none")
        NONE,
        /** Nobody has said yet what has to be undone. */
        @JsonProperty("pending")
        PENDING,
        /** One step after the other is undone. */
        @JsonProperty("undoing")
        UNDOING,
        /** A step could not be undone for too long; it is tried again. */
        @JsonProperty("failed")
        FAILED,
        /** All is undone. */
        @JsonProperty("done")
        DONE
    }

    /**
     * How the undoing stands.
     *
     * @param steps in the order in which they are undone
     * @param failedStep where it stands still, and is tried again; absent while it does not
     * @param code why it does
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Undo(
            State state,
            List<Step> steps,
            @Nullable String failedStep,
            @Nullable String code,
            @Nullable Instant endedAt) {}

    /**
     * One step.
     *
     * @param doneAt absent while it is not undone
     * @param changed whether there was something to undo
     * @param detail figures and codes
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Step(
            String name,
            String service,
            @Nullable Instant doneAt,
            @Nullable Boolean changed,
            @Nullable String detail) {}

    static VetoResource of(Vetoes.Known known) {
        var veto = known.veto();
        var act = known.act();
        return new VetoResource(
                veto.approvalId(),
                act.displayId(),
                Effect.valueOf(veto.effect().name()),
                veto.category(),
                act.reason(),
                Objects.requireNonNullElse(act.decidedBy(), ""),
                Objects.requireNonNullElse(act.channel(), ""),
                veto.vetoedAt(),
                veto.actionType(),
                veto.subjectType(),
                veto.subjectId(),
                veto.precedent(),
                new Undo(
                        State.valueOf(veto.undo().name()),
                        veto.steps().stream()
                                .map(step -> new Step(
                                        step.name(), step.taskQueue(), step.doneAt(), step.changed(), step.detail()))
                                .toList(),
                        veto.failedStep(),
                        veto.failedCode(),
                        veto.endedAt()));
    }
}
