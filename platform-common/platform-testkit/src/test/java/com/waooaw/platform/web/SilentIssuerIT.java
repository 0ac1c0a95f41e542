package com.waooaw.platform.web;

import com.waooaw.platform.sample.SampleTest;
import com.waooaw.platform.testkit.TestTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.test.web.servlet.client.RestTestClient;

/** An issuer that takes connections and never answers: whoever has a token is told to come again, and soon. */
@SampleTest
@Import(SilentIssuerIT.Issuer.class)
class SilentIssuerIT {

    private static final ServerSocket ISSUER = silent();

    @Autowired
    RestTestClient client;

    @AfterAll
    static void close() throws IOException {
        ISSUER.close();
    }

    @Test
    void aTokenThatCannotBeCheckedIsNeitherBelievedNorRefused() {
        // the client itself gives up after ten seconds
        client.post()
                .uri("/v1/notes")
                .headers(headers -> headers.setBearerAuth(TestTokens.of(UUID.randomUUID(), Role.CUSTOMER_USER)))
                .body(Map.of("text", "who am I", "priority", 1))
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .valueEquals("Retry-After", "2")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("WEB-0013");
    }

    private static ServerSocket silent() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @TestConfiguration
    static class Issuer {

        @Bean
        JwtDecoder jwtDecoder() {
            return JwkSetDecoder.of("http://127.0.0.1:%d/jwks".formatted(ISSUER.getLocalPort()));
        }
    }
}
