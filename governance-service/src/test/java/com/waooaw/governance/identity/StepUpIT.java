package com.waooaw.governance.identity;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.contracts.governance.ApprovalClass;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.governance.CodeBox;
import com.waooaw.governance.GovernanceServiceTest;
import com.waooaw.governance.Requests;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.testkit.TestDatabase;
import com.waooaw.platform.testkit.TestTime;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** A yes that takes a one-time code, over the API. Each test has a Governor of its own, because codes are counted. */
class StepUpIT extends GovernanceServiceTest {

    private static final JdbcClient ROWS = JdbcClient.create(TestDatabase.superuser("waooaw"));

    private String subject;
    private String somebody;

    @BeforeEach
    void somebodyNew() {
        subject = "governor-" + UUID.randomUUID();
        somebody = TestTokens.named(subject, Role.PLATFORM_GOVERNOR);
    }

    @AfterEach
    void forget() {
        PROVIDERS.resetAll();
    }

    @Test
    void aYesOfHighRiskTakesACodeAndItsNumberAndTheRecordSaysSo() {
        var request = asked(grave());

        problem(decide(request.approvalId(), somebody, yes(request)), 403, "GOV-0060");
        var sent = send(request, somebody);
        var code = CodeBox.codeOf(sent.path("step_up_id").asString());

        assertThat(sent.path("channel").asString()).isEqualTo("email");
        assertThat(sent.path("sent_to").asString()).isEqualTo("g•••@waooaw.test");
        assertThat(sent.toString()).doesNotContain(code);
        decide(request.approvalId(), somebody, with(request, code, number(sent)))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("approved")
                .jsonPath("$.decision.strength")
                .isEqualTo("one_time_code");
        var log = audit(request);
        assertThat(acts(log))
                .containsExactly(
                        "approval_request succeeded",
                        "approval_decision refused",
                        "step_up_code intended",
                        "step_up_code succeeded",
                        "approval_granted succeeded");
        var granted = log.path("items").get(4).path("action_detail");
        assertThat(granted.path("strength").asString()).isEqualTo("one_time_code");
        assertThat(granted.path("channel").asString()).isEqualTo("api");
        assertThat(granted.path("seen").asString()).isEqualTo(request.actHash());
        assertThat(log.toString()).doesNotContain(code);
        assertThat(ROWS.sql("select row_to_json(c)::text from governance.one_time_code c where approval_id = :id")
                        .param("id", request.approvalId())
                        .query(String.class)
                        .single())
                .doesNotContain(code);
    }

    @Test
    void lowAndMediumRiskTakeALoginAndGetNoCode() {
        var request = asked(Requests.deployment());

        problem(askForCode(request, somebody), 409, "GOV-0067");
        // a code that nobody asked for does not refuse what a login may do
        decide(request.approvalId(), somebody, with(request, "12345678", "42"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.decision.strength")
                .isEqualTo("login");
        problem(askForCode(request, somebody), 409, "GOV-0067");
    }

    @Test
    void aNoNeverTakesMoreThanALogin() {
        var request = asked(Requests.withRisk(Requests.deployment(), "critical", true));

        decide(
                        request.approvalId(),
                        somebody,
                        Map.of("decision", "deny", "reason", "no", "act_hash", request.actHash()))
                .expectStatus()
                .isOk();
    }

    @Test
    void aDeletionTakesAReasonAndACode() {
        var request = asked(Requests.about(ApprovalClass.EXECUTION, "bulk_update"));
        var sent = send(request, somebody);
        var body = with(request, CodeBox.codeOf(sent.path("step_up_id").asString()), number(sent));

        problem(decide(request.approvalId(), somebody, body), 422, "GOV-0004");
        body.put("reason", "the customer asked for it");
        decide(request.approvalId(), somebody, body).expectStatus().isOk();
    }

    @Test
    void fiveWrongCodesEndItAndNothingIsDecided() {
        var request = asked(grave());
        var sent = send(request, somebody);
        var code = CodeBox.codeOf(sent.path("step_up_id").asString());

        problem(decide(request.approvalId(), somebody, with(request, code, another(number(sent)))), 403, "GOV-0061");
        for (int i = 0; i < 3; i++) {
            problem(decide(request.approvalId(), somebody, with(request, wrong(code), number(sent))), 403, "GOV-0061");
        }
        decide(request.approvalId(), somebody, with(request, wrong(code), number(sent)))
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).contains("that was the last try"));
        problem(decide(request.approvalId(), somebody, with(request, code, number(sent))), 409, "GOV-0062");

        assertThat(statusOf(request)).isEqualTo(ApprovalStatus.PENDING);
        assertThat(acts(audit(request)))
                .filteredOn("approval_decision refused"::equals)
                .hasSize(6);
    }

