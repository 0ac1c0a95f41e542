package com.waooaw.platform.events;

/** Takes events to their subscribers: Pub/Sub, or the local relay. A service cannot tell which. */
public interface EventCarrier extends AutoCloseable {

    /**
     * Hands over one event. Returning means the carrier has it safely; it may have had it before.
     *
     * @param topic name on the wire
     * @param orderingKey events with the same key must be handed over in order, one at a time
     * @param envelope JSON of the envelope
     * @throws RuntimeException if the carrier did not take it; it will be offered again
     */
    void carry(String topic, String orderingKey, String eventId, String envelope);

    /** Lets go of connections, where there are any. */
    @Override
    default void close() {}
}
