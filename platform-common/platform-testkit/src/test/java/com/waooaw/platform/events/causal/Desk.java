package com.waooaw.platform.events.causal;

import java.util.List;
import java.util.UUID;

/** Everything one simulated service keeps; writes belong to the transaction of its {@link #store}. */
interface Desk {

    /** Its causal order. */
    CausalStore store();

    /** Writes what is to leave after the commit. */
    void append(Message message);

    /** What is to leave, in the order it was written. */
    List<Message> unsent();

    /** What ever left or is to leave. */
    List<Message> all();

    /** The carrier has it. */
    void sent(UUID messageId);

    /** Something became of an event whose turn it was. */
    void did(UUID eventId, What what);

    /** What became of events, in order; an event twice where it had its effect twice. */
    List<Done> done();

    /** What was settled without effect. */
    List<Refused> dead();

    /** What is kept, with what it waits for. */
    List<Waiting> held();

    /** Numbers nobody keeps any longer. */
    List<Position> givenUp();

    /** A dead letter. */
    record Refused(UUID eventId, Refusal.Reason reason) {}

    /** A kept event. */
    record Waiting(UUID eventId, List<Position> missing) {}

    /** What can become of an event whose turn it is. */
    enum What {
        EFFECT,
        /** An effect of a dead letter that was requeued. */
        LATE,
        /** None, because a stronger state stands. */
        OVERRULED
    }

    /** What became of an event. */
    record Done(UUID eventId, What what) {}
}
