package com.waooaw.governance.escalation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Locale;

/**
 * An escalation in one of its states. Each state offers the steps that lead on from it and no others: deciding what is
 * decided, or being late with it, does not compile.
 */
sealed interface Escalation {

    Packet packet();

    /** Number of changes so far; guards against two writers. */
    long version();

    /** The name the state is stored and sent under. */
    State state();

    /** How it stands. The lower-case names are stored and sent. */
    enum State {
        /** Waits for its Governor. */
        @JsonProperty("open")
        OPEN,
        /** Its deadline has passed, and it still waits. */
        @JsonProperty("overdue")
        OVERDUE,
        /** A Governor chose an option. */
        @JsonProperty("decided")
        DECIDED,
        /** What it was about has ended without it. */
        @JsonProperty("closed")
        CLOSED;

        String stored() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Nobody has decided yet; the most conservative option holds. */
    sealed interface Waiting extends Escalation {

        default Decided decide(Choice choice) {
            return new Decided(packet(), choice, version() + 1);
        }

        /**
         * What it was about has ended.
         *
         * @param as how, in a word
         */
        default Closed close(String as, Instant at) {
            return new Closed(packet(), as, at, version() + 1);
        }
    }

    /** Waits, and is in time. */
    record Open(Packet packet, long version) implements Waiting {

        /** The deadline passes at the instant it was set to, however late somebody looks. */
        Overdue fallDue() {
            return new Overdue(packet, packet.deadline(), version + 1);
        }

        @Override
        public State state() {
            return State.OPEN;
        }
    }

    /** Waits, and is late: its Governor has been told once more, by every way there is. */
    record Overdue(Packet packet, Instant since, long version) implements Waiting {

        @Override
        public State state() {
            return State.OVERDUE;
        }
    }

    /** A Governor chose an option. */
    record Decided(Packet packet, Choice choice, long version) implements Escalation {

        @Override
        public State state() {
            return State.DECIDED;
        }
    }

    /**
     * What it was about has ended without a decision here: the approval that was passed on is settled.
     *
     * @param as how that ended
     */
    record Closed(Packet packet, String as, Instant at, long version) implements Escalation {

        @Override
        public State state() {
            return State.CLOSED;
        }
    }

    /**
     * What a Governor chose.
     *
     * @param by pseudonymous subject of the token
     * @param at UTC, business clock
     * @param reason in their words
     */
    record Choice(String option, String by, Through through, Instant at, String reason) {}

    /** The way a decision came in. The lower-case names are stored and sent. */
    enum Through {
        /** The form of a page. */
        @JsonProperty("web")
        WEB,
        /** The API, with a person's token. */
        @JsonProperty("api")
        API;

        String stored() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
