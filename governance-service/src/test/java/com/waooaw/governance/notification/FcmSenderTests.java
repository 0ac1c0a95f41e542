package com.waooaw.governance.notification;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
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
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.json.JsonMapper;

/** Against the documented answers of FCM's HTTP v1 API and of Google's token endpoint. */
class FcmSenderTests extends HttpProviderSuite {

    private static final String MESSAGES = "/v1/projects/waooaw-test/messages:send";
    private static final String TOKENS = "/token";
    private static final Instant NOW = Instant.parse("2026-11-27T08:00:00Z");
    /** One for all tests: a key takes its time. */
    private static final ServiceAccount ACCOUNT = new ServiceAccount();

    private final MovedClock clock = new MovedClock(NOW);
    private final Device device = new Device(
            UUID.randomUUID(), null, "somebody", "Phone", new Device.Fcm("registration-token-1234"), NOW, null);

    private Path credentials;
    private FcmSender sender;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        credentials = ACCOUNT.write(folder.resolve("fcm.json"), provider.baseUrl() + TOKENS);
        sender = sender(List.of(provider.baseUrl()));
        granting("access-1");
    }

    @Test
    void aMessageHasTheDocumentedShape() {
        answering(taken());

        send();

        var sent = provider.findAll(postRequestedFor(urlEqualTo(MESSAGES))).getFirst();
        assertThat(sent.getHeader("Authorization")).isEqualTo("Bearer access-1");
        var message =
                JsonMapper.builder().build().readTree(sent.getBodyAsString()).path("message");
        assertThat(message.path("token").asString()).isEqualTo("registration-token-1234");
        assertThat(message.path("notification").path("title").asString()).isEqualTo("Publish a text · high risk");
        assertThat(message.path("notification").path("body").asString()).startsWith("APPR-00000001, decide by");
        var data = message.path("data");
        assertThat(data.path("url").asString()).isEqualTo(ORIGIN + "/approvals/" + APPROVAL + "?via=push");
        assertThat(data.path("receipt").asString()).isEqualTo("receipt-1");
        assertThat(data.path("receipt_url").asString()).isEqualTo(ORIGIN + "/deliveries/push");
        assertThat(data.valueStream()).allMatch(value -> value.isString());
        var android = message.path("android");
        assertThat(android.path("priority").asString()).isEqualTo("HIGH");
        assertThat(android.path("ttl").asString()).isEqualTo("86400s");
        assertThat(android.path("collapse_key").asString()).isEqualTo(APPROVAL.toString());
        assertThat(android.path("notification").path("tag").asString()).isEqualTo(APPROVAL.toString());
        var apns = message.path("apns").path("headers");
        assertThat(apns.path("apns-priority").asString()).isEqualTo("10");
        assertThat(apns.path("apns-collapse-id").asString()).isEqualTo(APPROVAL.toString());
    }

    @Test
    void theAccessTokenIsExchangedForASignedAssertion() throws Exception {
        answering(taken());

        send();

        var form = fields(provider.findAll(postRequestedFor(urlEqualTo(TOKENS)))
                .getFirst()
                .getBodyAsString());
        assertThat(form).containsEntry("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer");
        var assertion = SignedJWT.parse(form.get("assertion"));
        assertThat(assertion.verify(new RSASSAVerifier(ACCOUNT.publicKey()))).isTrue();
        assertThat(assertion.getHeader().getKeyID()).isEqualTo("key-1");
        var claims = assertion.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo(ServiceAccount.EMAIL);
        assertThat(claims.getAudience()).containsExactly(provider.baseUrl() + TOKENS);
        assertThat(claims.getStringClaim("scope")).isEqualTo("https://www.googleapis.com/auth/firebase.messaging");
        assertThat(claims.getIssueTime().toInstant()).isEqualTo(NOW);
        assertThat(claims.getExpirationTime().toInstant()).isEqualTo(NOW.plus(Duration.ofHours(1)));
    }

    @Test
    void oneAccessTokenIsUsedUntilShortlyBeforeItsEnd() {
        answering(taken());
        send();
        clock.move(Duration.ofMinutes(58));
        send();
        assertThat(exchanges()).isEqualTo(1);

        clock.move(Duration.ofMinutes(1));
        send();

        assertThat(exchanges()).isEqualTo(2);
    }

    @Test
    void anAccessTokenThatIsNotBelievedIsRenewedOnce() {
        provider.stubFor(post(MESSAGES)
                .withHeader("Authorization", equalTo("Bearer access-1"))
                .willReturn(unauthenticated()));
        provider.stubFor(post(MESSAGES)
                .withHeader("Authorization", equalTo("Bearer access-2"))
                .willReturn(taken()));
        provider.stubFor(post(TOKENS)
                .inScenario("tokens")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(granted("access-1"))
                .willSetStateTo("renewed"));
        provider.stubFor(
                post(TOKENS).inScenario("tokens").whenScenarioStateIs("renewed").willReturn(granted("access-2")));

        assertThat(send()).isInstanceOf(Delivery.Taken.class);
        assertThat(exchanges()).isEqualTo(2);
    }

    @Test
    void aRenewedTokenThatIsNotBelievedEitherIsTheEndOfIt() {
        answering(unauthenticated());

        assertThat(send()).isEqualTo(new Delivery.Failed("fcm_unauthenticated", Certainty.NEVER));
        assertThat(sent()).isEqualTo(2);
    }

    @Test
    void anAppThatWasRemovedIsGone() {
        answering(error(404, "NOT_FOUND", "UNREGISTERED"));

        assertThat(send()).isEqualTo(new Delivery.Failed(DeviceSender.DEVICE_GONE, Certainty.NEVER));
    }

    @Test
    void aWrongAddressIsNoReasonToForgetADevice() {
        answering(aResponse().withStatus(404).withBody("<html>no such page</html>"));

        assertThat(send()).isEqualTo(new Delivery.Failed("fcm_404", Certainty.NOT_SENT));
    }

    @Test
    void aNotFoundThatDoesNotNameTheAppIsNoReasonEither() {
        answering(aResponse().withStatus(404).withBody("{\"error\":{\"code\":404,\"status\":\"NOT_FOUND\"}}"));

        assertThat(send()).isEqualTo(new Delivery.Failed("fcm_not_found", Certainty.NOT_SENT));
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void aKeyThatWasPutWhereTheCredentialsBelongIsNotInTheLog(CapturedOutput output) throws IOException {
        Files.writeString(credentials, "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC");
        answering(taken());

        assertThat(send()).isInstanceOf(Delivery.Failed.class);
        assertThat(output).contains("are no JSON").doesNotContain("MIIEvQ");
    }

    @ParameterizedTest
    @CsvSource({
        "400, INVALID_ARGUMENT,  INVALID_ARGUMENT,       fcm_invalid_argument",
        "403, PERMISSION_DENIED, SENDER_ID_MISMATCH,     fcm_sender_id_mismatch"
    })
    void whatCanNeverWorkIsNotTriedAgain(int status, String google, String fcm, String reason) {
        answering(error(status, google, fcm));

        assertThat(send()).isEqualTo(new Delivery.Failed(reason, Certainty.NEVER));
        assertThat(sent()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"500", "503"})
    void aServerThatStumblesIsAskedAgain(int status) {
        provider.stubFor(post(MESSAGES)
                .inScenario("again")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(error(status, "UNAVAILABLE", "UNAVAILABLE"))
                .willSetStateTo("up"));
        provider.stubFor(
                post(MESSAGES).inScenario("again").whenScenarioStateIs("up").willReturn(taken()));

        assertThat(send()).isInstanceOf(Delivery.Taken.class);
    }

    @ParameterizedTest
    @CsvSource({"429, QUOTA_EXCEEDED", "503, UNAVAILABLE"})
    void whoAsksForTimeGetsIt(int status, String code) {
        answering(error(status, "UNAVAILABLE", code).withHeader("Retry-After", "120"));
        assertThat(send())
                .isInstanceOfSatisfying(
                        Delivery.Failed.class,
                        failed -> assertThat(failed.certainty()).isEqualTo(Certainty.NOT_SENT));
        answering(taken());

        assertThat(send()).isEqualTo(new Delivery.Failed("fcm_not_yet", Certainty.NOT_SENT));
        clock.move(Duration.ofSeconds(119));
        assertThat(send()).isEqualTo(new Delivery.Failed("fcm_not_yet", Certainty.NOT_SENT));
        assertThat(sent()).isEqualTo(1);
        clock.move(Duration.ofSeconds(1));

        assertThat(send()).isInstanceOf(Delivery.Taken.class);
    }

    @Test
    void aDateIsATimeToWait() {
        answering(error(503, "UNAVAILABLE", "UNAVAILABLE")
                .withHeader("Date", "Fri, 27 Nov 2026 10:00:00 GMT")
                .withHeader("Retry-After", "Fri, 27 Nov 2026 10:00:30 GMT"));
        send();
        answering(taken());
        clock.move(Duration.ofSeconds(29));
        assertThat(send()).isEqualTo(new Delivery.Failed("fcm_not_yet", Certainty.NOT_SENT));
        clock.move(Duration.ofSeconds(1));

        assertThat(send()).isInstanceOf(Delivery.Taken.class);
    }

    @Test
    void tooManyWithoutATimeIsAMinute() {
        answering(error(429, "RESOURCE_EXHAUSTED", "QUOTA_EXCEEDED"));
        assertThat(send()).isEqualTo(new Delivery.Failed("fcm_quota_exceeded", Certainty.NOT_SENT));
        answering(taken());
        clock.move(Duration.ofSeconds(59));
        assertThat(send()).isEqualTo(new Delivery.Failed("fcm_not_yet", Certainty.NOT_SENT));
        clock.move(Duration.ofSeconds(1));

        assertThat(send()).isInstanceOf(Delivery.Taken.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"<html>ok</html>", "{}", "{\"name\":7}", "{\"name\":\"done\"}", "[", "null", "''"})
    void twoHundredWithGarbageIsNoReceipt(String body) {
        answering(aResponse().withStatus(200).withBody(body));

        assertThat(send()).isEqualTo(new Delivery.Failed("answer_not_understood", Certainty.UNKNOWN));
        assertThat(sent()).isEqualTo(1);
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
        provider.stubFor(post(TOKENS).willReturn(aResponse().withStatus(status).withBody(body)));
        answering(taken());

        assertThat(send()).isEqualTo(new Delivery.Failed("fcm_no_access", Certainty.NOT_SENT));
        assertThat(sent()).isZero();
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
        Files.writeString(credentials, text.replace("%s", provider.baseUrl() + TOKENS));

        assertThat(send()).isEqualTo(new Delivery.Failed("fcm_no_access", Certainty.NOT_SENT));
    }

    @Test
    void anAssertionGoesToNobodyButTheListedServices() throws IOException {
        ACCOUNT.write(credentials, "http://169.254.169.254/token");

        assertThat(send()).isEqualTo(new Delivery.Failed("fcm_no_access", Certainty.NOT_SENT));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Fcm(
                        credentials,
                        "https://fcm.googleapis.com.evil.example",
                        List.of("https://fcm.googleapis.com", "https://oauth2.googleapis.com")));
    }

    private FcmSender sender(List<String> services) {
        var settings = new Fcm(credentials, provider.baseUrl(), services);
        return new FcmSender(settings, new FcmAccess(settings, clock), ORIGIN, clock);
    }

    private int exchanges() {
        return provider.findAll(postRequestedFor(urlEqualTo(TOKENS))).size();
    }

    private void granting(String token) {
        provider.stubFor(post(TOKENS).willReturn(granted(token)));
    }

    private static ResponseDefinitionBuilder granted(String token) {
        return aResponse()
                .withStatus(200)
                .withBody("{\"access_token\":\"%s\",\"expires_in\":3600,\"token_type\":\"Bearer\"}".formatted(token));
    }

    private static ResponseDefinitionBuilder unauthenticated() {
        return aResponse()
                .withStatus(401)
                .withBody("{\"error\":{\"code\":401,\"message\":\"no\",\"status\":\"UNAUTHENTICATED\"}}");
    }

    private static ResponseDefinitionBuilder error(int status, String google, String fcm) {
        return aResponse().withStatus(status).withBody("""
                        {"error":{"code":%d,"message":"no","status":"%s","details":[
                          {"@type":"type.googleapis.com/google.firebase.fcm.v1.FcmError","errorCode":"%s"}]}}
                        """.formatted(status, google, fcm));
    }

    private static Map<String, String> fields(String form) {
        return Arrays.stream(form.split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    }

    @Override
    Delivery send() {
        return sender.send(device, PushMessage.about(notice(), ORIGIN), "receipt-1");
    }

    @Override
    void answering(ResponseDefinitionBuilder answer) {
        provider.stubFor(post(MESSAGES).willReturn(answer));
    }

    @Override
    ResponseDefinitionBuilder taken() {
        return aResponse().withStatus(200).withBody("{\"name\":\"projects/waooaw-test/messages/0:1500415314455276\"}");
    }

    @Override
    int sent() {
        return provider.findAll(postRequestedFor(urlEqualTo(MESSAGES))).size();
    }
}
