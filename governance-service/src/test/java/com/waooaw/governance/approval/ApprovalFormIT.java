package com.waooaw.governance.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.governance.Browser;
import com.waooaw.governance.PagesTest;
import com.waooaw.governance.Requests;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Deciding by the form of the page. */
class ApprovalFormIT extends PagesTest {

    @Test
    void theButtonDecidesAndThePageSaysSo() {
        var request = asked(Requests.deployment());
        logInAsPlatformGovernor();

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
        logInAsPlatformGovernor();
        var offered = Pattern.compile("<option value=\"([^\"]+)\">1 hour, until")
                .matcher(browser.get(pageOf(request)).body());
        assertThat(offered.find()).isTrue();

        var answer = submit(
                request, Map.of("decision", "defer", "defer_until", offered.group(1), "act_hash", request.actHash()));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(governance.approval(request.approvalId()).status()).isEqualTo(ApprovalStatus.DEFERRED);
        assertThat(browser.get(pageOf(request)).body())
                .contains("Put aside on")
                .contains("by gita")
                .contains("value=\"approve\"");
        assertThat(browser.get("/approvals").body()).contains("put aside");
    }

    @Test
    void whatCannotBeUndoneIsDeniedWithoutAnyOfIt() {
        var request = asked(Requests.withRisk(Requests.deployment(), "medium", false));
        logInAsPlatformGovernor();

        submit(request, Map.of("decision", "deny", "reason", "no", "act_hash", request.actHash()));

        assertThat(statusOf(request)).isEqualTo(ApprovalStatus.DENIED);
    }

    @Test
    void aTimeThatIsNoneDecidesNothing() {
        var request = asked(Requests.deployment());
        logInAsPlatformGovernor();

        for (var until : new String[] {"tomorrow", "2020-01-01T00:00:00Z", ""}) {
            var answer =
                    submit(request, Map.of("decision", "defer", "defer_until", until, "act_hash", request.actHash()));

            assertThat(answer.statusCode()).as(until).isEqualTo(422);
        }
        assertThat(governance.approval(request.approvalId()).status()).isEqualTo(ApprovalStatus.PENDING);
    }

    @Test
    void aDenialKeepsItsReason() {
        var request = asked(Requests.deployment());
        logInAsPlatformGovernor();

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
        logInAsPlatformGovernor();
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
        logInAsPlatformGovernor();

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
        logInAsPlatformGovernor();

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

    /** From a page that was opened before, as a second device has it. */
    private HttpResponse<String> post(ApprovalRequest request, Map<String, String> fields) {
        return browser.submit("/approvals", pageOf(request) + "/decision", fields);
    }
}
