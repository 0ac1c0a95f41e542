package com.waooaw.governance.notification;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.waooaw.governance.notification.Delivery.Certainty;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Against the documented answers of FCM's HTTP v1 API. */
class FcmSenderTests extends HttpProviderSuite {

    private FcmProvider fcm;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        fcm = new FcmProvider(provider, folder);
    }

    @Test
    void aMessageHasTheDocumentedShape() {
        answering(taken());

        send();

        var sent = provider.findAll(postRequestedFor(urlEqualTo(FcmProvider.MESSAGES)))
                .getFirst();
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
    void anAppThatWasRemovedIsGone() {
        answering(FcmProvider.error(404, "NOT_FOUND", "UNREGISTERED"));

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

    @ParameterizedTest
    @CsvSource({
        "400, INVALID_ARGUMENT,  INVALID_ARGUMENT,       fcm_invalid_argument",
        "403, PERMISSION_DENIED, SENDER_ID_MISMATCH,     fcm_sender_id_mismatch"
    })
    void whatCanNeverWorkIsNotTriedAgain(int status, String google, String fcm, String reason) {
        answering(FcmProvider.error(status, google, fcm));

        assertThat(send()).isEqualTo(new Delivery.Failed(reason, Certainty.NEVER));
        assertThat(sent()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"500", "503"})
    void aServerThatStumblesIsAskedAgain(int status) {
        provider.stubFor(post(FcmProvider.MESSAGES)
                .inScenario("again")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(FcmProvider.error(status, "UNAVAILABLE", "UNAVAILABLE"))
                .willSetStateTo("up"));
        provider.stubFor(post(FcmProvider.MESSAGES)
                .inScenario("again")
                .whenScenarioStateIs("up")
                .willReturn(taken()));

        assertThat(send()).isInstanceOf(Delivery.Taken.class);
    }

    @ParameterizedTest
    @CsvSource({"429, QUOTA_EXCEEDED", "503, UNAVAILABLE"})
    void whoAsksForTimeGetsIt(int status, String code) {
        answering(FcmProvider.error(status, "UNAVAILABLE", code).withHeader("Retry-After", "120"));
        assertThat(send())
                .isInstanceOfSatisfying(
                        Delivery.Failed.class,
                        failed -> assertThat(failed.certainty()).isEqualTo(Certainty.NOT_SENT));
        answering(taken());

        assertThat(send()).isEqualTo(new Delivery.Failed("fcm_not_yet", Certainty.NOT_SENT));
        fcm.clock().move(Duration.ofSeconds(119));
        assertThat(send()).isEqualTo(new Delivery.Failed("fcm_not_yet", Certainty.NOT_SENT));
        assertThat(sent()).isEqualTo(1);
        fcm.clock().move(Duration.ofSeconds(1));

        assertThat(send()).isInstanceOf(Delivery.Taken.class);
    }

    @Test
    void aDateIsATimeToWait() {
        answering(FcmProvider.error(503, "UNAVAILABLE", "UNAVAILABLE")
                .withHeader("Date", "Fri, 27 Nov 2026 10:00:00 GMT")
                .withHeader("Retry-After", "Fri, 27 Nov 2026 10:00:30 GMT"));
        send();
        answering(taken());
        fcm.clock().move(Duration.ofSeconds(29));
        assertThat(send()).isEqualTo(new Delivery.Failed("fcm_not_yet", Certainty.NOT_SENT));
        fcm.clock().move(Duration.ofSeconds(1));

        assertThat(send()).isInstanceOf(Delivery.Taken.class);
    }

    @Test
    void tooManyWithoutATimeIsAMinute() {
        answering(FcmProvider.error(429, "RESOURCE_EXHAUSTED", "QUOTA_EXCEEDED"));
        assertThat(send()).isEqualTo(new Delivery.Failed("fcm_quota_exceeded", Certainty.NOT_SENT));
        answering(taken());
        fcm.clock().move(Duration.ofSeconds(59));
        assertThat(send()).isEqualTo(new Delivery.Failed("fcm_not_yet", Certainty.NOT_SENT));
        fcm.clock().move(Duration.ofSeconds(1));

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

    @Override
    Delivery send() {
        return fcm.send();
    }

    @Override
    void answering(ResponseDefinitionBuilder answer) {
        fcm.answering(answer);
    }

    @Override
    ResponseDefinitionBuilder taken() {
        return FcmProvider.taken();
    }

    @Override
    int sent() {
        return fcm.sent();
    }
}
