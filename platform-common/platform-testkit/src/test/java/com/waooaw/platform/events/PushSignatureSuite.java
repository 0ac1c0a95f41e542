package com.waooaw.platform.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.waooaw.platform.sample.SampleTest;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Whose deliveries a running service believes, whatever the carrier's tokens look like. */
@SampleTest
abstract class PushSignatureSuite extends EventsIT {

    @Autowired
    RestTestClient client;

    private final PushSigner signer;

    PushSignatureSuite(PushSigner signer) {
        this.signer = signer;
    }

    @Test
    void aDeliveryWithTheCarriersTokenIsTaken() {
        push.send("AgentStateChanged", event(), signer.token()).expectStatus().isNoContent();
        assertThat(heard()).hasSize(1);
    }

    @Test
    void anyOfTheIssuersKeysWillDo() {
        push.send("AgentStateChanged", event(), PushSigner.sign(signer.claims(), signer.second))
                .expectStatus()
                .isNoContent();
        assertThat(heard()).hasSize(1);
    }

    @Test
    void aTokenThatEndedThisMinuteIsForgiven() {
        push.send("AgentStateChanged", event(), signer.sign(anHourOld(signer.claims(), Duration.ofSeconds(-20))))
                .expectStatus()
                .isNoContent();
        assertThat(heard()).hasSize(1);
    }

    /** A token, and what is wrong with it. */
    record Wrong(String how, Function<PushSigner, String> token) {
        @Override
        public String toString() {
            return how;
        }
    }

    static Stream<Wrong> wrongTokens() {
        return Stream.of(
                new Wrong("garbage", _ -> "garbage"),
                new Wrong("three parts of garbage", _ -> "a.b.c"),
                new Wrong("alg none", PushSigner::unsigned),
                new Wrong("alg none with the signature of another", s -> s.unsigned() + signatureOf(s.token())),
                new Wrong("HS256 with the public key as secret", PushSigner::signedWithThePublicKey),
                new Wrong(
                        "RS512 with the right key",
                        s -> PushSigner.sign(s.claims(), JWSAlgorithm.RS512, "first", PushSigner.rsa(s.first))),
                new Wrong(
                        "somebody else's key under a known id",
                        s -> PushSigner.sign(s.claims(), PushSigner.key("first"))),
                new Wrong("somebody else's key", s -> PushSigner.sign(s.claims(), PushSigner.key("unknown"))),
                new Wrong("claims of another token", s -> {
                    var other = s.sign(s.claims().claim("email", "somebody@waooaw.test"))
                            .split("\\.", -1);
                    var right = s.token().split("\\.", -1);
                    return other[0] + "." + right[1] + "." + other[2];
                }),
                wrong("another issuer", claims -> claims.issuer("https://issuer.example")),
                wrong("the issuer without its scheme", claims -> claims.issuer("accounts.google.com")),
                wrong("no issuer", claims -> claims.issuer(null)),
                wrong("another audience", claims -> claims.audience("https://learning.example/events")),
                wrong("no audience", claims -> claims.audience((String) null)),
                wrong("another account", claims -> claims.claim("email", "somebody@demo.iam.gserviceaccount.com")),
                wrong("no account", claims -> claims.claim("email", null)),
                wrong("an account that is a number", claims -> claims.claim("email", 7)),
                wrong("an account that is a list", claims -> claims.claim("email", List.of("a"))),
                wrong("an account that is not verified", claims -> claims.claim("email_verified", false)),
                wrong("an account of which nobody says so", claims -> claims.claim("email_verified", null)),
                wrong("verified in words only", claims -> claims.claim("email_verified", "true")),
                wrong("expired", claims -> anHourOld(claims, Duration.ofMinutes(-2))),
                wrong("without an end", claims -> claims.expirationTime(null)),
                wrong("not yet valid", claims -> claims.notBeforeTime(in(Duration.ofMinutes(5)))),
                new Wrong("a person's token", _ -> TestTokens.as(Role.ADMIN)));
    }

    private static Wrong wrong(String how, Function<JWTClaimsSet.Builder, JWTClaimsSet.Builder> change) {
        return new Wrong(how, signer -> signer.sign(change.apply(signer.claims())));
    }

    @ParameterizedTest
    @MethodSource("wrongTokens")
    void aDeliveryWithAnyOtherTokenIsRefused(Wrong wrong) {
        refused(push.send("AgentStateChanged", event(), wrong.token().apply(signer)));
        assertThat(heard()).isEmpty();
    }

    @Test
    void aDeliveryWithoutATokenIsRefused() {
        refused(client.post().uri("/events/AgentStateChanged").exchange());
        refused(client.post()
                .uri("/events/AgentStateChanged")
                .header("Authorization", "Basic cmVsYXk6cmVsYXk=")
                .exchange());
        assertThat(heard()).isEmpty();
    }

    @Test
    void aTokenInTheAddressIsNoToken() {
        refused(client.post()
                .uri("/events/AgentStateChanged?access_token={token}", signer.token())
                .exchange());
    }

    @Test
    void theCarriersTokenOpensNoOtherPath() {
        for (var path : List.of("/v1/notes", "/v1/events/00000000-0000-7000-8000-000000000001")) {
            refused(client.get()
                    .uri(path)
                    .headers(h -> h.setBearerAuth(signer.token()))
                    .exchange());
        }
    }

    @Test
    void anUnknownTopicIsNotFoundAndOnlyForTheCarrier() {
        push.send("Gossip", event(), signer.token())
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentTypeCompatibleWith("application/problem+json")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("EVT-0001");
        refused(push.send("Gossip", event(), "garbage"));
    }

    @Test
    void whoInventsKeyIdsDoesNotMakeTheServiceAskForKeysAgainAndAgain() {
        push.send("AgentStateChanged", event(), signer.token()).expectStatus().isNoContent();
        int before = signer.asked.get();
        var stranger = PushSigner.key("x");
        for (int i = 0; i < 20; i++) {
            refused(push.send(
                    "AgentStateChanged",
                    event(),
                    PushSigner.sign(signer.claims(), JWSAlgorithm.RS256, "made-up-" + i, PushSigner.rsa(stranger))));
        }
        assertThat(signer.asked.get() - before).isLessThanOrEqualTo(1);
    }

    private static void refused(RestTestClient.ResponseSpec response) {
        response.expectStatus()
                .isUnauthorized()
                .expectHeader()
                .contentType("application/problem+json;charset=UTF-8")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("WEB-0006");
    }

    private String event() {
        return json.write(envelope("writer", 1, null, List.of()));
    }

    private static String signatureOf(String token) {
        return token.substring(token.lastIndexOf('.') + 1);
    }

    private static JWTClaimsSet.Builder anHourOld(JWTClaimsSet.Builder claims, Duration endsIn) {
        return claims.issueTime(in(Duration.ofHours(-1))).expirationTime(in(endsIn));
    }

    private static Date in(Duration duration) {
        return Date.from(Clock.systemUTC().instant().plus(duration));
    }
}
