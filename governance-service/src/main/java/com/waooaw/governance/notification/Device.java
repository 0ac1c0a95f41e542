package com.waooaw.governance.notification;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A browser a Governor wants to be told on (W3C Push API).
 *
 * @param customerId whose Governor; none for the Platform Governor
 * @param subject pseudonymous subject of the person who named it
 * @param label in their words
 * @param endpoint where the push service takes messages for it; whoever knows it can send, so it is never shown
 * @param p256dh public key of the browser, uncompressed point, base64url
 * @param auth shared secret of the subscription, 16 bytes, base64url
 */
record Device(
        UUID id,
        @Nullable UUID customerId,
        String subject,
        String label,
        String endpoint,
        String p256dh,
        String auth,
        Instant createdAt) {

    @Override
    public String toString() {
        return "Device[" + id + ", " + label + "]";
    }
}
