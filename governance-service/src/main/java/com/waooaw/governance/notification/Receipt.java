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
 * @param deliveredAt when the provider, or the device itself, said that it has arrived; absent where nobody did
 * @param chosenBy who chose the order of channels: {@code push_first}, or a model and its version
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
        @Nullable Instant seenAt,
        @Nullable Instant deliveredAt,
        @Nullable String chosenBy) {}
