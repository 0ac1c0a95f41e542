package com.waooaw.platform.kernel;

import java.util.UUID;

/**
 * Why something happens: required of every event and audit entry (DR-002).
 *
 * @param correlationId the request everything in this chain goes back to
 * @param causationId the event, command or request that led directly to this
 */
public record Cause(UUID correlationId, UUID causationId) {

    /** The start of a chain: a request is its own cause. */
    public static Cause root(UUID requestId) {
        return new Cause(requestId, requestId);
    }

    /** The next link: something caused by {@code causationId} in the same chain. */
    public Cause then(UUID nextCausationId) {
        return new Cause(correlationId, nextCausationId);
    }
}
