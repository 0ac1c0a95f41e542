package com.waooaw.governance.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMailUtil;
import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.contracts.governance.ApprovalClass;
import com.waooaw.contracts.governance.ApprovalDecided;
import com.waooaw.governance.Browser;
import com.waooaw.governance.GovernanceServiceTest;
import com.waooaw.governance.Requests;
import com.waooaw.platform.database.Tenancy;
import com.waooaw.platform.testkit.TestDatabase;
import com.waooaw.platform.testkit.TestTime;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/** Somebody decides in a Governor's place, and one person at a time. */
class DelegationIT extends GovernanceServiceTest {

    private static final String PAGE = "/approvals/delegations";
    private static final JdbcClient ROWS = JdbcClient.create(TestDatabase.superuser("waooaw"));
    private static final String DEPUTY = TestTokens.of(TestTokens.CUSTOMER, Role.DEPUTY_GOVERNOR, Role.CUSTOMER_USER);
    private static final String DEPUTY_ID = "test-deputy-governor-" + TestTokens.CUSTOMER;
    private static final String GOVERNOR_ID = "test-engagement-governor-" + TestTokens.CUSTOMER;
    private static final String PLATFORM_DEPUTY = TestTokens.as(Role.DEPUTY_GOVERNOR);

    @Autowired
    WorkflowClient temporal;

    @Autowired
    DeputyActs acts;

    @Autowired
    AuthorityOwners owners;

    @AfterEach
    void nobodyIsNamed() {
        ROWS.sql("update governance.delegation set ended_at = until, ended_by = 'tests' where ended_at is null")
                .update();
    }

    @Test
    void aDeputyDecidesInTheGovernorsPlaceAndTheGovernorLooksAtIt() {
        var request = publication();
        problem(get("/v1/approvals/" + request.approvalId(), DEPUTY), 404, "GOV-0001");
        var key = UUID.randomUUID().toString();
        var wish = wish(DEPUTY_ID, false);
        assertThat(created(name(engagementGovernor(), wish, key)))
                .isEqualTo(created(name(engagementGovernor(), wish, key)));

        assertThat(json(get("/v1/approvals?status=pending", DEPUTY)).toString())
                .contains(request.approvalId().toString());
        var decided = json(decide(request.approvalId(), DEPUTY, yes(request)));

        assertThat(decided.at("/decision/decided_by").asString()).isEqualTo(DEPUTY_ID);
        assertThat(decided.at("/decision/deputy_of").asString()).isEqualTo(GOVERNOR_ID);
        assertThat(audit(request.approvalId().toString()))
                .contains("approval_granted")
                .contains("\"deputy_of\":\"" + GOVERNOR_ID + "\"");
        await().untilAsserted(() -> assertThat(carrier.payloads(ApprovalDecided.class))
                .filteredOn(event -> event.approvalId().equals(request.approvalId()))
                .extracting(ApprovalDecided::source)
                .containsExactly("deputy"));
        var act = json(get("/v1/delegations/acts?unreviewed=true", engagementGovernor()))
                .path("items")
                .get(0);
        assertThat(act.path("approval_id").asString())
                .isEqualTo(request.approvalId().toString());
        var id = act.path("act_id").asString();
        problem(review(id, DEPUTY, Map.of("verdict", "agree")), 403, "WEB-0007");
        problem(review(id, engagementGovernor(), Map.of("verdict", "object")), 422, "GOV-0099");
        json(review(id, engagementGovernor(), Map.of("verdict", "object", "reason", "too early")));
        json(review(id, engagementGovernor(), Map.of("verdict", "object", "reason", "again")));
        problem(review(id, engagementGovernor(), Map.of("verdict", "agree")), 409, "GOV-0098");
        problem(
                review(UUID.randomUUID().toString(), engagementGovernor(), Map.of("verdict", "agree")),
                404,
                "GOV-0097");
        await().until(() -> mailed("dan@customer.test", "You may decide in the place of " + GOVERNOR_ID));
        await().until(() -> mailed("enzo@customer.test", "may decide in your place"));
    }

