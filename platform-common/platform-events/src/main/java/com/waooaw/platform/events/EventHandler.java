package com.waooaw.platform.events;

import com.waooaw.contracts.EventEnvelope;
import com.waooaw.contracts.IntegrationEvent;
import com.waooaw.contracts.Topic;

/**
 * Does something about an event of another service. Every bean of this type is found by itself.
 *
 * <p>Called once per event, in one transaction with the inbox row: what it writes and the fact that it was done stand
 * or fall together. It must not call anything remote.
 *
 * @param <T> the topic's payload
 */
public interface EventHandler<T extends IntegrationEvent> {

    /** The topic it listens to. */
    Topic topic();

    /** Handles one event; an exception means: not done, deliver again. */
    void on(EventEnvelope<T> event);
}
