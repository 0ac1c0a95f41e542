package com.waooaw.governance.authority;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The one person who decides for a customer, or for the platform; on any number of devices.
 *
 * @param deputyOf in whose place; absent where it is the Governor
 * @param renewedAt when they last decided or looked, to the minute
 */
public record GovernorSession(
        UUID id,
        @Nullable UUID customerId,
        String subject,
        @Nullable String deputyOf,
        Instant begunAt,
        Instant renewedAt) {

    boolean activeAt(Instant at, Duration idle) {
        return at.isBefore(renewedAt.plus(idle));
    }
}
