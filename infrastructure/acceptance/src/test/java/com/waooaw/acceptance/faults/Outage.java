package com.waooaw.acceptance.faults;

import com.waooaw.acceptance.stack.RunningStack;

/** What is taken away from a stack under load, and what the platform promises meanwhile. */
enum Outage {
    /** Every row is in it: nothing works without. */
    POSTGRES_STOPPED("postgres", false),
    /** The same, but it keeps its connections and says nothing, which is the nastier way. */
    POSTGRES_HANGS("postgres", false) {
        @Override
        void begin(RunningStack stack) {
            stack.freezeDatabase();
        }

        @Override
        void end(RunningStack stack) {
            stack.thawDatabase();
        }
    },
    /** No service uses it yet. */
    REDIS_STOPPED("redis", true),
    /** Starts and signals wait in the outbox; and it forgets everything. */
    TEMPORAL_STOPPED("temporal", true),
    /** Mail waits. */
    MAILBOX_STOPPED("mailbox", true);

    private final String part;
    private final boolean readyWithout;

    Outage(String part, boolean readyWithout) {
        this.part = part;
        this.readyWithout = readyWithout;
    }

    void begin(RunningStack stack) {
        stack.stopPart(part);
    }

    void end(RunningStack stack) {
        stack.startPart(part);
    }

    /** Whether a service says that it is ready meanwhile. */
    boolean isReadyWithout() {
        return readyWithout;
    }

    /** Whether this request may be refused meanwhile. */
    boolean mayRefuse(String request) {
        return !readyWithout || (this == TEMPORAL_STOPPED && request.endsWith(Crowd.ASKS_TEMPORAL));
    }
}
