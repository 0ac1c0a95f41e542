package com.waooaw.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.waooaw.acceptance.http.Person.ENGAGEMENT_GOVERNOR;
import static com.waooaw.acceptance.http.Person.GOVERNOR;
import static com.waooaw.acceptance.http.Person.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.acceptance.flow.Examples;
import com.waooaw.acceptance.flow.MainJob;
import com.waooaw.acceptance.flow.MainJob.Submitted;
import com.waooaw.acceptance.flow.StepUp;
import com.waooaw.acceptance.http.Person;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page on which a human decides, in the browser of that human. */
@Order(35)
class ApprovalPagesIT extends StackPages {

    @ParameterizedTest
    @ValueSource(ints = {360, 1280})
    void fromTheMailToTheDecisionByClicking(int width) {
        var agent = submitted();
        var approval = job.awaitApprovalOf(agent);
        var mail = mailAbout(approval);
        try (var visit = visit(width)) {
            visit.open(NOBODY, "/dev/mailbox").screenshot("mailbox-full").fits().isAccessible();
            visit.open(NOBODY, "/dev/mailbox/" + mail).screenshot("mail").fits().isAccessible();
            visit.page().locator("pre a[href*='" + approval + "']").click();
            visit.login(GOVERNOR);

            assertThat(visit.page()).hasURL(Pattern.compile(".*/approvals/" + approval + ".*"));
            assertThat(visit.page().locator("h2#will-be-done")).isVisible();
            assertThat(visit.page().locator("h2#risks")).isVisible();
            assertThat(visit.page().locator("h2#findings")).isVisible();
            visit.screenshot("approval").fits().isAccessible();
            visit.page().locator("main summary").first().click();
            visit.screenshot("approval-open").fits();
            visit.prove(new StepUp(stack.origin()))
                    .screenshot("approval-code")
                    .fits()
                    .isAccessible();

            visit.page().locator("button[value=approve]").click();

            assertThat(visit.page().locator("button[value=approve]")).hasCount(0);
            visit.screenshot("approval-decided").fits().isAccessible().behaved();
        }
        job.awaitAgent(agent.agentId(), "active");
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1280})
    void theArticleIsReadBeforeItGoesOut(int width) {
        var agent = job.activeAgent();
        var article = job.order(Person.CUSTOMER, job.engage(Person.CUSTOMER, agent.agentId()), MainJob.BRIEF);
        var approval = job.awaitJob(article, "waiting_approval")
                .at("/waits_for/approval_id")
                .asString();
        try (var visit = visit(width).open(ENGAGEMENT_GOVERNOR, "/approvals")) {
            visit.screenshot("approvals").fits().isAccessible();
            visit.page().locator("a[href$='" + approval + "']").click();

            assertThat(visit.page().locator("article.text")).containsText("diabetes");
            assertThat(visit.page().locator("article.text")).containsText("Sources");
            visit.screenshot("approval-article").fits().isAccessible();
            // its text can be changed, which decides nothing before what changes was looked at
            visit.page().locator("a.change-link").click();
            visit.screenshot("approval-edit").fits().isAccessible();
            visit.page().locator("#edit-post_title").fill("Living well, day by day");
            visit.page().locator(".change button").click();
            assertThat(visit.page().locator(".difference ins")).hasText("Living well, day by day");
            visit.screenshot("approval-edited").fits().isAccessible();
            visit.page().locator("p.back a").click();
            visit.page().locator("#reason").fill("Too long for our readers.");
            visit.page().locator("button[value=deny]").click();

            assertThat(visit.page().locator("button[value=deny]")).hasCount(0);
            visit.screenshot("approval-denied").fits().isAccessible().behaved();
        }
        var done = job.awaitJob(article, "completed");
        assertThat(done.path("outcome").asString()).isEqualTo("publication_denied");
    }

    @Test
    void aDoubleClickDecidesOnceAndBackAndReloadDecideNothing() {
        var agent = submitted();
        var approval = job.awaitApprovalOf(agent);
        try (var visit = visit(PHONE).open(GOVERNOR, "/approvals/" + approval)) {
            visit.page().reload();
            visit.page().goBack();
            visit.page().navigate(stack.origin().address() + "/approvals/" + approval);
            assertThat(status(approval)).isEqualTo("pending");

            visit.prove(new StepUp(stack.origin()))
                    .page()
                    .locator("button[value=approve]")
                    .dblclick();
            assertThat(visit.page().locator("button[value=approve]")).hasCount(0);
            var settled = job.awaitApproval(
                            GOVERNOR,
                            approval,
                            found -> !"pending".equals(found.path("status").asString()))
                    .path("decision");
            job.awaitAgent(agent.agentId(), "active");

            visit.page().reload();
            visit.page().goBack();
            visit.page().goForward();
            visit.page().reload();

            var after = job.approval(GOVERNOR, approval);
            assertThat(after.path("status").asString()).isEqualTo("consumed");
            assertThat(after.path("decision")).isEqualTo(settled);
            visit.behaved();
        }
    }

    @Test
    void aPageThatWasLeftOpenCannotDecideAgain() {
        var approval = waiting();
        try (var visit = visit(PHONE).open(GOVERNOR, "/approvals/" + approval)) {
            visit.prove(new StepUp(stack.origin()));
            deny(approval);

            visit.page().locator("button[value=approve]").click();

            assertThat(visit.page().locator("[role=alert]")).isVisible();
            visit.screenshot("approval-too-late").fits().isAccessible().behaved();
        }
        assertThat(status(approval)).isEqualTo("denied");
    }

    @Test
    void hostileTextIsOnlyText() {
        var name = "<img src=x onerror=alert(1)><script>alert(2)</script>'\"${7*7}"
                + UUID.randomUUID().toString().substring(0, 8);
        var agent = job.submit(Examples.named(Examples.WRITER, name));
        var approval = job.awaitApprovalOf(agent);
        var mail = mailAbout(approval);
        try (var visit = visit(PHONE)) {
            for (var page : new String[] {"/approvals/" + approval, "/approvals", "/dev/mailbox/" + mail}) {
                visit.open(GOVERNOR, page);
                assertThat(visit.page().locator("main img, main script").count())
                        .as(page)
                        .isZero();
                assertThat(visit.page().locator("body")).containsText("<script>alert(2)</script>");
                visit.fits().behaved();
            }
            visit.screenshot("hostile");
        }
        deny(approval);
    }

    @Test
    void somebodyWhoIsNoGovernorSeesNoApproval() {
        try (var visit = visit(PHONE).open(Person.CUSTOMER, "/approvals")) {
            assertThat(visit.page().locator("h1")).isVisible();
            assertThat(visit.page().locator("ul.cards")).hasCount(0);
            visit.screenshot("no-governor").fits().isAccessible().behaved();
        }
    }

    private static Submitted submitted() {
        return job.submit(Examples.renamed(Examples.WRITER));
    }

    private static String mailAbout(String approval) {
        return await().until(() -> stack.mailbox().about(approval), found -> !found.isEmpty())
                .getFirst()
                .id();
    }
}
