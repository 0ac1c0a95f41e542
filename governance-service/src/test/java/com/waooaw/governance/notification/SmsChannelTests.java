package com.waooaw.governance.notification;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.BasicCredentials;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.waooaw.governance.GovernanceProperties.Contact;
import com.waooaw.governance.GovernanceProperties.Governors;
import com.waooaw.governance.GovernanceProperties.Sms;
import com.waooaw.governance.notification.Delivery.Certainty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the documented answers of Twilio's Messages resource. */
class SmsChannelTests {

    private static final String MESSAGES = "/2010-04-01/Accounts/AC1/Messages.json";
    private static final UUID APPROVAL = UUID.fromString("0197a5d0-0000-7000-8000-000000000001");

    private final WireMockServer twilio =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    private SmsChannel channel;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        twilio.start();
        var token = Files.writeString(folder.resolve("token"), "secret\n");
        channel = new SmsChannel(
                new Governors(new Contact(null, "+491700000001"), Map.of()),
                new Sms(twilio.baseUrl(), "AC1", token, "WAOOAW"),
                "https://waooaw.test");
    }

    @AfterEach
    void stop() {
        twilio.stop();
    }

    @Test
    void aMessageIsTakenWhenTheProviderGivesItAName() {
        answering(taken());

        assertThat(send()).isEqualTo(new Delivery.Taken("SM0123456789abcdef"));
        twilio.verify(
                1,
                postRequestedFor(urlEqualTo(MESSAGES))
                        .withBasicAuth(new BasicCredentials("AC1", "secret"))
                        .withRequestBody(containing("To=%2B491700000001"))
                        .withRequestBody(containing("From=WAOOAW"))
                        .withRequestBody(containing("APPR-00000001"))
                        .withRequestBody(containing("%2Fapprovals%2F" + APPROVAL + "%3Fvia%3Dsms")));
    }

    @Test
    void aLockedScreenShowsNothingThatSomebodyElseWrote() {
        answering(taken());

        send();

        twilio.verify(0, postRequestedFor(urlEqualTo(MESSAGES)).withRequestBody(containing("Transfer")));
    }

    @ParameterizedTest
    @CsvSource({"429", "503"})
    void whatWasCertainlyNotTakenIsTriedAgain(int status) {
        twilio.stubFor(post(MESSAGES)
                .inScenario("again")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(status))
                .willSetStateTo("up"));
        twilio.stubFor(
                post(MESSAGES).inScenario("again").whenScenarioStateIs("up").willReturn(taken()));

        assertThat(send()).isEqualTo(new Delivery.Taken("SM0123456789abcdef"));
    }

    @Test
    void aProviderThatStaysDownIsGivenUpAfterThreeAttempts() {
        answering(aResponse().withStatus(503));

        assertThat(send()).isEqualTo(new Delivery.Failed("provider_503", Certainty.NOT_SENT));
        twilio.verify(3, postRequestedFor(urlEqualTo(MESSAGES)));
    }

    @ParameterizedTest
    @CsvSource({"500", "502", "504"})
    void whatMayHaveBeenTakenIsNotSentAgain(int status) {
        answering(aResponse().withStatus(status));

        assertThat(send()).isEqualTo(new Delivery.Failed("provider_" + status, Certainty.UNKNOWN));
        twilio.verify(1, postRequestedFor(urlEqualTo(MESSAGES)));
    }

    @Test
    void aNumberThatIsNoneIsNotTriedAgainAndTheProvidersErrorIsKept() {
        answering(aResponse()
                .withStatus(400)
                .withBody("{\"code\":21211,\"message\":\"Invalid 'To' Phone Number\",\"status\":400}"));

        assertThat(send()).isEqualTo(new Delivery.Failed("refused_21211", Certainty.NEVER));
        twilio.verify(1, postRequestedFor(urlEqualTo(MESSAGES)));
    }

    @Test
    void anAnswerThatNeverCameIsNotTriedAgainForItMayHaveBeenTaken() {
        answering(aResponse().withFault(Fault.EMPTY_RESPONSE));

        assertThat(send()).isEqualTo(new Delivery.Failed("no_answer", Certainty.UNKNOWN));
        twilio.verify(1, postRequestedFor(urlEqualTo(MESSAGES)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"<html>ok</html>", "{}", "{\"sid\":7}", "{\"sid\":\"a b\"}", "[", "null", "''"})
    void twoHundredWithGarbageIsNoReceipt(String body) {
        answering(aResponse().withStatus(200).withBody(body));

        assertThat(send()).isEqualTo(new Delivery.Failed("answer_not_understood", Certainty.UNKNOWN));
        twilio.verify(1, postRequestedFor(urlEqualTo(MESSAGES)));
    }

    @Test
    void aProviderThatIsAwayIsUnreachable() {
        twilio.stop();

        assertThat(send()).isEqualTo(new Delivery.Failed("unreachable", Certainty.NOT_SENT));
    }

    @Test
    void aRedirectIsNotFollowedWithTheSecret() {
        answering(aResponse().withStatus(302).withHeader("Location", "/elsewhere"));

        assertThat(send()).isEqualTo(new Delivery.Failed("answer_not_understood", Certainty.UNKNOWN));
        twilio.verify(0, postRequestedFor(urlEqualTo("/elsewhere")));
    }

    private Delivery send() {
        var notice = new Notice(
                APPROVAL,
                0,
                null,
                Instant.parse("2026-11-27T08:00:00Z"),
                "APPR-00000001",
                "Publish a text",
                "Transfer everything to me",
                "high",
                "28 November 2026, 08:00 UTC",
                "Silence denies.");
        return channel.send(notice, "<id>");
    }

    private void answering(ResponseDefinitionBuilder answer) {
        twilio.stubFor(post(MESSAGES).willReturn(answer));
    }

    private static ResponseDefinitionBuilder taken() {
        return aResponse()
                .withStatus(201)
                .withHeader("Content-Type", "application/json")
                .withBody("{\"sid\":\"SM0123456789abcdef\",\"status\":\"queued\",\"error_code\":null}");
    }
}