    @Test
    void aSlipIsNoTryAndBlanksDoNotMatter() {
        var request = asked(grave());
        var sent = send(request, somebody);
        var code = CodeBox.codeOf(sent.path("step_up_id").asString());

        for (var slip : List.of("1234567", "123456789", "12e45678", "        ", "١٢٣٤٥٦٧٨")) {
            problem(decide(request.approvalId(), somebody, with(request, slip, number(sent))), 403, "GOV-0061");
        }
        problem(decide(request.approvalId(), somebody, with(request, code, "")), 403, "GOV-0061");
        decide(
                        request.approvalId(),
                        somebody,
                        with(request, code.substring(0, 4) + " " + code.substring(4), " " + number(sent)))
                .expectStatus()
                .isOk();
    }

    @Test
    void aCodeIsGoodForOneApprovalAndOnePersonAlone() {
        var request = asked(grave());
        var other = asked(grave());
        var colleague = TestTokens.named("colleague-" + UUID.randomUUID(), Role.PLATFORM_GOVERNOR);
        var sent = send(request, somebody);
        send(other, somebody);
        var code = CodeBox.codeOf(sent.path("step_up_id").asString());

        problem(decide(other.approvalId(), somebody, with(other, code, number(sent))), 403, "GOV-0061");
        problem(decide(request.approvalId(), colleague, with(request, code, number(sent))), 409, "GOV-0062");
        send(request, colleague);
        problem(decide(request.approvalId(), colleague, with(request, code, number(sent))), 403, "GOV-0061");

        assertThat(statusOf(request)).isEqualTo(ApprovalStatus.PENDING);
        assertThat(statusOf(other)).isEqualTo(ApprovalStatus.PENDING);
        decide(request.approvalId(), somebody, with(request, code, number(sent)))
                .expectStatus()
                .isOk();
    }

    @Test
    void aRowMovedToAnotherApprovalFitsNothingThere() {
        var request = asked(grave());
        var other = asked(grave());
        var sent = send(request, somebody);
        var code = CodeBox.codeOf(sent.path("step_up_id").asString());
        ROWS.sql("update governance.one_time_code set approval_id = :other, act_hash = :hash where id = :id::uuid")
                .param("other", other.approvalId())
                .param("hash", other.actHash())
                .param("id", sent.path("step_up_id").asString())
                .update();

        problem(decide(other.approvalId(), somebody, with(other, code, number(sent))), 403, "GOV-0061");
    }

    @Test
    void aCodeIsUsedOnceReplacedByANewerOneAndTooOldAfterTenMinutes() {
        var request = asked(grave());
        var old = send(request, somebody);
        var sent = send(request, somebody);
        var code = CodeBox.codeOf(sent.path("step_up_id").asString());

        problem(
                decide(
                        request.approvalId(),
                        somebody,
                        with(request, CodeBox.codeOf(old.path("step_up_id").asString()), number(old))),
                403,
                "GOV-0061");
        TestTime.advance(Duration.ofMinutes(10).plusSeconds(1));
        problem(decide(request.approvalId(), somebody, with(request, code, number(sent))), 409, "GOV-0062");

        var again = send(request, somebody);
        var good = with(request, CodeBox.codeOf(again.path("step_up_id").asString()), number(again));
        var first = json(decide(request.approvalId(), somebody, good));
        // a double click
        assertThat(json(decide(request.approvalId(), somebody, good))).isEqualTo(first);
    }

    @Test
    void aCodeDoesNotHelpADecisionAboutAnotherActAndIsNotUsedUpByIt() {
        var request = asked(grave());
        var sent = send(request, somebody);
        var body = with(request, CodeBox.codeOf(sent.path("step_up_id").asString()), number(sent));
        var forged = new HashMap<>(body);
        forged.put("act_hash", "0".repeat(64));

        problem(decide(request.approvalId(), somebody, forged), 409, "GOV-0006");
        decide(request.approvalId(), somebody, body).expectStatus().isOk();
    }