    @Test
    void whileTheGovernorIsAtWorkTheDeputyIsRefusedAndThatIsAViolation() {
        named(engagementGovernor(), DEPUTY_ID);
        var second = publication();
        denied(publication(), engagementGovernor());

        problem(decide(second.approvalId(), DEPUTY, no(second)), 409, "GOV-0095");

        var session = json(get("/v1/governor-session", DEPUTY));
        assertThat(session.path("subject").asString()).isEqualTo(GOVERNOR_ID);
        assertThat(audit(DEPUTY_ID))
                .contains("constitutional_violation")
                .contains("\"active\":\"" + GOVERNOR_ID + "\"");
        problem(end("/v1/governor-session", DEPUTY), 404, "GOV-0096");
        // the Governor stops, and the deputy decides; the Governor is back, and the deputy stops
        end("/v1/governor-session", engagementGovernor()).expectStatus().isNoContent();
        problem(get("/v1/governor-session", engagementGovernor()), 404, "GOV-0096");
        denied(second, DEPUTY);
        assertThat(json(get("/v1/governor-session", DEPUTY)).path("deputy_of").asString())
                .isEqualTo(GOVERNOR_ID);
        denied(publication(), engagementGovernor());
        var last = publication();
        problem(decide(last.approvalId(), DEPUTY, no(last)), 409, "GOV-0095");
        // half an hour without a sign of the Governor
        TestTime.advance(Duration.ofMinutes(30).plusSeconds(1));
        denied(last, DEPUTY);
    }

    @Test
    void whoseDelegationIsEndedSeesNothingFromThenOn() {
        var request = publication();
        var id = named(engagementGovernor(), DEPUTY_ID);
        json(get("/v1/approvals/" + request.approvalId(), DEPUTY));
        var stranger = TestTokens.of(TestTokens.OTHER_CUSTOMER, Role.ENGAGEMENT_GOVERNOR);
        problem(end("/v1/delegations/" + id, stranger), 404, "GOV-0090");
        assertThat(json(get("/v1/delegations", stranger)).toString()).doesNotContain(id);

        end("/v1/delegations/" + id, engagementGovernor()).expectStatus().isNoContent();
        end("/v1/delegations/" + id, engagementGovernor()).expectStatus().isNoContent();

        problem(get("/v1/approvals/" + request.approvalId(), DEPUTY), 404, "GOV-0001");
        problem(decide(request.approvalId(), DEPUTY, no(request)), 404, "GOV-0001");
        assertThat(audit(id)).contains("delegation_made").contains("delegation_ended");
        // a deputy may give it back, too
        end("/v1/delegations/" + named(engagementGovernor(), DEPUTY_ID), DEPUTY)
                .expectStatus()
                .isNoContent();
    }

    @Test
    void theConstitutionIsNotForDeputies() {
        var request = asked(Requests.about(ApprovalClass.CONSTITUTIONAL, "amend_constitution"));
        named(governor(), "test-deputy-governor");

        problem(decide(request.approvalId(), PLATFORM_DEPUTY, yes(request)), 403, "GOV-0094");

        assertThat(json(get("/v1/approvals/" + request.approvalId(), governor()))
                        .path("status")
                        .asString())
                .isEqualTo("pending");
    }

    @Test
    void onSilenceADeputyIsCalledAndDecidesFourHoursAfterAnAnswerWasDue() {
        created(name(governor(), wish("test-deputy-governor", true), null));
        var request = asked(Requests.deployment());
        problem(get("/v1/approvals/" + request.approvalId(), PLATFORM_DEPUTY), 404, "GOV-0001");

        // due after four hours, silent after eight
        passes(
                temporal,
                request.approvalId(),
                Duration.ofHours(8).plusMinutes(1),
                () -> mailed(
                        "dora@waooaw.test",
                        json(get("/v1/approvals/" + request.approvalId(), governor()))
                                        .path("display_id")
                                        .asString()
                                + " waits for you"));

        assertThat(json(get("/v1/approvals?status=pending", PLATFORM_DEPUTY)).toString())
                .contains(request.approvalId().toString());
        denied(request, PLATFORM_DEPUTY);
        assertThat(json(get("/v1/approvals/" + request.approvalId(), PLATFORM_DEPUTY))
                        .path("status")
                        .asString())
                .isEqualTo("denied");
    }

