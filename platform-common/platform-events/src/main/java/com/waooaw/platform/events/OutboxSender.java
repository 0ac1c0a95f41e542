package com.waooaw.platform.events;

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
}
