package com.waooaw.governance.notification;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one message to a Governor.
 *
 * @param round 0 for the first time the question began to wait
 * @param state {@code planned}, {@code sending}, {@code sent} or {@code failed}
 * @param dueAt UTC; earlier where the channels before it failed
 * @param failure stable code; absent where it did not fail
 * @param seenAt when the Governor came by the link of this message; absent where nobody did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Receipt(
        long round,
        Channel channel,
        String state,
        Instant dueAt,
        int attempts,
        @Nullable Instant sentAt,
        @Nullable Instant failedAt,
        @Nullable String failure,
        @Nullable Instant seenAt) {}
