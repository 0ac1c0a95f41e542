package com.waooaw.local.relay;

import java.time.Instant;

/**
 * One message on its way to one subscriber.
 *
 * @param attempts made so far
 * @param nextAttemptAt UTC, system clock
 * @param data base64 of the envelope
 * @param attributes JSON object
 */
record Delivery(
        String subscriber,
        long messageId,
        String orderingKey,
        int attempts,
        Instant nextAttemptAt,
        String topic,
        String data,
        String attributes,
        Instant publishedAt) {}
