package com.waooaw.platform.events;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    /**
     * Hands over several in this order. Where one was not taken, nothing behind it with its key was.
     *
     * @param events rows whose target is the topic
     * @return for each key that stopped, why; empty where all were taken
     */
    default Map<String, RuntimeException> carryAll(List<OutboxRow> events) {
        var stopped = new HashMap<String, RuntimeException>();
        for (var event : events) {
            if (!stopped.containsKey(event.orderingKey())) {
                try {
                    carry(event.target(), event.orderingKey(), event.id().toString(), event.payload());
                } catch (RuntimeException e) {
                    stopped.put(event.orderingKey(), e);
                }
            }
        }
        return stopped;
    }

    /** Lets go of connections, where there are any. */
    @Override
    default void close() {}
}
