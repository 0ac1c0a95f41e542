package com.waooaw.governance.authority;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * By what right somebody decides in a Governor's place.
 *
 * @param deputyOf pseudonymous subject of the Governor
 * @param until when that ends by itself
 * @param silentSince the Governor is silent about what was due by then, and this right is for that alone; absent where it is
 *     for everything the Governor governs
 */
public record StandIn(
        UUID delegationId,
        String deputyOf,
        Instant until,
        @Nullable Instant silentSince) {

    /** Whether it covers a question to which an answer was due then. */
    public boolean covers(Instant dueAt) {
        return silentSince == null || !dueAt.isAfter(silentSince);
    }
}
