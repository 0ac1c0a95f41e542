package com.waooaw.governance.identity;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.waooaw.governance.Answers.body;
import static com.waooaw.governance.Answers.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.governance.Requests;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** By which channel a one-time code goes: never by one that carried the link, where there is another. */
class CodeChannelIT extends StepUpTest {

    private static final Pattern CODE = Pattern.compile("code: ([0-9]{4}) ([0-9]{4})");

    /** The Governor who has a telephone, too. */
    private static final String OLGA = TestTokens.of(TestTokens.OTHER_CUSTOMER, Role.ENGAGEMENT_GOVERNOR);

    @Test
    void whoWasSentAMailGetsTheCodeByTextMessageWhateverTheySay() {
        providerAnswers(201, "{\"sid\":\"SM1\",\"status\":\"queued\"}");
        var request = askedOfOlga();
        awaitSent(request, OLGA);
        linkWentBy(request, "email");

        // says that a text message brought them: nobody asks
        get("/v1/approvals/" + request.approvalId() + "?via=sms", OLGA)
                .expectStatus()
                .isOk();
        var sent = new Sent(body(
                client.post()
                        .uri("/v1/approvals/{id}/step-ups?via=sms", request.approvalId())
                        .headers(h -> h.setBearerAuth(OLGA))
                        .body(Map.of("via", "sms"))
                        .exchange(),
                202));

        assertThat(sent.channel()).isEqualTo("sms");
        assertThat(sent.answer().path("sent_to").asString()).isEqualTo("•••001");
        var text = newestText();
        assertThat(text).doesNotContain("http");
        accepted(request, OLGA, codeIn(text), sent.number());
    }

    @Test
    void whoWasSentATextMessageGetsTheCodeByMail() {
        providerAnswers(201, "{\"sid\":\"SM1\",\"status\":\"queued\"}");
        var request = askedOfOlga();
        awaitSent(request, OLGA);
        linkWentBy(request, "sms");

        assertThat(send(request, OLGA).channel()).isEqualTo("email");
        assertThat(audit(request).toString()).contains("\"same_channel\":false");
    }

    @Test
    void whoHasNothingButWhatCarriedTheLinkGetsOneOnlyWhereThatIsAllowedAndTheLogSaysSo() {
        var request = asked(Requests.grave());
        awaitSent(request, somebody);

        assertThat(send(request, somebody).channel()).isEqualTo("email");
        assertThat(audit(request).toString()).contains("\"same_channel\":true");
    }

    @Test
    void aCodeThatNobodyTookIsSaidSoAndWorthNothing() {
        providerAnswers(400, "{\"code\":21211,\"message\":\"no number\"}");
        var request = askedOfOlga();
        // the text message about the question fails, and the mail goes
        awaitSent(request, OLGA);
        linkWentBy(request, "email");

        problem(askForCode(request, OLGA), 503, "GOV-0066");

        refused(request, OLGA, codeIn(newestText()), "42", 409, "GOV-0062");
        assertThat(ROWS.sql("select failure from governance.one_time_code where approval_id = :id")
                        .param("id", request.approvalId())
                        .query(String.class)
                        .single())
                .isEqualTo("refused_21211");
    }

    private ApprovalRequest askedOfOlga() {
        return asked(Requests.grave(Requests.publication(TestTokens.OTHER_CUSTOMER, "Living well", "# Living well")));
    }

    private static void providerAnswers(int status, String body) {
        PROVIDERS.stubFor(post(urlPathMatching(".*/Messages.json"))
                .willReturn(aResponse().withStatus(status).withBody(body)));
    }

    /** Of those with a code. */
    private static String newestText() {
        var texts = PROVIDERS.findAll(
                postRequestedFor(urlPathMatching(".*/Messages.json")).withRequestBody(containing("WAOOAW+code")));
        return URLDecoder.decode(texts.getLast().getBodyAsString(), StandardCharsets.UTF_8);
    }

    private static String codeIn(String text) {
        var code = CODE.matcher(text);
        assertThat(code.find()).isTrue();
        return code.group(1) + code.group(2);
    }

    private void awaitSent(ApprovalRequest request, String token) {
        await().until(() -> json(get("/v1/approvals/" + request.approvalId() + "/notifications", token))
                .path("items")
                .toString()
                .contains("\"state\":\"sent\""));
    }

    /** As if it had gone by this channel, and by no other one that can carry a code. */
    private static void linkWentBy(ApprovalRequest request, String channel) {
        ROWS.sql("""
                update governance.notification set attempts = case when channel = :channel then 1 else 0 end
                where approval_id = :id and channel in ('sms', 'email')
                """)
                .param("channel", channel)
                .param("id", request.approvalId())
                .update();
    }
}
