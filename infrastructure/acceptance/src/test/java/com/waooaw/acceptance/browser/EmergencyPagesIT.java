package com.waooaw.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.waooaw.acceptance.http.Person.CUSTOMER;
import static com.waooaw.acceptance.http.Person.ENGAGEMENT_GOVERNOR;
import static com.waooaw.acceptance.http.Person.GOVERNOR;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.waooaw.acceptance.flow.MainJob;
import com.waooaw.acceptance.http.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** An emergency on the whole stack: an article goes out without a yes, its Governor finds it was none, and it comes back. */
@Order(39)
class EmergencyPagesIT extends StackPages {

    @Test
    void whatWentOutInAnEmergencyThatWasNoneComesBack() {
        var agent = job.activeAgent();
        var article = job.order(CUSTOMER, job.engage(CUSTOMER, agent.agentId()), MainJob.BRIEF);
        var approval = job.awaitJob(article, "waiting_approval")
                .at("/waits_for/approval_id")
                .asString();
        var hash = job.awaitApproval(ENGAGEMENT_GOVERNOR, approval, found -> found.has("act_hash"))
                .path("act_hash")
                .asString();

        var emergency = declare(approval, hash).expect(201).text("/break_glass_id");

        var done = job.awaitJob(article, "completed");
        assertThat(done.path("outcome").asString()).isEqualTo("succeeded");
        assertThat(stateOfPost(article)).isEqualTo("published");
        assertThat(declare(approval, hash).expect(200).text("/break_glass_id")).isEqualTo(emergency);
        assertThat(review(emergency).expect(404).code())
                .as("whoever declared it")
                .isEqualTo("GOV-0119");

        try (var visit = visit(PHONE).scheme(ColorScheme.DARK)) {
            visit.open(ENGAGEMENT_GOVERNOR, "/approvals/break-glass");
            visit.screenshot("emergencies-dark").fits().hasNoViolation();
            visit.page().locator("a[href$='" + emergency + "']").click();
            assertThat(visit.page().locator("h1")).hasText("It went ahead without your yes");
            visit.screenshot("emergency-dark").fits().hasNoViolation();
            visit.page().locator("#reason").fill("Our site was up all day.");
            visit.page().locator("button[value=unjustified]").click();
            assertThat(visit.page().locator(".outcome")).containsText("unjustified");
            visit.screenshot("emergency-reviewed-dark").fits().hasNoViolation();
            visit.page().locator("a[href$='/veto']").click();
            // the page asks again by itself until it is
            assertThat(visit.page().locator("#undoing"))
                    .hasText("All is undone", new LocatorAssertions.HasTextOptions().setTimeout(60_000));
            visit.fits().hasNoViolation().behaved();
        }

        assertThat(stateOfPost(article)).isEqualTo("unpublished");
        assertThat(stack.origin()
                        .get(CUSTOMER, done.at("/links/deliverable").asString())
                        .expect(200)
                        .text("/state"))
                .isEqualTo("unpublished");
        assertThat(job.audit(approval))
                .extracting(entry -> entry.path("action_type").asString() + " "
                        + entry.path("result").asString())
                .contains("break_glass succeeded", "break_glass_review succeeded", "undo succeeded");
    }

    /** The platform's Governor, in place of the customer's. */
    private static Answer declare(String approval, String hash) {
        return stack.origin()
                .post(
                        GOVERNOR,
                        "/v1/break-glass",
                        Map.of(
                                "approval_id",
                                approval,
                                "act_hash",
                                hash,
                                "condition",
                                "outage",
                                "description",
                                "The customer's own site is down.",
                                "evidence",
                                List.of("INC-1")));
    }

    private static Answer review(String emergency) {
        return stack.origin()
                .post(
                        GOVERNOR,
                        "/v1/break-glass/" + emergency + "/review",
                        Map.of("verdict", "justified", "reason", "It was down."));
    }

    private static String stateOfPost(String article) {
        return job.posts(CUSTOMER).stream()
                .filter(post -> post.path("act_key").asString().equals("publish/" + article))
                .findFirst()
                .orElseThrow()
                .path("state")
                .asString();
    }
}
