package com.waooaw.platform.events;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How events travel.
 *
 * @param carrier who takes them to their subscribers: {@code relay}, or {@code pubsub} where platform-events-pubsub is
 *     on the class path
 * @param relay the local carrier
 * @param pubsub the carrier of the cloud
 * @param push whose deliveries are believed
 * @param pollInterval the dispatcher's safety net; it is woken after each commit anyway
 * @param dispatch whether this instance sends (role {@code worker})
 */
@ConfigurationProperties("waooaw.events")
public record EventsProperties(
        @DefaultValue("relay") String carrier,
        Relay relay,
        @DefaultValue PubSub pubsub,
        Push push,
        @DefaultValue("1s") Duration pollInterval,
        @DefaultValue("true") boolean dispatch) {

    /**
     * The local carrier.
     *
     * @param url its address
     * @param secret shared with it; lets nobody else publish
     */
    public record Relay(String url, String secret) {}

    /**
     * Whose deliveries are believed: a token signed by {@code issuer} for {@code audience}, of the account
     * {@code email}.
     */
    public record Push(
            String issuer,
            String jwkSetUri,
            @DefaultValue("waooaw-events") String audience,
            String email) {}

    /**
     * The carrier of the cloud.
     *
     * @param projectId the Google Cloud project
     * @param emulatorHost {@code host:port} of the emulator; without it, the real service
     * @param endpoint {@code host:port} of a region, where several instances publish under one ordering key
     * @param publishTimeout how long one event is waited for
     */
    public record PubSub(
            @Nullable String projectId,
            @Nullable String emulatorHost,
            @Nullable String endpoint,
            @DefaultValue("10s") Duration publishTimeout) {}
}
