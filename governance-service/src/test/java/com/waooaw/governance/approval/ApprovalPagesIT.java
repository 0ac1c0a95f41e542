package com.waooaw.governance.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.governance.PagesTest;
import com.waooaw.governance.Requests;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the page of an approval shows, and that looking at it decides nothing. */
class ApprovalPagesIT extends PagesTest {

    private static final String HOSTILE = """
            # Living <script>alert(1)</script>

            Take 10\u202e mg of <img src=x onerror=alert(2)> [[${7*7}]] ${8*8} "quoted" & 'single'

            ## </article><form action="/approvals/x/decision" method="post">
            """;

    @Test
    void thePageShowsExactlyWhatWillBeDone() {
        var request = asked(Requests.deployment());
        logInAsPlatformGovernor();

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
        logInAsPlatformGovernor();

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
    void whatCannotBeUndoneIsReadAndSaidToBeBeforeAYes() {
        var request = asked(Requests.withRisk(Requests.deployment(), "medium", false));
        logInAsPlatformGovernor();

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

    private void logInAsEngagementGovernor() {
        logIn("enzo", TestTokens.CUSTOMER, Role.ENGAGEMENT_GOVERNOR);
    }
}
