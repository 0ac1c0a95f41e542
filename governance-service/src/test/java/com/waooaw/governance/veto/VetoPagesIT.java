package com.waooaw.governance.veto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.governance.Browser;
import com.waooaw.governance.PagesTest;
import com.waooaw.governance.Requests;
import com.waooaw.platform.testkit.TestDatabase;
import com.waooaw.platform.testkit.TestTime;
import com.waooaw.platform.web.Role;
import io.temporal.client.WorkflowClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class VetoPagesIT extends PagesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Whose Governor nobody else's questions wait for. */
    private final UUID customer = UUID.randomUUID();

    @Autowired
    WorkflowClient temporal;

    FakeCompensations services;

    @BeforeEach
    void start() {
        JdbcClient.create(TestDatabase.superuser("waooaw"))
                .sql("truncate governance.precedent_count")
                .update();
        services = new FakeCompensations(temporal);
    }

    @AfterEach
    void stop() {
        services.close();
    }

    @Test
    void theInboxShowsFoldedWhatWasDoneWithoutAskingAndHowLongItCanBeTakenBack() {
        var request = allowed();
        logIn();

        var page = browser.get("/approvals").body();

        assertThat(page)
                .contains("Nothing waits for a decision.")
                .contains("<details class=\"fold by-precedent\">")
                .contains("Done without asking you")
                .contains("1, can still be taken back")
                .contains(request.approvalId().toString())
                .contains("precedent GEN-004")
                .contains("23 hours 59 minutes left")
                .contains("not begun yet");
    }

    @Test
    void thePageOfAnApprovalOffersTheVetoAndLookingVetoesNothing() {
        var request = allowed();
        logIn();

        for (int i = 0; i < 5; i++) {
            var page = browser.get(pageOf(request)).body();
            assertThat(page)
                    .contains("Approved by a precedent; it can still be taken back")
                    .contains("GEN-004, version 1")
                    .contains("data-left=")
                    .contains("<details class=\"fold\" id=\"veto\">")
                    .contains("action=\"" + pageOf(request) + "/veto\"")
                    .contains("name=\"decision\" value=\"veto\"");
            browser.get(pageOf(request) + "/veto?category=safety&reason=x&confirmed=yes&decision=veto");
        }
        assertThat(statusOf(request)).isEqualTo(ApprovalStatus.AUTO_APPROVED);
        assertThat(browser.get(pageOf(request) + "/veto").statusCode()).isEqualTo(404);
    }

    @Test
    void aVetoLeadsToHowTheUndoingGoes() {
        var request = allowed();
        logIn();

        var answer = veto(request, Map.of());

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(Browser.location(answer)).isEqualTo(pageOf(request) + "/veto");
        await().atMost(PATIENCE)
                .until(() -> browser.get(pageOf(request) + "/veto").body().contains("All is undone"));
        assertThat(browser.get(pageOf(request) + "/veto").body())
                .contains("by enzo (safety). Reason: it may harm somebody")
                .contains("Unpublish")
                .contains("undone=1")
                .doesNotContain("hx-trigger=\"every 5s\"");
        assertThat(browser.get(pageOf(request)).body())
                .contains("Taken back by a Governor")
                .contains("How the undoing goes")
                .doesNotContain("id=\"veto\"");
        assertThat(browser.get("/approvals/history").body()).contains("taken back");
        assertThat(browser.get("/approvals").body())
                .doesNotContain(request.approvalId().toString());
        assertThat(veto(request, Map.of()).statusCode()).as("a double click").isEqualTo(303);
    }

    @Test
    void whatIsStillBeingUndoneIsSaidAndKeptUpToDate() {
        var request = allowed();
        services.fails("unpublish");
        logIn();
        veto(request, Map.of());
        await().atMost(PATIENCE)
                .until(() -> services.asked(request.approvalId()).contains("unpublish failed"));

        assertThat(browser.get(pageOf(request) + "/veto").body())
                .contains("It is being undone")
                .contains("0 of 1 steps are done.")
                .contains("not yet")
                .contains("hx-get=\"" + pageOf(request) + "/veto\"");
        services.works("unpublish");
    }

    @ParameterizedTest(name = "{0}={1}: {2}")
    @CsvSource({
        "category, galactic, 422, what is wrong",
        "category, unknown, 422, what is wrong",
        "category, '', 422, what is wrong",
        "confirmed, '', 422, GOV-0054",
        "reason, ' ', 422, GOV-0004",
        "act_hash, '', 409, GOV-0006",
        "act_hash, 00, 409, GOV-0006"
    })
    void whatIsMissingIsSaidAndNothingIsTakenBack(String field, String value, int status, String said) {
        var request = allowed();
        logIn();

        var answer = veto(request, Map.of(field, value));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("Nothing was taken back").contains(said);
        assertThat(statusOf(request)).isEqualTo(ApprovalStatus.AUTO_APPROVED);
    }

    @Test
    void aReasonNobodyReadsIsRefused() {
        var request = allowed();
        logIn();

        assertThat(veto(request, Map.of("reason", "x".repeat(10_000))).body()).contains("GOV-0011");
        assertThat(statusOf(request)).isEqualTo(ApprovalStatus.AUTO_APPROVED);
    }

    @Test
    void aVetoNeedsAFormOfOurs() {
        var request = allowed();
        logIn();

        var answer = browser.post(pageOf(request) + "/veto", fields(request));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(statusOf(request)).isEqualTo(ApprovalStatus.AUTO_APPROVED);
    }

    @Test
    void anotherCustomersGovernorFindsNothing() {
        var request = allowed();
        logIn("olga", UUID.randomUUID(), Role.ENGAGEMENT_GOVERNOR);

        assertThat(browser.get("/approvals").body()).doesNotContain("Done without asking you");
        var answer = browser.submit("/approvals", pageOf(request) + "/veto", fields(request));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(statusOf(request)).isEqualTo(ApprovalStatus.AUTO_APPROVED);
    }

    @Test
    void whoIsSentToTheLoginComesBackToTheUndoing() {
        var request = allowed();

        assertThat(browser.logIn(ISSUER, pageOf(request) + "/veto", "enzo", customer, Role.ENGAGEMENT_GOVERNOR))
                .isEqualTo(pageOf(request) + "/veto");
    }

    @Test
    void hostileReasonsStayText() {
        var request = allowed();
        logIn();
        veto(request, Map.of("reason", "<script>alert(1)</script> \u202e"));

        assertThat(browser.get(pageOf(request) + "/veto").body())
                .doesNotContain("<script>alert")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; ‹U+202E›");
    }

    @Test
    void whenTheWindowHasClosedThePageOffersNoVetoAndTakesNone() {
        var request = allowed();
        logIn();
        TestTime.awaitTimer(temporal, "approval-" + request.approvalId());
        TestTime.advance(Duration.ofHours(24).plusMillis(1));

        assertThat(browser.get(pageOf(request)).body())
                .contains("Approved by a precedent, and not taken back in time")
                .doesNotContain("id=\"veto\"");
        var answer = veto(request, Map.of());

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("GOV-0050");
    }

    private ApprovalRequest allowed() {
        var request = asked(Requests.allowedPublication(customer));
        assertThat(statusOf(request)).isEqualTo(ApprovalStatus.AUTO_APPROVED);
        return request;
    }

    private void logIn() {
        logIn("enzo", customer, Role.ENGAGEMENT_GOVERNOR);
    }

    private HttpResponse<String> veto(ApprovalRequest request, Map<String, String> changed) {
        var fields = new HashMap<>(fields(request));
        fields.putAll(changed);
        return browser.submit("/approvals", pageOf(request) + "/veto", fields);
    }

    private static Map<String, String> fields(ApprovalRequest request) {
        return Map.of(
                "category", "safety",
                "reason", "it may harm somebody",
                "confirmed", "yes",
                "decision", "veto",
                "act_hash", request.actHash());
    }
}
