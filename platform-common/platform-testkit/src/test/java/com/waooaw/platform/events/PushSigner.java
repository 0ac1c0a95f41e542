package com.waooaw.platform.events;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;

/** Signs push tokens of one shape, with two keys that it serves as the issuer does; one per service under test. */
final class PushSigner {

    static final String AUDIENCE = "waooaw-events";

    final String issuer;
    final String email;
    final RSAKey first = key("first");
    final RSAKey second = key("second");
    final AtomicInteger asked = new AtomicInteger();
    private final Map<String, Object> more;
    private final HttpServer server;

    /** What the local relay shows. */
    static PushSigner relay() {
        return new PushSigner("http://localhost:8000/auth", "relay@waooaw.local", Map.of("sub", "relay", "jti", "one"));
    }

    /** What Google signs for a push subscription, with the claims its documentation shows. */
    static PushSigner google() {
        var account = "113774264463038321964";
        return new PushSigner(
                "https://accounts.google.com",
                "pubsub-push@demo.iam.gserviceaccount.com",
                Map.of("azp", account, "sub", account));
    }

    private PushSigner(String issuer, String email, Map<String, Object> more) {
        this.issuer = issuer;
        this.email = email;
        this.more = more;
        this.server = serve();
    }

    /** Makes a service believe it. */
    void trustIn(ConfigurableApplicationContext context) {
        TestPropertyValues.of(Map.of(
                        "waooaw.events.push.issuer",
                        issuer,
                        "waooaw.events.push.email",
                        email,
                        "waooaw.events.push.jwk-set-uri",
                        "http://127.0.0.1:%d/certs"
                                .formatted(server.getAddress().getPort())))
                .applyTo(context);
    }

    /** What a right token claims. */
    JWTClaimsSet.Builder claims() {
        var now = Clock.systemUTC().instant();
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(AUDIENCE)
                .claim("email", email)
                .claim("email_verified", true)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofHours(1))));
        more.forEach(claims::claim);
        return claims;
    }

    String token() {
        return sign(claims(), first);
    }

    String sign(JWTClaimsSet.Builder claims) {
        return sign(claims, first);
    }

    static String sign(JWTClaimsSet.Builder claims, RSAKey key) {
        return sign(claims, JWSAlgorithm.RS256, key.getKeyID(), rsa(key));
    }

    static String sign(JWTClaimsSet.Builder claims, JWSAlgorithm algorithm, String keyId, JWSSigner signer) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(algorithm)
                            .type(JOSEObjectType.JWT)
                            .keyID(keyId)
                            .build(),
                    claims.build());
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static JWSSigner rsa(RSAKey key) {
        try {
            return new RSASSASigner(key);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Without a signature, and saying so. */
    String unsigned() {
        return new PlainJWT(claims().build()).serialize();
    }

    /** Signed with what everybody knows, as if it were a shared secret. */
    String signedWithThePublicKey() {
        try {
            var secret = first.toPublicJWK().toRSAPublicKey().getEncoded();
            return sign(claims(), JWSAlgorithm.HS256, first.getKeyID(), new MACSigner(secret));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID(id)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(new Algorithm("RS256"))
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpServer serve() {
        try {
            var keys = new JWKSet(List.<JWK>of(first.toPublicJWK(), second.toPublicJWK()))
                    .toString()
                    .getBytes(StandardCharsets.UTF_8);
            var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            http.createContext("/certs", exchange -> {
                asked.incrementAndGet();
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, keys.length);
                try (var out = exchange.getResponseBody()) {
                    out.write(keys);
                }
            });
            http.start();
            return http;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
