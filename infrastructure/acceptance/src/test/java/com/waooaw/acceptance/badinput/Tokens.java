package com.waooaw.acceptance.badinput;

import com.nimbusds.jwt.JWTClaimsSet;
import com.waooaw.local.issuer.SigningKey;
import com.waooaw.local.stack.StateDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;

/** Tokens that must not be believed. */
final class Tokens {

    private final SigningKey key;
    private final String issuer;

    Tokens(Path state, String issuer) {
        this.key = SigningKey.in(new StateDirectory(state));
        this.issuer = issuer;
    }

    /** Everything right, and over for an hour. */
    String expired() {
        return "Bearer " + key.sign(claims(issuer, Duration.ofHours(-1)));
    }

    /** Signed by our key in the name of another issuer. */
    String ofAnotherIssuer() {
        return "Bearer " + key.sign(claims("https://issuer.example", Duration.ofMinutes(5)));
    }

    /** Everything right but the key. */
    String forged() {
        try {
            var elsewhere = new StateDirectory(Files.createTempDirectory("waooaw-forged-"));
            return "Bearer " + SigningKey.in(elsewhere).sign(claims(issuer, Duration.ofMinutes(5)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a login client is told about a person: signed by our issuer, but made for somebody else to read. */
    String identity() {
        return "Bearer "
                + key.sign(new JWTClaimsSet.Builder(claims(issuer, Duration.ofMinutes(5)))
                        .audience("governance")
                        .build());
    }

    /** Says it needs no signature. */
    String unsigned() {
        return "Bearer " + part("{\"alg\":\"none\"}") + "."
                + part(claims(issuer, Duration.ofMinutes(5)).toString()) + ".";
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static JWTClaimsSet claims(String issuer, Duration validFor) {
        var end = Instant.now().plus(validFor);
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience("waooaw")
                .subject("operator")
                .claim("email", "operator@waooaw.local")
                .claim("roles", List.of("ADMIN", "AGENT_ORCHESTRATOR", "PLATFORM_GOVERNOR", "CUSTOMER_USER"))
                .issueTime(Date.from(end.minus(Duration.ofMinutes(15))))
                .expirationTime(Date.from(end))
                .build();
    }
}
