package com.waooaw.local.relay;

import java.time.Instant;

/**
 * One message on its way to one subscriber.
 *
 * @param attempts that have failed so far
 * @param data base64 of the envelope
 * @param attributes JSON object
 */
record Delivery(
        String subscriber,
        long messageId,
        String orderingKey,
        int attempts,
        String topic,
        String data,
        String attributes,
        Instant publishedAt) {}
