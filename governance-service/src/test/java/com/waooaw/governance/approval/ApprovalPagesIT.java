package com.waooaw.governance.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.governance.Browser;
import com.waooaw.governance.GovernanceServiceTest;
import com.waooaw.governance.Requests;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApprovalPagesIT extends GovernanceServiceTest {

    private static final String HOSTILE = """
            # Living <script>alert(1)</script>

            Take 10\u202e mg of <img src=x onerror=alert(2)> [[${7*7}]] ${8*8} "quoted" & 'single'

            ## </article><form action="/approvals/x/decision" method="post">
            """;

    Browser browser;

    @BeforeEach
    void open() {
        browser = new Browser(port);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void whoIsNotLoggedInIsSentToTheIssuerAndBackToThePageTheyWanted() {
        var request = asked(Requests.deployment());

        assertThat(browser.get(pageOf(request)).statusCode()).isEqualTo(302);
        var back = browser.logIn(ISSUER, pageOf(request), "gita", null, Role.PLATFORM_GOVERNOR);

        assertThat(back).isEqualTo(pageOf(request));
        assertThat(browser.sessionCookie())
                .hasValueSatisfying(cookie -> assertThat(cookie.isHttpOnly()).isTrue());
    }

    @Test
    void thePageShowsExactlyWhatWillBeDone() {
        var request = asked(Requests.deployment());
        logIn("gita", null, Role.PLATFORM_GOVERNOR);

        var page = browser.get(pageOf(request)).body();

        assertThat(page)
                .contains("Put the healthcare content writer to work")
                .contains("Put an agent to work")
                .contains("Healthcare content writer")
                .contains("SKILL-HC-001, SKILL-HC-002")
                .contains(request.actHash())
                .contains("Readers may take it for medical advice")
                .contains("Says who wrote it")
                .contains("US$ 0.0123")
                .contains("Yes<span>, by unpublish</span>")
                .contains("23 hours 59 minutes left")
                .contains("Silence denies.")
                .contains("AGT-WRITER-HC-001 (agent)")
                .contains("<button type=\"submit\" name=\"decision\" value=\"approve\"");
    }

    @Test
    void anArticleIsShownAsTextWithItsSources() {
        var request = asked(Requests.publication("Living well", "# Living well\n\n## Food\n\nEat regularly [1]."));
        logInAsEngagementGovernor();

        assertThat(browser.get(pageOf(request)).body())
                .contains("<h4 dir=\"auto\">Food</h4>")
                .contains("Eat regularly [1].")
                .contains("Diabetes diet and eating")
                .contains("href=\"https://example.org/diabetes\"")
                .contains("Checked against the source");
    }

    @Test
    void hostileTextStaysText() {
        var request = asked(Requests.publication("</title><script>alert(0)</script>", HOSTILE));
        logInAsEngagementGovernor();

        var page = browser.get(pageOf(request)).body();

        assertThat(page)
                .doesNotContain("<script>")
                .doesNotContain("<img")
                .doesNotContain("\u202e")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .contains("Take 10‹U+202E› mg")
                .contains("[[${7*7}]] ${8*8}")
                .contains("invisible character(s)")
                .doesNotContain("action=\"/approvals/x/decision\"");
    }

    @Test
    void lookingTenTimesDecidesNothing() {
        var request = asked(Requests.deployment());
        logIn("gita", null, Role.PLATFORM_GOVERNOR);

        for (int i = 0; i < 10; i++) {
            assertThat(browser.get(pageOf(request)).statusCode()).isEqualTo(200);
            assertThat(browser.get(pageOf(request) + "?decision=approve&act_hash=" + request.actHash())
                            .statusCode())
                    .isEqualTo(200);
            assertThat(browser.get(pageOf(request) + "/decision?decision=approve&act_hash=" + request.actHash())
                            .statusCode())
                    .isEqualTo(405);
        }

        assertThat(statusOf(request)).isEqualTo(ApprovalStatus.PENDING);
    }

    @Test
    void theButtonDecidesAndThePageSaysSo() {
        var request = asked(Requests.deployment());
        logIn("gita", null, Role.PLATFORM_GOVERNOR);

        var answer = submit(request, Map.of("decision", "approve", "act_hash", request.actHash()));
        var doubleClick = post(request, Map.of("decision", "approve", "act_hash", request.actHash()));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(Browser.location(answer)).isEqualTo(pageOf(request));
        assertThat(doubleClick.statusCode()).isEqualTo(303);
        assertThat(statusOf(request)).isEqualTo(ApprovalStatus.APPROVED);
        assertThat(governance.approval(request.approvalId()).decidedBy()).isEqualTo("gita");
        assertThat(browser.get(pageOf(request)).body())
                .contains("<strong>Approved</strong>")
                .contains("by gita on this page")
                .doesNotContain("value=\"approve\"");
        assertThat(browser.get("/approvals").body())
                .doesNotContain(request.approvalId().toString());
    }

    @Test
    void whatIsPutAsideSaysSoAndCanStillBeDecided() {
        var request = asked(Requests.deployment());
        logIn("gita", null, Role.PLATFORM_GOVERNOR);
        var offered = Pattern.compile("<option value=\"([^\"]+)\">1 hour, until")
                .matcher(browser.get(pageOf(request)).body());
        assertThat(offered.find()).isTrue();

        var answer = browser.submit(
                pageOf(request),
                pageOf(request) + "/decision",
                Map.of("decision", "defer", "defer_until", offered.group(1), "act_hash", request.actHash()));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(governance.approval(request.approvalId()).status()).isEqualTo(ApprovalStatus.DEFERRED);
        assertThat(browser.get(pageOf(request)).body())
                .contains("Put aside on")
                .contains("by gita")
                .contains("value=\"approve\"");
        assertThat(browser.get("/approvals").body()).contains("put aside");
    }

    @Test
    void whatCannotBeUndoneIsReadAndSaidToBeBeforeAYes() {
        var request = asked(Requests.withRisk(Requests.deployment(), "medium", false));
        logIn("gita", null, Role.PLATFORM_GOVERNOR);

        var page = browser.get(pageOf(request)).body();
        assertThat(page)
                .contains("No. What is done stays done.")
                .contains("I have read what will be done, down to here. It cannot be undone.")
                .contains("Approve, and never undo it");
        assertThat(page.indexOf("name=\"confirmed\""))
                .isBetween(page.indexOf("SHA-256"), page.indexOf("value=\"approve\""));

        var unread = submit(request, Map.of("decision", "approve", "act_hash", request.actHash()));
        assertThat(unread.statusCode()).isEqualTo(422);
        assertThat(unread.body()).contains("GOV-0071");
        assertThat(statusOf(request)).isEqualTo(ApprovalStatus.PENDING);

        assertThat(submit(request, Map.of("decision", "approve", "act_hash", request.actHash(), "confirmed", "yes"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(statusOf(request)).isEqualTo(ApprovalStatus.APPROVED);
    }

    @Test
    void whatCannotBeUndoneIsDeniedWithoutAnyOfIt() {
        var request = asked(Requests.withRisk(Requests.deployment(), "medium", false));
        logIn("gita", null, Role.PLATFORM_GOVERNOR);

        submit(request, Map.of("decision", "deny", "reason", "no", "act_hash", request.actHash()));

        assertThat(statusOf(request)).isEqualTo(ApprovalStatus.DENIED);
    }

    @Test
    void thePageSaysWhatIsDifferentFromLastTime() {
        var customer = UUID.randomUUID();
        logIn("enzo", customer, Role.ENGAGEMENT_GOVERNOR);
        var first = asked(Requests.publication(customer, "Living well", "# Living well\n\nEat regularly."));
        assertThat(browser.get(pageOf(first)).body()).doesNotContain("What is different from last time");
        submit(first, Map.of("decision", "approve", "act_hash", first.actHash()));

        var again = asked(Requests.publication(customer, "Living better", "# Living well\n\nEat regularly."));

        assertThat(browser.get(pageOf(again)).body())
                .contains("What is different from last time")
                .contains(first.approvalId().toString())
                .contains("<del dir=\"auto\">Living well</del>")
                .contains("<ins dir=\"auto\">Living better</ins>");
    }

    @Test
    void aTimeThatIsNoneDecidesNothing() {
        var request = asked(Requests.deployment());
        logIn("gita", null, Role.PLATFORM_GOVERNOR);

        for (var until : new String[] {"tomorrow", "2020-01-01T00:00:00Z", ""}) {
            var answer = browser.submit(
                    pageOf(request),
                    pageOf(request) + "/decision",
                    Map.of("decision", "defer", "defer_until", until, "act_hash", request.actHash()));

            assertThat(answer.statusCode()).as(until).isEqualTo(422);
        }
        assertThat(governance.approval(request.approvalId()).status()).isEqualTo(ApprovalStatus.PENDING);
    }

    @Test
    void whoComesByTheLinkOfAMessageIsSeenToHaveComeByIt() {
        var request = asked(Requests.deployment());
        var page = browser.logIn(ISSUER, pageOf(request) + "?via=email", "gita", null, Role.PLATFORM_GOVERNOR);

        assertThat(page).isEqualTo(pageOf(request) + "?via=email");
        browser.get(page);

        // the messages are planned beside the question
        var mail = await().until(
                        () -> json(get("/v1/approvals/" + request.approvalId() + "/notifications", governor()))
                                .path("items"),
                        items -> items.size() == 3)
                .get(2);
        assertThat(mail.path("channel").asString()).isEqualTo("email");
        assertThat(mail.path("seen_at").isMissingNode()).isFalse();
    }

    @Test
    void aDenialKeepsItsReason() {
        var request = asked(Requests.deployment());
        logIn("gita", null, Role.PLATFORM_GOVERNOR);

        var empty = submit(request, Map.of("decision", "deny", "reason", " ", "act_hash", request.actHash()));
        var answer = submit(request, Map.of("decision", "deny", "reason", "Not <yet>", "act_hash", request.actHash()));

        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body()).contains("A denial says why.");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(browser.get(pageOf(request)).body())
                .contains("<strong>Denied</strong>")
                .contains("Reason: Not &lt;yet&gt;");
    }

    @Test
    void aSecondDecisionTheOtherWayIsRefusedInPlainWords() {
        var request = asked(Requests.deployment());
        logIn("gita", null, Role.PLATFORM_GOVERNOR);
        submit(request, Map.of("decision", "approve", "act_hash", request.actHash()));

        var answer = post(request, Map.of("decision", "deny", "reason", "no", "act_hash", request.actHash()));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body())
                .contains("Your decision was not taken")
                .contains("It was decided the other way before, and the first decision holds. (GOV-0002)");
        assertThat(statusOf(request)).isEqualTo(ApprovalStatus.APPROVED);
    }

    @Test
    void aDecisionAboutAnotherActIsRefused() {
        var request = asked(Requests.deployment());
        logIn("gita", null, Role.PLATFORM_GOVERNOR);

        var answer = submit(request, Map.of("decision", "approve", "act_hash", "0".repeat(64)));
        var neither = submit(request, Map.of("decision", "", "act_hash", request.actHash()));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("GOV-0006");
        assertThat(neither.statusCode()).isEqualTo(422);
        assertThat(statusOf(request)).isEqualTo(ApprovalStatus.PENDING);
    }

    @Test
    void aFormFromElsewhereDecidesNothing() {
        var request = asked(Requests.deployment());
        logIn("gita", null, Role.PLATFORM_GOVERNOR);

        var answer = browser.post(
                pageOf(request) + "/decision", Map.of("decision", "approve", "act_hash", request.actHash()));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Nothing was decided");
        assertThat(statusOf(request)).isEqualTo(ApprovalStatus.PENDING);
    }

    @Test
    void aFormOfNobodyDecidesNothing() {
        var request = asked(Requests.deployment());

        var answer = browser.post(
                pageOf(request) + "/decision", Map.of("decision", "approve", "act_hash", request.actHash()));

        assertThat(answer.statusCode()).isIn(302, 403);
        assertThat(statusOf(request)).isEqualTo(ApprovalStatus.PENDING);
    }

    @Test
    void anotherCustomersApprovalDoesNotExist() {
        var request = asked(Requests.publication("Living well", "# Living well"));
        logIn("otto", TestTokens.OTHER_CUSTOMER, Role.ENGAGEMENT_GOVERNOR);

        assertThat(browser.get(pageOf(request)).statusCode()).isEqualTo(404);
        assertThat(browser.submit(
                                "/approvals",
                                pageOf(request) + "/decision",
                                Map.of("decision", "approve", "act_hash", request.actHash()))
                        .statusCode())
                .isEqualTo(404);
        assertThat(browser.get("/approvals/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
        assertThat(browser.get("/approvals/nonsense").body()).contains("There is no such approval");
        assertThat(statusOf(request)).isEqualTo(ApprovalStatus.PENDING);
    }

    @Test
    void onlyGovernorsGetIn() {
        logIn("carla", TestTokens.CUSTOMER, Role.CUSTOMER_USER);

        var answer = browser.get("/approvals");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Only a Governor sees and decides approvals.");
    }

    @Test
    void loggingOutEndsTheSessionHereAndAtTheIssuer() {
        logIn("gita", null, Role.PLATFORM_GOVERNOR);

        var answer = browser.submit("/approvals", "/logout", Map.of());

        assertThat(Browser.location(answer)).startsWith("http://issuer.test/auth/connect/logout?id_token_hint=");
        assertThat(browser.get("/approvals").statusCode()).isEqualTo(302);
    }

    @Test
    void aBadLoginIsSaidSo() {
        browser.get("/approvals");

        var answer = browser.get("/login/oauth2/code/waooaw?code=stolen&state=guessed");

        assertThat(Browser.location(answer)).isEqualTo("/login/failed");
        assertThat(browser.get("/login/failed").statusCode()).isEqualTo(401);
    }

    @Test
    void pagesAllowNothingFromElsewhere() {
        logIn("gita", null, Role.PLATFORM_GOVERNOR);

        var headers = browser.get("/approvals").headers();

        assertThat(headers.firstValue("Content-Security-Policy"))
                .hasValue("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
                        + "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; "
                        + "base-uri 'none'; frame-ancestors 'none'");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("Cache-Control"))
                .hasValueSatisfying(v -> assertThat(v).contains("no-store"));
        assertThat(browser.get("/assets/governance/governance.css").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aTokenOpensNoPageAndASessionNoApi() {
        var request = asked(Requests.deployment());
        client.get()
                .uri(pageOf(request))
                .headers(h -> h.setBearerAuth(governor()))
                .exchange()
                .expectStatus()
                .isFound();

        logIn("gita", null, Role.PLATFORM_GOVERNOR);
        assertThat(browser.get("/v1/approvals").statusCode()).isEqualTo(401);
    }

    private void logIn(String subject, UUID customer, Role role) {
        assertThat(browser.logIn(ISSUER, "/approvals", subject, customer, role)).isEqualTo("/approvals");
    }

    private void logInAsEngagementGovernor() {
        logIn("enzo", TestTokens.CUSTOMER, Role.ENGAGEMENT_GOVERNOR);
    }

    private HttpResponse<String> submit(ApprovalRequest request, Map<String, String> fields) {
        return browser.submit(pageOf(request), pageOf(request) + "/decision", fields);
    }

    /** From a page that was opened before, as a second device has it. */
    private HttpResponse<String> post(ApprovalRequest request, Map<String, String> fields) {
        return browser.submit("/approvals", pageOf(request) + "/decision", fields);
    }

    private ApprovalStatus statusOf(ApprovalRequest request) {
        return governance.approval(request.approvalId()).status();
    }

    private static String pageOf(ApprovalRequest request) {
        return "/approvals/" + request.approvalId();
    }
}