    @Test
    void manyAtOnceWithOneCodeAreOneDecision() {
        var request = asked(grave());
        var sent = send(request, somebody);
        var body = with(request, CodeBox.codeOf(sent.path("step_up_id").asString()), number(sent));

        try (var devices = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = java.util.stream.IntStream.range(0, 8)
                    .mapToObj(_ -> devices.submit(() -> decide(request.approvalId(), somebody, body)
                            .returnResult(JsonNode.class)
                            .getStatus()
                            .value()))
                    .toList();
            assertThat(answers).allSatisfy(answer -> assertThat(answer.get()).isEqualTo(200));
        }
        assertThat(acts(audit(request)))
                .filteredOn("approval_granted succeeded"::equals)
                .hasSize(1);
    }

    @Test
    void fiveCodesAnHourAboutOneApprovalAreEnough() {
        var request = asked(grave());
        for (int i = 0; i < 5; i++) {
            send(request, somebody);
        }

        problem(askForCode(request, somebody), 429, "GOV-0064");
        send(asked(grave()), somebody);
        TestTime.advance(Duration.ofHours(1).plusSeconds(1));
        send(request, somebody);
    }

    @Test
    void manyAskingAtOnceGetNoMoreCodesThanOneByOne() {
        var request = asked(grave());

        try (var devices = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = java.util.stream.IntStream.range(0, 12)
                    .mapToObj(_ -> devices.submit(() -> answered(() -> askForCode(request, somebody))))
                    .toList();
            assertThat(answers)
                    .extracting(answer -> answer.get())
                    .containsOnly(202, 429)
                    .filteredOn(status -> status == 202)
                    .hasSizeLessThanOrEqualTo(5);
        }
        assertThat(ROWS.sql("select count(*) from governance.one_time_code where approval_id = :id")
                        .param("id", request.approvalId())
                        .query(Long.class)
                        .single())
                .isEqualTo(5);
    }

    @Test
    void wrongOnesAreCountedOverAllCodesAndLockThemForAnHourAfterTheLast() {
        var first = asked(grave());
        for (int i = 0; i < 3; i++) {
            if (i > 0) {
                TestTime.advance(Duration.ofMinutes(20));
            }
            var sent = send(first, somebody);
            var code = CodeBox.codeOf(sent.path("step_up_id").asString());
            for (int j = 0; j < 5; j++) {
                problem(decide(first.approvalId(), somebody, with(first, wrong(code), number(sent))), 403, "GOV-0061");
            }
        }
        var request = asked(grave());

        askForCode(request, somebody)
                .expectStatus()
                .isEqualTo(429)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("GOV-0063")
                .jsonPath("$.detail")
                .value(
                        String.class,
                        detail -> assertThat(detail).contains("locked until").contains("UTC"));
        problem(decide(request.approvalId(), somebody, with(request, "12345678", "42")), 429, "GOV-0063");
        decide(
                        request.approvalId(),
                        somebody,
                        Map.of("decision", "deny", "reason", "no", "act_hash", request.actHash()))
                .expectStatus()
                .isOk();
        // the first five are older than an hour now, the last are not
        TestTime.advance(Duration.ofMinutes(50));
        problem(askForCode(first, somebody), 429, "GOV-0063");
        TestTime.advance(Duration.ofMinutes(10).plusSeconds(1));
        send(first, somebody);
    }

    @Test
    void manyTriesAtOnceAboutSeveralQuestionsAreNoMoreThanOneByOne() {
        var bodies = new ArrayList<Map.Entry<ApprovalRequest, Map<String, String>>>();
        for (int i = 0; i < 4; i++) {
            var request = asked(grave());
            var sent = send(request, somebody);
            var wrong = wrong(CodeBox.codeOf(sent.path("step_up_id").asString()));
            for (int j = 0; j < 5; j++) {
                bodies.add(Map.entry(request, with(request, wrong, number(sent))));
            }
        }

        try (var devices = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = bodies.stream()
                    .map(body -> devices.submit(
                            () -> answered(() -> decide(body.getKey().approvalId(), somebody, body.getValue()))))
                    .toList();
            assertThat(answers)
                    .extracting(answer -> answer.get())
                    .containsOnly(403, 429)
                    .filteredOn(status -> status == 403)
                    .hasSizeLessThanOrEqualTo(15);
        }
        assertThat(ROWS.sql("select sum(tries) from governance.one_time_code where subject = :subject")
                        .param("subject", subject)
                        .query(Long.class)
                        .single())
                .isEqualTo(15);
    }

    @Test
    void strangersAndRequestersGetNoCode() {
        var request = asked(grave());
        problem(askForCode(request, engagementGovernor()), 404, "GOV-0001");
        problem(askForCode(request, TestTokens.as(Role.ADMIN)), 403, "WEB-0007");
        problem(askForCode(request, TestTokens.named(request.requesterId(), Role.PLATFORM_GOVERNOR)), 409, "GOV-0067");
    }

