package com.waooaw.governance.notification;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import com.waooaw.governance.ServiceAccount;
import com.waooaw.governance.notification.Delivery.Certainty;
import com.waooaw.governance.notification.ReachProperties.Fcm;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What it takes to be believed: Google's token endpoint, and credentials that are none. */
class FcmAccessTests {

    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    private FcmProvider fcm;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        server.start();
        fcm = new FcmProvider(server, folder);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void theAccessTokenIsExchangedForASignedAssertion() throws Exception {
        fcm.answering(FcmProvider.taken());

        fcm.send();

        var form = fields(server.findAll(postRequestedFor(urlEqualTo(FcmProvider.TOKENS)))
                .getFirst()
                .getBodyAsString());
        assertThat(form).containsEntry("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer");
        var assertion = SignedJWT.parse(form.get("assertion"));
        assertThat(assertion.verify(new RSASSAVerifier(FcmProvider.ACCOUNT.publicKey())))
                .isTrue();
        assertThat(assertion.getHeader().getKeyID()).isEqualTo("key-1");
        var claims = assertion.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo(ServiceAccount.EMAIL);
        assertThat(claims.getAudience()).containsExactly(server.baseUrl() + FcmProvider.TOKENS);
        assertThat(claims.getStringClaim("scope")).isEqualTo("https://www.googleapis.com/auth/firebase.messaging");
        assertThat(claims.getIssueTime().toInstant()).isEqualTo(FcmProvider.NOW);
        assertThat(claims.getExpirationTime().toInstant()).isEqualTo(FcmProvider.NOW.plus(Duration.ofHours(1)));
    }

    @Test
    void oneAccessTokenIsUsedUntilShortlyBeforeItsEnd() {
        fcm.answering(FcmProvider.taken());
        fcm.send();
        fcm.clock().move(Duration.ofMinutes(58));
        fcm.send();
        assertThat(fcm.exchanges()).isEqualTo(1);

        fcm.clock().move(Duration.ofMinutes(1));
        fcm.send();

        assertThat(fcm.exchanges()).isEqualTo(2);
    }

    @Test
    void anAccessTokenThatIsNotBelievedIsRenewedOnce() {
        server.stubFor(post(FcmProvider.MESSAGES)
                .withHeader("Authorization", equalTo("Bearer access-1"))
                .willReturn(FcmProvider.unauthenticated()));
        server.stubFor(post(FcmProvider.MESSAGES)
                .withHeader("Authorization", equalTo("Bearer access-2"))
                .willReturn(FcmProvider.taken()));
        server.stubFor(post(FcmProvider.TOKENS)
                .inScenario("tokens")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(FcmProvider.granted("access-1"))
                .willSetStateTo("renewed"));
        server.stubFor(post(FcmProvider.TOKENS)
                .inScenario("tokens")
                .whenScenarioStateIs("renewed")
                .willReturn(FcmProvider.granted("access-2")));

        assertThat(fcm.send()).isInstanceOf(Delivery.Taken.class);
        assertThat(fcm.exchanges()).isEqualTo(2);
    }

    @Test
    void aRenewedTokenThatIsNotBelievedEitherIsTheEndOfIt() {
        fcm.answering(FcmProvider.unauthenticated());

        assertThat(fcm.send()).isEqualTo(new Delivery.Failed("fcm_unauthenticated", Certainty.NEVER));
        assertThat(fcm.sent()).isEqualTo(2);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void aKeyThatWasPutWhereTheCredentialsBelongIsNotInTheLog(CapturedOutput output) throws IOException {
        Files.writeString(fcm.credentials(), "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC");
        fcm.answering(FcmProvider.taken());

        assertThat(fcm.send()).isInstanceOf(Delivery.Failed.class);
        assertThat(output).contains("are no JSON").doesNotContain("MIIEvQ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {}",
                "200 | {\"access_token\":\"a\"}",
                "200 | {\"access_token\":\"\",\"expires_in\":3600}",
                "200 | {\"access_token\":\"a\",\"expires_in\":\"soon\"}",
                "200 | <html>",
                "400 | {\"error\":\"invalid_grant\"}",
                "503 | {}"
            })
    void withoutAnAccessTokenNothingIsSent(int status, String body) {
        server.stubFor(post(FcmProvider.TOKENS)
                .willReturn(aResponse().withStatus(status).withBody(body)));
        fcm.answering(FcmProvider.taken());

        assertThat(fcm.send()).isEqualTo(new Delivery.Failed("fcm_no_access", Certainty.NOT_SENT));
        assertThat(fcm.sent()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}",
                "nonsense",
                "{\"project_id\":\"p\",\"client_email\":\"e\",\"private_key_id\":\"k\",\"private_key\":\"%%%\",\"token_uri\":\"%s\"}"
            })
    void credentialsThatAreNoneAreNoAccess(String text) throws IOException {
        Files.writeString(fcm.credentials(), text.replace("%s", server.baseUrl() + FcmProvider.TOKENS));

        assertThat(fcm.send()).isEqualTo(new Delivery.Failed("fcm_no_access", Certainty.NOT_SENT));
    }

    @Test
    void anAssertionGoesToNobodyButTheListedServices() throws IOException {
        FcmProvider.ACCOUNT.write(fcm.credentials(), "http://169.254.169.254/token");

        assertThat(fcm.send()).isEqualTo(new Delivery.Failed("fcm_no_access", Certainty.NOT_SENT));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Fcm(
                        fcm.credentials(),
                        "https://fcm.googleapis.com.evil.example",
                        List.of("https://fcm.googleapis.com", "https://oauth2.googleapis.com")));
    }

    private static Map<String, String> fields(String form) {
        return Arrays.stream(form.split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    }
}
