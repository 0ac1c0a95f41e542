package com.waooaw.governance.notification;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something a Governor wants to be told on.
 *
 * @param customerId whose Governor; none for the Platform Governor
 * @param subject pseudonymous subject of the person who named it
 * @param label in their words
 * @param address where messages for it go; whoever knows it can send, so it is never shown
 * @param lastSeenAt when it last said that a message has arrived, or named itself
 */
record Device(
        UUID id,
        @Nullable UUID customerId,
        String subject,
        String label,
        Address address,
        Instant createdAt,
        @Nullable Instant lastSeenAt) {

    /** What a device is. The lower-case names are stored. */
    enum Kind {
        /** A browser (W3C Push API). */
        WEB_PUSH,
        /** An app that Firebase Cloud Messaging knows. */
        FCM;

        String inWords() {
            return switch (this) {
                case WEB_PUSH -> "Browser";
                case FCM -> "App";
            };
        }
    }

    /** Where messages go. */
    sealed interface Address {

        /** What tells two devices of one Governor apart. */
        String key();
    }

    /**
     * A browser's subscription.
     *
     * @param endpoint where the push service takes messages for it
     * @param p256dh public key of the browser, uncompressed point, base64url
     * @param auth shared secret of the subscription, 16 bytes, base64url
     */
    record WebPush(String endpoint, String p256dh, String auth) implements Address {

        @Override
        public String key() {
            return endpoint;
        }

        @Override
        public String toString() {
            return "WebPush[]";
        }
    }

    /**
     * An installed app.
     *
     * @param token its registration token
     */
    record Fcm(String token) implements Address {

        @Override
        public String key() {
            return token;
        }

        @Override
        public String toString() {
            return "Fcm[]";
        }
    }

    Kind kind() {
        return switch (address) {
            case WebPush _ -> Kind.WEB_PUSH;
            case Fcm _ -> Kind.FCM;
        };
    }

    @Override
    public String toString() {
        return "Device[" + id + ", " + label + "]";
    }
}