    @Test
    void whoWasSentAMailGetsTheCodeByTextMessageWhateverTheySay() {
        PROVIDERS.stubFor(post(urlPathMatching(".*/Messages.json"))
                .willReturn(aResponse().withStatus(201).withBody("{\"sid\":\"SM1\",\"status\":\"queued\"}")));
        var olga = TestTokens.of(TestTokens.OTHER_CUSTOMER, Role.ENGAGEMENT_GOVERNOR);
        var request = asked(Requests.withRisk(
                Requests.publication(TestTokens.OTHER_CUSTOMER, "Living well", "# Living well"), "high", true));
        awaitReceipt(request, olga, "\"state\":\"sent\"");
        linkWentBy(request, "email");

        // says that a text message brought them: nobody asks
        get("/v1/approvals/" + request.approvalId() + "?via=sms", olga)
                .expectStatus()
                .isOk();
        var sent = json(
                client.post()
                        .uri("/v1/approvals/{id}/step-ups?via=sms", request.approvalId())
                        .headers(h -> h.setBearerAuth(olga))
                        .body(Map.of("via", "sms"))
                        .exchange(),
                202);

        assertThat(sent.path("channel").asString()).isEqualTo("sms");
        assertThat(sent.path("sent_to").asString()).isEqualTo("•••001");
        var texts = PROVIDERS.findAll(
                postRequestedFor(urlPathMatching(".*/Messages.json")).withRequestBody(containing("WAOOAW+code")));
        var text = URLDecoder.decode(texts.getLast().getBodyAsString(), StandardCharsets.UTF_8);
        var code = Pattern.compile("code: ([0-9]{4}) ([0-9]{4})").matcher(text);
        assertThat(code.find()).isTrue();
        assertThat(text).doesNotContain("http");
        decide(request.approvalId(), olga, with(request, code.group(1) + code.group(2), number(sent)))
                .expectStatus()
                .isOk();
    }

    @Test
    void whoWasSentATextMessageGetsTheCodeByMail() {
        PROVIDERS.stubFor(post(urlPathMatching(".*/Messages.json"))
                .willReturn(aResponse().withStatus(201).withBody("{\"sid\":\"SM1\",\"status\":\"queued\"}")));
        var olga = TestTokens.of(TestTokens.OTHER_CUSTOMER, Role.ENGAGEMENT_GOVERNOR);
        var request = asked(Requests.withRisk(
                Requests.publication(TestTokens.OTHER_CUSTOMER, "Living well", "# Living well"), "high", true));
        awaitReceipt(request, olga, "\"state\":\"sent\"");
        linkWentBy(request, "sms");

        assertThat(send(request, olga).path("channel").asString()).isEqualTo("email");
        assertThat(audit(request).toString()).contains("\"same_channel\":false");
    }

    @Test
    void whoHasNothingButWhatCarriedTheLinkGetsOneOnlyWhereThatIsAllowedAndTheLogSaysSo() {
        var request = asked(grave());
        awaitReceipt(request, somebody, "\"state\":\"sent\"");

        assertThat(send(request, somebody).path("channel").asString()).isEqualTo("email");
        assertThat(audit(request).toString()).contains("\"same_channel\":true");
    }

    @Test
    void aCodeThatNobodyTookIsSaidSoAndWorthNothing() {
        PROVIDERS.stubFor(post(urlPathMatching(".*/Messages.json"))
                .willReturn(aResponse().withStatus(400).withBody("{\"code\":21211,\"message\":\"no number\"}")));
        var olga = TestTokens.of(TestTokens.OTHER_CUSTOMER, Role.ENGAGEMENT_GOVERNOR);
        var request = asked(Requests.withRisk(
                Requests.publication(TestTokens.OTHER_CUSTOMER, "Living well", "# Living well"), "high", true));
        // the text message about the question fails, and the mail goes
        awaitReceipt(request, olga, "\"state\":\"sent\"");
        linkWentBy(request, "email");

        problem(askForCode(request, olga), 503, "GOV-0066");

        var text = URLDecoder.decode(
                PROVIDERS
                        .findAll(postRequestedFor(urlPathMatching(".*/Messages.json"))
                                .withRequestBody(containing("WAOOAW+code")))
                        .getLast()
                        .getBodyAsString(),
                StandardCharsets.UTF_8);
        var code = Pattern.compile("code: ([0-9]{4}) ([0-9]{4})").matcher(text);
        assertThat(code.find()).isTrue();
        problem(
                decide(request.approvalId(), olga, with(request, code.group(1) + code.group(2), "42")),
                409,
                "GOV-0062");
        assertThat(ROWS.sql("select failure from governance.one_time_code where approval_id = :id")
                        .param("id", request.approvalId())
                        .query(String.class)
                        .single())
                .isEqualTo("refused_21211");
    }

