package com.waooaw.platform.events;

import java.util.List;
import java.util.Map;

/** Sends one kind of outbox row. */
public interface OutboxSender {

    /** The kind it sends, for example {@code event}. */
    String kind();

    /**
     * Sends one row. It may have been sent before: a crash between sending and remembering repeats it.
     *
     * @throws RuntimeException if it was not sent; it is tried again, and what follows it in its key waits
     */
    void send(OutboxRow row);

    /** Whether rows of many keys are better sent together: they have one and the same receiver. */
    default boolean isBatched() {
        return false;
    }

    /**
     * Sends several in this order; only where it {@link #isBatched()}.
     *
     * @return for each key that stopped, why: from the row that failed on, nothing of it was sent
     */
    default Map<String, RuntimeException> sendAll(List<OutboxRow> rows) {
        throw new UnsupportedOperationException(kind() + " is sent row by row");
    }
}
