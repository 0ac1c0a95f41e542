package com.waooaw.platform.events;

import com.waooaw.contracts.IntegrationEvent;
import com.waooaw.platform.kernel.Cause;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells the other services that something happened. */
public interface Events {

    /**
     * Remembers an event in the caller's transaction; it leaves after the commit, in order per ordering key.
     *
     * @param cause why it happened; inside a handler, the correlation of what is handled, caused by its event id
     * @param customerId the customer it belongs to, where there is one
     * @return the event's id
     * @throws org.springframework.transaction.IllegalTransactionStateException if no transaction is active
     * @throws IllegalArgumentException if the topic belongs to another service, or the event departs from its schema
     * @throws com.waooaw.platform.events.causal.CausalLoopException if its chain of causes did the same before, or is too
     *     long
     */
    UUID publish(IntegrationEvent event, Cause cause, @Nullable UUID customerId);
}