    @Test
    void ofTwoWhoGovernTheSameAndDecideAtOnceOneDoes() {
        var customer = UUID.randomUUID();
        var one = TestTokens.of(customer, Role.ENGAGEMENT_GOVERNOR);
        var other = TestTokens.of(customer, Role.CUSTOMER_USER, Role.ENGAGEMENT_GOVERNOR);
        var ofOne = Stream.generate(() -> asked(Requests.publication(customer, "One", "Text")))
                .limit(3)
                .toList();
        var ofOther = Stream.generate(() -> asked(Requests.publication(customer, "Other", "Text")))
                .limit(3)
                .toList();

        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = ofOne.stream()
                    .map(request -> people.submit(() -> status(decide(request.approvalId(), one, no(request)))))
                    .toList();
            var second = ofOther.stream()
                    .map(request -> people.submit(() -> status(decide(request.approvalId(), other, no(request)))))
                    .toList();

            var answers = Stream.of(first, second)
                    .map(of -> of.stream()
                            .map(answer -> answered(answer))
                            .distinct()
                            .toList())
                    .toList();
            assertThat(answers).containsExactlyInAnyOrder(List.of(200), List.of(409));
        }
    }

    @Test
    void theDeputyOfAnotherSeesNothing() {
        var request = publication();
        var other = TestTokens.of(TestTokens.OTHER_CUSTOMER, Role.DEPUTY_GOVERNOR, Role.CUSTOMER_USER);
        named(
                TestTokens.of(TestTokens.OTHER_CUSTOMER, Role.ENGAGEMENT_GOVERNOR),
                "test-deputy-governor-" + TestTokens.OTHER_CUSTOMER);
        named(governor(), "test-deputy-governor");

        for (var stranger : new String[] {other, PLATFORM_DEPUTY}) {
            problem(get("/v1/approvals/" + request.approvalId(), stranger), 404, "GOV-0001");
            problem(decide(request.approvalId(), stranger, no(request)), 404, "GOV-0001");
            assertThat(json(get("/v1/approvals?status=pending", stranger)).toString())
                    .doesNotContain(request.approvalId().toString());
        }
    }

    @Test
    void whatIsNoDelegationIsRefused() {
        problem(name(engagementGovernor(), wish("nobody", false), null), 422, "GOV-0091");
        // somebody else's deputy
        problem(name(engagementGovernor(), wish("test-deputy-governor", false), null), 422, "GOV-0091");
        named(engagementGovernor(), DEPUTY_ID);
        problem(name(engagementGovernor(), wish(DEPUTY_ID, false), null), 409, "GOV-0093");
        // handing on
        problem(name(DEPUTY, wish(DEPUTY_ID, true), null), 403, "WEB-0007");
        problem(name(TestTokens.as(Role.ADMIN), wish(DEPUTY_ID, false), null), 403, "WEB-0007");
    }

    @Test
    void whatNobodyReviewsInTimeIsWrittenDown() {
        named(engagementGovernor(), DEPUTY_ID);
        var request = publication();
        denied(request, DEPUTY);
        var id = json(get("/v1/delegations/acts?unreviewed=true", DEPUTY))
                .path("items")
                .get(0)
                .path("act_id")
                .asString();
        assertThat(audit(id)).contains("deputy_acted").doesNotContain("deputy_review_overdue");

        TestTime.advance(Duration.ofDays(3));
        owners.overdue(TestTime.clock().instant())
                .forEach(overdue -> Tenancy.run(overdue.customerId(), () -> acts.overdue(overdue.actId())));

        assertThat(audit(id)).contains("deputy_review_overdue");
    }

    @Test
    void thePageNamesReviewsAndEnds() {
        try (var browser = new Browser(port);
                var other = new Browser(port)) {
            assertThat(browser.logIn(ISSUER, PAGE, "test-platform-governor", null, Role.PLATFORM_GOVERNOR))
                    .isEqualTo(PAGE);
            var refused = browser.submit(PAGE, PAGE, Map.of("deputy", "test-deputy-governor", "days", "7"));
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("Nothing was changed").contains("GOV-0091");

            var named = browser.submit(
                    PAGE,
                    PAGE,
                    Map.of("deputy", "test-deputy-governor", "kind", "time", "days", "7", "reason", "Away <b>"));

            assertThat(Browser.location(named)).isEqualTo(PAGE + "?done=named");
            assertThat(browser.get(PAGE).body()).contains("in force").contains("Away &lt;b&gt;");
            var request = asked(Requests.deployment());
            other.logIn(ISSUER, "/approvals", "test-deputy-governor", null, Role.DEPUTY_GOVERNOR);
            assertThat(other.get("/approvals").body()).contains("in all, the riskiest first");
            assertThat(other.get(PAGE).body())
                    .contains("You decide in the place of test-platform-governor")
                    .doesNotContain("Name a deputy");
            // handing on
            assertThat(other.submit(PAGE, PAGE, Map.of("deputy", "test-deputy-governor"))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(audit("test-deputy-governor")).contains("GOV-0092");
            var page = "/approvals/" + request.approvalId();
            other.submit(
                    page,
                    page + "/decision",
                    Map.of("decision", "deny", "reason", "no", "act_hash", request.actHash()));
            assertThat(other.get(page).body()).contains("as deputy of test-platform-governor");

            var id = json(get("/v1/delegations/acts?unreviewed=true", governor()))
                    .path("items")
                    .get(0)
                    .path("act_id")
                    .asString();
            browser.submit(PAGE, PAGE + "/acts/" + id + "/review", Map.of("verdict", "agree"));
            assertThat(browser.get(PAGE).body()).contains("agreed on");
            var delegation = json(get("/v1/delegations", PLATFORM_DEPUTY))
                    .path("items")
                    .get(0)
                    .path("delegation_id")
                    .asString();
            browser.submit(PAGE, PAGE + "/" + delegation + "/end", Map.of());
            assertThat(other.get(page).statusCode()).isEqualTo(404);
            assertThat(other.get("/approvals").body()).contains("Nothing waits for a decision.");
        }
    }

    private ApprovalRequest publication() {
        return asked(Requests.publication("Diabetes", "Text"));
    }

    private void denied(ApprovalRequest request, String by) {
        json(decide(request.approvalId(), by, no(request)));
    }

    private static Map<String, Object> yes(ApprovalRequest request) {
        return Map.of("decision", "approve", "act_hash", request.actHash());
    }

    private static Map<String, Object> no(ApprovalRequest request) {
        return Map.of("decision", "deny", "reason", "not now", "act_hash", request.actHash());
    }

    private String named(String governor, String deputy) {
        return created(name(governor, wish(deputy, false), null));
    }

    private RestTestClient.ResponseSpec name(String by, Map<String, Object> wish, String key) {
        return client.post()
                .uri("/v1/delegations")
                .headers(h -> {
                    h.setBearerAuth(by);
                    if (key != null) {
                        h.set("Idempotency-Key", key);
                    }
                })
                .body(wish)
                .exchange();
    }

    private static String created(RestTestClient.ResponseSpec response) {
        return response.expectStatus()
                .isCreated()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody()
                .path("delegation_id")
                .asString();
    }

    private RestTestClient.ResponseSpec end(String uri, String by) {
        return client.delete().uri(uri).headers(h -> h.setBearerAuth(by)).exchange();
    }

    private RestTestClient.ResponseSpec review(String id, String by, Map<String, String> review) {
        return client.post()
                .uri("/v1/delegations/acts/{id}/review", id)
                .headers(h -> h.setBearerAuth(by))
                .body(review)
                .exchange();
    }

    private static void problem(RestTestClient.ResponseSpec response, int status, String code) {
        response.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }

    private static int status(RestTestClient.ResponseSpec response) {
        return response.returnResult(JsonNode.class).getStatus().value();
    }

    private static int answered(Future<Integer> answer) {
        try {
            return answer.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    /** What the log has about somebody or something. */
    private String audit(String subjectId) {
        return json(get("/v1/audit/events?subject_id=" + subjectId, TestTokens.as(Role.ADMIN)))
                .toString();
    }

    private static boolean mailed(String to, String subject) {
        return Arrays.stream(MAIL.getReceivedMessages())
                .anyMatch(mail -> GreenMailUtil.getWholeMessage(mail).contains(to)
                        && GreenMailUtil.getHeaders(mail)
                                .replaceAll("\\r?\\n\\s+", " ")
                                .contains(subject));
    }

    private static Map<String, Object> wish(String deputy, boolean onSilence) {
        var until = TestTime.clock().instant().plus(Duration.ofDays(20));
        return Map.of("deputy", deputy, "on_silence", onSilence, "until", until.toString(), "reason", "On holiday");
    }
}