    @Test
    void whoSaysYesAHundredTimesAnHourShowsMoreUntilItIsOver() {
        var one = asked(Requests.deployment());
        decide(one.approvalId(), somebody, yes(one)).expectStatus().isOk();
        ROWS.sql("""
                insert into governance.approval
                select (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid()))).*
                from governance.approval a, generate_series(1, 99) where a.id = :id
                """).param("id", one.approvalId()).update();
        var request = asked(Requests.deployment());

        problem(decide(request.approvalId(), somebody, yes(request)), 403, "GOV-0060");
        problem(decide(request.approvalId(), somebody, yes(request)), 403, "GOV-0060");

        var noticed = json(get("/v1/audit/events?subject_id=" + subject, TestTokens.as(Role.ADMIN)));
        assertThat(acts(noticed)).containsExactly("suspicious_pattern succeeded");
        assertThat(noticed.at("/items/0/action_detail/approvals").asInt()).isEqualTo(100);
        var rush = ROWS.sql("select id from governance.rush where subject = :subject")
                .param("subject", subject)
                .query(UUID.class)
                .single();
        assertThat(CodeBox.mail("<announcement-" + Ids.of("announcement", rush, "email")))
                .isNotNull();
        var sent = send(request, somebody);
        decide(
                        request.approvalId(),
                        somebody,
                        with(request, CodeBox.codeOf(sent.path("step_up_id").asString()), number(sent)))
                .expectStatus()
                .isOk();
        TestTime.advance(Duration.ofHours(1).plusSeconds(1));
        var later = asked(Requests.deployment());
        decide(later.approvalId(), somebody, yes(later)).expectStatus().isOk();
    }

    private static ApprovalRequest grave() {
        return Requests.withRisk(Requests.deployment(), "high", true);
    }

    private ResponseSpec askForCode(ApprovalRequest request, String token) {
        return client.post()
                .uri("/v1/approvals/{id}/step-ups", request.approvalId())
                .headers(h -> h.setBearerAuth(token))
                .exchange();
    }

    private JsonNode send(ApprovalRequest request, String token) {
        return askForCode(request, token)
                .expectStatus()
                .isAccepted()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    /** Who is told that all connections are in use asks again, as anybody would. */
    private static int answered(Supplier<ResponseSpec> request) {
        int status;
        do {
            status = request.get().returnResult(JsonNode.class).getStatus().value();
        } while (status == 503);
        return status;
    }

    private JsonNode json(ResponseSpec response, int status) {
        return response.expectStatus()
                .isEqualTo(status)
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    private void awaitReceipt(ApprovalRequest request, String token, String what) {
        await().until(() -> json(get("/v1/approvals/" + request.approvalId() + "/notifications", token))
                .path("items")
                .toString()
                .contains(what));
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

    private JsonNode audit(ApprovalRequest request) {
        return json(get("/v1/audit/events?subject_id=" + request.approvalId(), TestTokens.as(Role.ADMIN)));
    }

    private static List<String> acts(JsonNode log) {
        return log.path("items")
                .valueStream()
                .map(e -> e.path("action_type").asString() + " "
                        + e.path("result").asString())
                .toList();
    }

    private ApprovalStatus statusOf(ApprovalRequest request) {
        return governance.approval(request.approvalId()).status();
    }

    private static Map<String, String> yes(ApprovalRequest request) {
        return Map.of("decision", "approve", "act_hash", request.actHash());
    }

    private static Map<String, String> with(ApprovalRequest request, String code, String number) {
        var body = new HashMap<>(yes(request));
        body.put("code", code);
        body.put("number", number);
        return body;
    }

    private static String number(JsonNode sent) {
        return sent.path("number").asString();
    }

    private static String wrong(String code) {
        return (code.startsWith("0") ? "1" : "0") + code.substring(1);
    }

    private static String another(String number) {
        return number.equals("42") ? "43" : "42";
    }

    private static void problem(ResponseSpec response, int status, String code) {
        response.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }
}
