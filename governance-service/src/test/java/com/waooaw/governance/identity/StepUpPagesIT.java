package com.waooaw.governance.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.governance.Browser;
import com.waooaw.governance.CodeBox;
import com.waooaw.governance.GovernanceServiceTest;
import com.waooaw.governance.Requests;
import com.waooaw.platform.web.Role;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A yes that takes a one-time code, on the pages and without scripts. */
class StepUpPagesIT extends GovernanceServiceTest {

    private static final Pattern NUMBER = Pattern.compile("class=\"number\">([0-9]{2})<");

    private Browser browser;
    private String subject;

    @BeforeEach
    void logIn() {
        browser = new Browser(port);
        subject = "governor-" + UUID.randomUUID();
        browser.logIn(ISSUER, "/approvals", subject, null, Role.PLATFORM_GOVERNOR);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void thePageAsksForTheCodeAndItsOwnNumber() {
        var request = asked(grave());
        var before = browser.get(pageOf(request)).body();
        assertThat(before)
                .contains("A yes to this takes more than your login.")
                .contains("Send me a code")
                .doesNotContain("name=\"code\"");

        var tooEarly = approve(request, Map.of());
        assertThat(tooEarly.statusCode()).isEqualTo(403);
        assertThat(tooEarly.body())
                .contains("Your decision was not taken")
                .contains("Ask for a code, or use a passkey, below. (GOV-0060)");
        assertThat(askForCode(request).statusCode()).isEqualTo(303);
        var asked = browser.get(pageOf(request)).body();
        assertThat(asked)
                .contains("g•••@waooaw.test")
                .contains("by mail")
                .contains("name=\"code\"")
                .contains("autocomplete=\"one-time-code\"")
                .contains("Send another code");
        var code = CodeBox.newestAbout(displayId(request));

        var wrong =
                approve(request, Map.of("code", code, "number", numberIn(asked).equals("42") ? "43" : "42"));
        assertThat(wrong.statusCode()).isEqualTo(403);
        assertThat(wrong.body()).contains("4 tries are left").contains("name=\"code\"");
        assertThat(approve(request, Map.of("code", code, "number", numberIn(asked)))
                        .statusCode())
                .isEqualTo(303);
        assertThat(statusOf(request)).isEqualTo(ApprovalStatus.APPROVED);
        assertThat(browser.get(pageOf(request)).body())
                .contains("by " + subject + " on this page, with a one-time code.");
    }

    @Test
    void anotherSessionOfTheSamePersonIsShownNoNumber() {
        var request = asked(grave());
        askForCode(request);

        try (var telephone = new Browser(port)) {
            telephone.logIn(ISSUER, "/approvals", subject, null, Role.PLATFORM_GOVERNOR);

            assertThat(NUMBER.matcher(telephone.get(pageOf(request)).body()).find())
                    .isFalse();
        }
    }

    @Test
    void aPreviewerAScannerAndAForeignFormSendNothingAndDecideNothing() {
        var request = asked(grave());

        for (var path : new String[] {"/step-up", "/passkey-challenge", "/decision"}) {
            assertThat(browser.get(pageOf(request) + path + "?code=12345678&number=42&decision=approve")
                            .statusCode())
                    .as(path)
                    .isEqualTo(405);
            assertThat(browser.post(pageOf(request) + path, Map.of("code", "12345678"))
                            .statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(numberShown(request)).isFalse();
        assertThat(statusOf(request)).isEqualTo(ApprovalStatus.PENDING);
    }

    @Test
    void anotherCustomersApprovalSendsNothing() {
        var request = asked(Requests.withRisk(Requests.publication("Living well", "# Living well"), "high", true));

        assertThat(browser.submit("/approvals", pageOf(request) + "/step-up", Map.of())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void severalAtOnceAreOfLowRiskOnly() {
        var request = asked(grave());

        var answer = browser.submit(
                "/approvals", "/approvals/together", Map.of("chosen", request.approvalId() + ":" + request.actHash()));

        assertThat(answer.body()).contains("GOV-0070");
        assertThat(statusOf(request)).isEqualTo(ApprovalStatus.PENDING);
    }

    private static ApprovalRequest grave() {
        return Requests.withRisk(Requests.deployment(), "high", true);
    }

    private HttpResponse<String> askForCode(ApprovalRequest request) {
        return browser.submit(pageOf(request), pageOf(request) + "/step-up", Map.of());
    }

    private HttpResponse<String> approve(ApprovalRequest request, Map<String, String> proof) {
        var fields = new java.util.HashMap<>(proof);
        fields.put("decision", "approve");
        fields.put("act_hash", request.actHash());
        return browser.submit(pageOf(request), pageOf(request) + "/decision", fields);
    }

    private boolean numberShown(ApprovalRequest request) {
        return NUMBER.matcher(browser.get(pageOf(request)).body()).find();
    }

    private static String numberIn(String page) {
        var number = NUMBER.matcher(page);
        assertThat(number.find()).isTrue();
        return number.group(1);
    }

    private String displayId(ApprovalRequest request) {
        return governance.approval(request.approvalId()).displayId();
    }

    private ApprovalStatus statusOf(ApprovalRequest request) {
        return governance.approval(request.approvalId()).status();
    }

    private static String pageOf(ApprovalRequest request) {
        return "/approvals/" + request.approvalId();
    }
}
