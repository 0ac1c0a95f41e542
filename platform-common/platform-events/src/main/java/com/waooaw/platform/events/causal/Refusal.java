package com.waooaw.platform.events.causal;

/**
 * Why an event is settled without its effect.
 *
 * @param detail for operators: codes, pointers and messages of ours, no text of people
 */
public record Refusal(Reason reason, String detail) {

    private static final int LONGEST = 2_000;

    public Refusal {
        detail = detail.length() > LONGEST ? detail.substring(0, LONGEST) : detail;
    }

    /** The kinds of refusal. The lower-case names are stored. */
    public enum Reason {
        /** Its handler failed as often as it may. */
        ATTEMPTS_EXHAUSTED,
        /** It is not what its topic's schema says. */
        SCHEMA_VIOLATION,
        /** It does not say what caused it (DR-002). */
        CAUSE_MISSING,
        /** It claims a producer that does not own the topic. */
        PRODUCER_WRONG,
        /** It would repeat what its own chain did before, or its chain is too long. */
        LOOP,
        /** Its place in the order was taken or given up before it came. */
        POSITION_TAKEN,
        /** Nobody keeps it any longer. */
        GONE
    }
}
