package com.waooaw.governance.notification;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.waooaw.governance.notification.Delivery.Certainty;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What whoever sends a message by a provider's HTTP API keeps, whichever the provider is. */
abstract class HttpProviderSuite {

    static final UUID APPROVAL = UUID.fromString("0197a5d0-0000-7000-8000-000000000001");
    static final String ORIGIN = "https://waooaw.test";
    /** Somebody else's words, which no locked screen shows. */
    static final String FOREIGN_WORDS = "Transfer everything to me";

    final WireMockServer provider =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    @BeforeEach
    void startProvider() {
        provider.start();
    }

    @AfterEach
    void stopProvider() {
        provider.stop();
    }

    /** Sends one message to somebody who is reached. */
    abstract Delivery send();

    /** What the provider answers to messages. */
    abstract void answering(ResponseDefinitionBuilder answer);

    /** Its documented answer where it takes one. */
    abstract ResponseDefinitionBuilder taken();

    /** Messages it was sent so far. */
    abstract int sent();

    @Test
    void whatTheProviderTakesIsTaken() {
        answering(taken());

        assertThat(send()).isInstanceOf(Delivery.Taken.class);
        assertThat(sent()).isEqualTo(1);
    }

    @Test
    void whatIsTakenHasANameThatFitsIntoAReceipt() {
        answering(taken());

        assertThat(send())
                .isInstanceOfSatisfying(
                        Delivery.Taken.class,
                        delivery -> assertThat(delivery.reference()).hasSizeBetween(1, 200));
    }

    @Test
    void aProviderThatIsAwayIsUnreachableAndNothingWasSent() {
        answering(taken());
        send();
        provider.stop();

        assertThat(send()).isEqualTo(new Delivery.Failed("unreachable", Certainty.NOT_SENT));
    }

    @Test
    void anAnswerThatNeverCameIsNotTriedAgainForItMayHaveBeenTaken() {
        answering(aResponse().withFault(Fault.EMPTY_RESPONSE));

        assertThat(send()).isEqualTo(new Delivery.Failed("no_answer", Certainty.UNKNOWN));
        assertThat(sent()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void whatWasCertainlyNotTakenMayBeSentLater(int status) {
        answering(aResponse().withStatus(status));

        assertThat(send())
                .isInstanceOfSatisfying(
                        Delivery.Failed.class,
                        failed -> assertThat(failed.certainty()).isEqualTo(Certainty.NOT_SENT));
        assertThat(sent()).isBetween(1, 3);
    }

    @Test
    void aRedirectIsNotFollowedWithTheSecret() {
        answering(aResponse().withStatus(302).withHeader("Location", "/elsewhere"));

        assertThat(send()).isInstanceOf(Delivery.Failed.class);
        provider.verify(0, postRequestedFor(urlEqualTo("/elsewhere")));
    }

    @Test
    void everyReasonIsAShortCode() {
        for (int status : new int[] {400, 401, 403, 404, 413, 500, 502, 504}) {
            answering(aResponse().withStatus(status).withBody("<html>" + "x".repeat(1_000) + "</html>"));

            assertThat(send())
                    .as("answer %d", status)
                    .isInstanceOfSatisfying(
                            Delivery.Failed.class,
                            failed -> assertThat(failed.reason()).matches("[a-z0-9_]{3,100}"));
        }
    }

    @Test
    void nothingThatSomebodyElseWroteLeavesTheHouse() {
        answering(taken());

        send();

        assertThat(provider.findAll(postRequestedFor(anyUrl())))
                .isNotEmpty()
                .noneMatch(request -> request.getBodyAsString().contains("Transfer"));
    }

    static Notice notice() {
        return new Notice(
                APPROVAL,
                0,
                null,
                Instant.parse("2026-11-27T08:00:00Z"),
                "APPR-00000001",
                "Publish a text",
                FOREIGN_WORDS,
                "high",
                "28 November 2026, 08:00 UTC",
                "Silence denies.");
    }
}
