package com.waooaw.governance.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.governance.Browser;
import com.waooaw.platform.testkit.TestTime;
import com.waooaw.platform.web.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What waits, in order and in pages, and who may see it. */
class InboxIT extends InboxTest {

    @Test
    void theRiskiestComeFirstAndOfThoseTheOneThatIsDecidedSoonest() {
        var low = asked("low");
        var soon = asked("high");
        TestTime.advance(Duration.ofMinutes(1));
        var later = asked("high");
        var critical = asked("critical");
        logIn();

        var page = browser.get("/approvals").body();

        assertThat(order(page, critical, soon, later, low)).isSorted();
        assertThat(page)
                .contains("<span>4</span> in all")
                .contains("US$ 0.0123")
                .contains("23 hours 59 minutes left");
    }

    @Test
    void whatIsPutAsideComesAfterWhatIsNot() {
        var aside = asked("high");
        logIn();
        submit(aside, Map.of("decision", "defer", "reason", "not today", "act_hash", aside.actHash()));
        var waiting = asked("high");

        var page = browser.get("/approvals").body();

        assertThat(order(page, waiting, aside)).isSorted();
        assertThat(page).contains("put aside");
    }

    @Test
    void aHundredAreAPage() {
        for (int i = 0; i < 100; i++) {
            asked("high");
        }
        var last = asked("medium");
        logIn();

        var first = browser.get("/approvals").body();
        var second = browser.get("/approvals?page=1").body();

        assertThat(first)
                .doesNotContain(last.approvalId().toString())
                .contains("href=\"/approvals?page=1\"")
                .contains("<span>101</span> in all");
        assertThat(second)
                .contains(last.approvalId().toString())
                .contains("href=\"/approvals?page=0\"")
                .doesNotContain("href=\"/approvals?page=2\"");
        assertThat(browser.get("/approvals?page=7").body()).contains("Nothing more waits.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "x", "99999", "1e9", "%00", "0'%20or%201=1"})
    void whatIsNoPageIsTheFirst(String page) {
        var request = asked("low");
        logIn();

        assertThat(browser.get("/approvals?page=" + page).body())
                .contains(request.approvalId().toString());
    }

    @Test
    void thePartForOpenPagesHasNoFrame() {
        var request = asked("low");
        logIn();

        var part = browser.get("/approvals/cards").body();

        assertThat(part)
                .contains(request.approvalId().toString())
                .doesNotContain("<html")
                .doesNotContain("<header");
        assertThat(part.strip()).startsWith("<div id=\"cards\"");
    }

    @Test
    void anotherCustomersGovernorSeesAndApprovesNothingOfIt() {
        var request = asked("low");
        logIn("olga", UUID.randomUUID(), Role.ENGAGEMENT_GOVERNOR);

        assertThat(browser.get("/approvals").body()).contains("Nothing waits for a decision.");
        assertThat(browser.get("/approvals/together?id=" + request.approvalId()).body())
                .contains("Nothing is chosen")
                .doesNotContain(request.approvalId().toString());
        assertThat(approve(request.approvalId() + ":" + request.actHash()))
                .contains("there is no such approval (GOV-0001)");
        assertThat(statusOf(request)).isEqualTo(ApprovalStatus.PENDING);
        assertThat(browser.get("/approvals/history").body())
                .doesNotContain(request.approvalId().toString());
    }

    @Test
    void whoIsNoGovernorHasNoInbox() {
        logIn("carla", customer, Role.CUSTOMER_USER);

        for (var path : List.of("/approvals", "/approvals/cards", "/approvals/history", "/approvals/together")) {
            assertThat(browser.get(path).statusCode()).as(path).isEqualTo(403);
        }
        assertThat(browser.get("/approvals/stream").statusCode()).isEqualTo(403);
        assertThat(browser.get("/approvals/session").statusCode()).isEqualTo(403);
    }

    @Test
    void aScriptWithoutASessionIsToldSoAndNobodyComesBackToWhatItAskedFor() {
        for (var path : List.of("/approvals/cards", "/approvals/stream", "/approvals/session")) {
            assertThat(browser.get(path).statusCode()).as(path).isEqualTo(401);
        }
        assertThat(browser.logIn(ISSUER, "/approvals/history", "enzo", customer, Role.ENGAGEMENT_GOVERNOR))
                .isEqualTo("/approvals/history");
    }

    @Test
    void theHistorySaysWhoDecidedWhatAndHowLongItTook() {
        var request = asked("medium");
        logIn();
        TestTime.advance(Duration.ofMinutes(7));
        submit(request, Map.of("decision", "deny", "reason", "no", "act_hash", request.actHash()));

        assertThat(browser.get("/approvals/history").body())
                .contains(request.approvalId().toString())
                .contains("denied")
                .contains("after 7 minutes")
                .contains("by enzo")
                .contains("took no longer than <strong>7 minutes</strong>");
    }

    @Test
    void theOverviewShowsTheMoneyOfThisCustomerAndNoAgentsOfThePlatform() {
        logIn();

        assertThat(browser.get("/approvals/overview").body())
                .contains("Nothing was spent yet.")
                .doesNotContain("<h2 id=\"agents\">");
        browser.close();
        browser = new Browser(port);
        logIn("gita", null, Role.PLATFORM_GOVERNOR);
        assertThat(browser.get("/approvals/overview").body()).contains("<h2 id=\"agents\">Agents</h2>");
    }

    @Test
    void whatABrowserNeedsToWorkOfflineIsThere() {
        assertThat(browser.get("/approvals/worker.js").headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/javascript"));
        assertThat(browser.get("/approvals/offline").body())
                .contains("No connection")
                .doesNotContain("Log out");
        for (var file : List.of("inbox.js", "htmx/htmx.min.js", "htmx/sse.js", "manifest.webmanifest", "icon.svg")) {
            assertThat(browser.get("/assets/governance/" + file).statusCode())
                    .as(file)
                    .isEqualTo(200);
        }
        assertThat(browser.get("/assets/governance/htmx/LICENSE").statusCode()).isEqualTo(404);
        logIn();
        assertThat(browser.get("/approvals/session").body())
                .contains("\"subject\":\"enzo\"")
                .contains("\"parameter\":\"_csrf\"");
    }

    private static List<Integer> order(String page, ApprovalRequest... requests) {
        return java.util.Arrays.stream(requests)
                .map(request -> page.indexOf(request.approvalId().toString()))
                .peek(at -> assertThat(at).isNotNegative())
                .toList();
    }
}
