package com.waooaw.governance.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.governance.Browser;
import com.waooaw.governance.CodeBox;
import com.waooaw.governance.PagesTest;
import com.waooaw.governance.Requests;
import com.waooaw.platform.web.Role;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A yes that takes a one-time code, on the pages and without scripts. */
class StepUpPagesIT extends PagesTest {

    private String subject;

    @BeforeEach
    void somebodyNew() {
        subject = "governor-" + UUID.randomUUID();
        logIn(subject, null, Role.PLATFORM_GOVERNOR);
    }

    @Test
    void thePageAsksForTheCodeAndItsOwnNumber() {
        var request = asked(Requests.grave());
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
        var number = CodeBox.numberOn(asked).orElseThrow();

        var wrong = approve(request, Map.of("code", code, "number", number.equals("42") ? "43" : "42"));
        assertThat(wrong.statusCode()).isEqualTo(403);
        assertThat(wrong.body()).contains("4 tries are left").contains("name=\"code\"");
        assertThat(approve(request, Map.of("code", code, "number", number)).statusCode())
                .isEqualTo(303);
        assertThat(statusOf(request)).isEqualTo(ApprovalStatus.APPROVED);
        assertThat(browser.get(pageOf(request)).body())
                .contains("by " + subject + " on this page, with a one-time code.");
    }

    @Test
    void anotherSessionOfTheSamePersonIsShownNoNumber() {
        var request = asked(Requests.grave());
        askForCode(request);

        try (var telephone = new Browser(port)) {
            telephone.logIn(ISSUER, "/approvals", subject, null, Role.PLATFORM_GOVERNOR);

            assertThat(CodeBox.numberOn(telephone.get(pageOf(request)).body())).isEmpty();
        }
    }

    @Test
    void aPreviewerAScannerAndAForeignFormSendNothingAndDecideNothing() {
        var request = asked(Requests.grave());

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
        assertThat(CodeBox.numberOn(browser.get(pageOf(request)).body())).isEmpty();
        assertThat(statusOf(request)).isEqualTo(ApprovalStatus.PENDING);
    }

    @Test
    void anotherCustomersApprovalSendsNothing() {
        var request = asked(Requests.grave(Requests.publication("Living well", "# Living well")));

        assertThat(browser.submit("/approvals", pageOf(request) + "/step-up", Map.of())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void severalAtOnceAreOfLowRiskOnly() {
        var request = asked(Requests.grave());

        var answer = browser.submit(
                "/approvals", "/approvals/together", Map.of("chosen", request.approvalId() + ":" + request.actHash()));

        assertThat(answer.body()).contains("GOV-0070");
        assertThat(statusOf(request)).isEqualTo(ApprovalStatus.PENDING);
    }

    private HttpResponse<String> askForCode(ApprovalRequest request) {
        return browser.submit(pageOf(request), pageOf(request) + "/step-up", Map.of());
    }

    private HttpResponse<String> approve(ApprovalRequest request, Map<String, String> proof) {
        var fields = new HashMap<>(proof);
        fields.put("decision", "approve");
        fields.put("act_hash", request.actHash());
        return submit(request, fields);
    }

    private String displayId(ApprovalRequest request) {
        return governance.approval(request.approvalId()).displayId();
    }
}
