package com.waooaw.local.issuer;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tokens the relay shows when it delivers an event, as Pub/Sub shows Google's. */
public final class PushTokens {

    /** Who the token is for. */
    public static final String AUDIENCE = "waooaw-events";
    /** Who delivers. */
    public static final String EMAIL = "relay@waooaw.local";

    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private final SigningKey key;
    private final String issuer;
    private final Clock clock;
    private @Nullable String current;
    private Instant renewAt = Instant.EPOCH;

    /** Tokens of that issuer; {@code clock} is the system's, tokens do not follow the business clock. */
    public PushTokens(SigningKey key, String issuer, Clock clock) {
        this.key = key;
        this.issuer = issuer;
        this.clock = clock;
    }

    /** A token that is good for at least five minutes. */
    public synchronized String current() {
        var now = clock.instant();
        var token = current;
        if (token == null || !now.isBefore(renewAt)) {
            token = key.sign(new JWTClaimsSet.Builder()
                    .issuer(issuer)
                    .audience(AUDIENCE)
                    .subject("relay")
                    .claim("email", EMAIL)
                    .claim("email_verified", true)
                    .jwtID(UUID.randomUUID().toString())
                    .issueTime(Date.from(now))
                    .expirationTime(Date.from(now.plus(LIFETIME)))
                    .build());
            current = token;
            renewAt = now.plus(LIFETIME).minus(Duration.ofMinutes(5));
        }
        return token;
    }
}
