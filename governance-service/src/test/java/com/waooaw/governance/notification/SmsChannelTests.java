package com.waooaw.governance.notification;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.BasicCredentials;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.waooaw.governance.GovernanceProperties.Contact;
import com.waooaw.governance.GovernanceProperties.Governors;
import com.waooaw.governance.GovernanceProperties.Sms;
import com.waooaw.governance.notification.Delivery.Certainty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the documented answers of Twilio's Messages resource. */
class SmsChannelTests extends HttpProviderSuite {

    private static final String MESSAGES = "/2010-04-01/Accounts/AC1/Messages.json";

    private SmsChannel channel;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        var token = Files.writeString(folder.resolve("token"), "secret\n");
        channel = new SmsChannel(
                new Governors(new Contact(null, "+491700000001"), Map.of(), List.of()),
                new Sms(provider.baseUrl(), "AC1", token, "WAOOAW"),
                ORIGIN);
    }

    @Test
    void aMessageIsTakenWhenTheProviderGivesItAName() {
        answering(taken());

        assertThat(send()).isEqualTo(new Delivery.Taken("SM0123456789abcdef"));
        provider.verify(
                1,
                postRequestedFor(urlEqualTo(MESSAGES))
                        .withBasicAuth(new BasicCredentials("AC1", "secret"))
                        .withRequestBody(containing("To=%2B491700000001"))
                        .withRequestBody(containing("From=WAOOAW"))
                        .withRequestBody(containing("APPR-00000001"))
                        .withRequestBody(containing("StatusCallback=https%3A%2F%2Fwaooaw.test%2Fdeliveries%2Fsms%2F"
                                + CascadeStore.idOf(APPROVAL, Channel.SMS, 0)))
                        .withRequestBody(containing("%2Fapprovals%2F" + APPROVAL + "%3Fvia%3Dsms")));
    }

    @ParameterizedTest
    @CsvSource({"429", "503"})
    void whatWasCertainlyNotTakenIsTriedAgain(int status) {
        provider.stubFor(post(MESSAGES)
                .inScenario("again")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(status))
                .willSetStateTo("up"));
        provider.stubFor(
                post(MESSAGES).inScenario("again").whenScenarioStateIs("up").willReturn(taken()));

        assertThat(send()).isEqualTo(new Delivery.Taken("SM0123456789abcdef"));
    }

    @Test
    void aProviderThatStaysDownIsGivenUpAfterThreeAttempts() {
        answering(aResponse().withStatus(503));

        assertThat(send()).isEqualTo(new Delivery.Failed("provider_503", Certainty.NOT_SENT));
        provider.verify(3, postRequestedFor(urlEqualTo(MESSAGES)));
    }

    @ParameterizedTest
    @CsvSource({"500", "502", "504"})
    void whatMayHaveBeenTakenIsNotSentAgain(int status) {
        answering(aResponse().withStatus(status));

        assertThat(send()).isEqualTo(new Delivery.Failed("provider_" + status, Certainty.UNKNOWN));
        provider.verify(1, postRequestedFor(urlEqualTo(MESSAGES)));
    }

    @Test
    void aNumberThatIsNoneIsNotTriedAgainAndTheProvidersErrorIsKept() {
        answering(aResponse()
                .withStatus(400)
                .withBody("{\"code\":21211,\"message\":\"Invalid 'To' Phone Number\",\"status\":400}"));

        assertThat(send()).isEqualTo(new Delivery.Failed("refused_21211", Certainty.NEVER));
        provider.verify(1, postRequestedFor(urlEqualTo(MESSAGES)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"<html>ok</html>", "{}", "{\"sid\":7}", "{\"sid\":\"a b\"}", "[", "null", "''"})
    void twoHundredWithGarbageIsNoReceipt(String body) {
        answering(aResponse().withStatus(200).withBody(body));

        assertThat(send()).isEqualTo(new Delivery.Failed("answer_not_understood", Certainty.UNKNOWN));
        provider.verify(1, postRequestedFor(urlEqualTo(MESSAGES)));
    }

    @Test
    void reportsAreAskedForOnlyWhereTheProviderReachesThisPlatform(@TempDir Path folder) throws IOException {
        var token = Files.writeString(folder.resolve("token"), "secret\n");
        var local = new SmsChannel(
                new Governors(new Contact(null, "+491700000001"), Map.of(), List.of()),
                new Sms(provider.baseUrl(), "AC1", token, "WAOOAW"),
                "http://localhost:8000");
        answering(taken());

        local.send(notice(), "<id>");

        provider.verify(0, postRequestedFor(urlEqualTo(MESSAGES)).withRequestBody(containing("StatusCallback")));
    }

    @Test
    void ofALetterAndOfAnAnnouncementNobodyWaitsToHear() {
        answering(taken());

        channel.send(new Letter(null, "Code", "text", "WAOOAW code: 1234 5678"), "<id>");
        channel.tell(
                new Announcement(
                        APPROVAL,
                        NoticeKind.SECURITY,
                        null,
                        NoticePage.PASSKEYS,
                        "A passkey was added",
                        "Was it not you?"),
                "<id>");

        provider.verify(1, postRequestedFor(urlEqualTo(MESSAGES)).withRequestBody(containing("1234+5678")));
        provider.verify(1, postRequestedFor(urlEqualTo(MESSAGES)).withRequestBody(containing("A+passkey+was+added.")));
        provider.verify(0, postRequestedFor(urlEqualTo(MESSAGES)).withRequestBody(containing("StatusCallback")));
    }

    @Test
    void withoutTheSecretOfTheProviderNothingIsSentAndItMayBeLater() {
        var channel = new SmsChannel(
                new Governors(new Contact(null, "+491700000001"), Map.of(), List.of()),
                new Sms(provider.baseUrl(), "AC1", Path.of("/nowhere/token"), "WAOOAW"),
                ORIGIN);
        answering(taken());

        assertThat(channel.send(new Letter(null, "Code", "text", "brief"), "<id>"))
                .isEqualTo(new Delivery.Failed("secret_unreadable", Certainty.NOT_SENT));
        assertThat(sent()).isZero();
    }

    @Override
    Delivery send() {
        return channel.send(notice(), "<id>");
    }

    @Override
    void answering(ResponseDefinitionBuilder answer) {
        provider.stubFor(post(MESSAGES).willReturn(answer));
    }

    @Override
    ResponseDefinitionBuilder taken() {
        return aResponse()
                .withStatus(201)
                .withHeader("Content-Type", "application/json")
                .withBody("{\"sid\":\"SM0123456789abcdef\",\"status\":\"queued\",\"error_code\":null}");
    }

    @Override
    int sent() {
        return provider.findAll(postRequestedFor(urlEqualTo(MESSAGES))).size();
    }
}
