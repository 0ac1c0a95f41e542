package com.waooaw.platform.events;

import com.waooaw.platform.kernel.ErrorCode;
import com.waooaw.platform.kernel.ErrorType;

/** What can be wrong with a delivery. */
public enum EventsError implements ErrorCode {
    /** The service does not know the topic. */
    TOPIC_UNKNOWN("EVT-0001", ErrorType.NOT_FOUND),
    /** The delivery is not a push envelope around an event of the topic. */
    EVENT_UNREADABLE("EVT-0002", ErrorType.INVALID),
    /** The event says not what caused it, or what it belongs to (DR-002). */
    CAUSE_MISSING("EVT-0003", ErrorType.INVALID),
    /** Another service than the topic's publisher claims to have published it. */
    PRODUCER_WRONG("EVT-0004", ErrorType.INVALID),
    /** This service neither published nor received the event. */
    EVENT_UNKNOWN("EVT-0005", ErrorType.NOT_FOUND),
    /** There is no dead letter of this id. */
    DEAD_LETTER_UNKNOWN("EVT-0006", ErrorType.NOT_FOUND),
    /** The dead letter had its effect late, or cannot have one: nobody can read it. */
    DEAD_LETTER_SETTLED("EVT-0007", ErrorType.CONFLICT);

    private final String id;
    private final ErrorType type;

    EventsError(String id, ErrorType type) {
        this.id = id;
        this.type = type;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public ErrorType type() {
        return type;
    }
}
