package com.waooaw.governance.breakglass;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/** An emergency that was declared, in one of its states: each offers the steps that lead on from it, and no others. */
sealed interface Emergency {

    Declaration declaration();

    /** The name the state is stored under. */
    State state();

    /** Nobody has reviewed it yet. */
    sealed interface Unreviewed extends Emergency {

        default Reviewed review(Verdict verdict, String by, String reason, Instant at) {
            return new Reviewed(declaration(), verdict, by, reason, at, false);
        }
    }

    /** Its Governor still has time. */
    record Waiting(Declaration declaration) implements Unreviewed {

        Overdue overdue() {
            return new Overdue(declaration);
        }

        @Override
        public State state() {
            return State.UNREVIEWED;
        }
    }

    /** Its Governor has let the time pass; the review is due all the same. */
    record Overdue(Declaration declaration) implements Unreviewed {

        @Override
        public State state() {
            return State.OVERDUE;
        }
    }

    /**
     * Its Governor has said what it was.
     *
     * @param by pseudonymous subject
     * @param reason in their words
     * @param undone whether something had been done that is undone since
     */
    record Reviewed(Declaration declaration, Verdict verdict, String by, String reason, Instant at, boolean undone)
            implements Emergency {

        Reviewed undoing() {
            return new Reviewed(declaration, verdict, by, reason, at, true);
        }

        @Override
        public State state() {
            return switch (verdict) {
                case JUSTIFIED -> State.JUSTIFIED;
                case UNJUSTIFIED -> State.UNJUSTIFIED;
            };
        }
    }

    /** Names of the states. */
    enum State {
        /** Waits for its review. */
        @JsonProperty("unreviewed")
        UNREVIEWED,
        /** Waits for its review for longer than it may. */
        @JsonProperty("overdue")
        OVERDUE,
        /** It was an emergency. */
        @JsonProperty("justified")
        JUSTIFIED,
        /** It was none. */
        @JsonProperty("unjustified")
        UNJUSTIFIED
    }

    /** Whether it still allows its act at that instant. */
    default boolean isOpenAt(Instant at) {
        return at.isBefore(declaration().endsAt())
                && !(this instanceof Reviewed reviewed && reviewed.verdict() == Verdict.UNJUSTIFIED);
    }
}
