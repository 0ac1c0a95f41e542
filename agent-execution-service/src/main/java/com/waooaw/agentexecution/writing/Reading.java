package com.waooaw.agentexecution.writing;

/** What came of reading a brief. */
public sealed interface Reading {

    /** The brief is work this agent does. */
    record Understood(Brief brief) implements Reading {}

    /**
     * The brief is not work this agent does.
     *
     * @param detail one sentence for the customer: what to change
     */
    record Refused(Refusal refusal, String detail) implements Reading {}

    /** Why a brief is refused. */
    enum Refusal {
        /** Nothing in it. */
        EMPTY,
        /** More than 2000 characters. */
        TOO_LONG,
        /** No words to read: symbols, digits, control characters. */
        UNREADABLE,
        /** It names no topic. */
        NO_TOPIC,
        /** Fewer than 100 or more than 2000 words asked for. */
        WORDS_OUT_OF_RANGE,
        /** It asks for what the agent may not do: diagnose, prescribe, open patient records, promote unapproved uses. */
        NOT_PERMITTED,
        /** It tells the agent to leave its rules. A brief is a topic, never an order about the platform. */
        INSTRUCTS_THE_AGENT,
        /** It holds data of a patient. */
        PERSONAL_DATA
    }
}
