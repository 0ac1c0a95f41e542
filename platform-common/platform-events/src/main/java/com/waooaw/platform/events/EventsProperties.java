package com.waooaw.platform.events;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How events travel.
 *
 * @param relay the local carrier
 * @param push whose deliveries are believed
 * @param pollInterval the dispatcher's safety net; it is woken after each commit anyway
 * @param dispatch whether this instance sends (role {@code worker})
 */
@ConfigurationProperties("waooaw.events")
public record EventsProperties(
        Relay relay,
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
}
