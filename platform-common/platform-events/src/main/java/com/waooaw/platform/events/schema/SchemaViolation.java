package com.waooaw.platform.events.schema;

/**
 * One place where an event departs from its contract. Says nothing of what the event holds: it may be logged, stored
 * beside a dead letter and shown to operators.
 *
 * @param pointer JSON pointer into the envelope, for example {@code /payload/agent_id}; empty for the event as a whole;
 *     a {@code *} stands for a name that is not one of ours
 * @param keyword what was not kept: one of {@link EventSchemas}, or a keyword of JSON Schema such as {@code required}
 * @param message what must hold there, in words
 */
public record SchemaViolation(String pointer, String keyword, String message) {

    /** Whether it is about the cause of the event, which every event has to name (DR-002). */
    public boolean ofCause() {
        return pointer.equals("/causation_id") || pointer.equals("/correlation_id");
    }

    @Override
    public String toString() {
        return (pointer.isEmpty() ? "the event" : pointer) + " " + message;
    }
}
