package com.waooaw.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.waooaw.acceptance.http.Person.CUSTOMER;
import static com.waooaw.acceptance.http.Person.ENGAGEMENT_GOVERNOR;
import static com.waooaw.acceptance.http.Person.GOVERNOR;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import com.waooaw.acceptance.flow.MainJob;
import com.waooaw.acceptance.flow.StepUp;
import com.waooaw.acceptance.stack.OnTheStack;
import com.waooaw.acceptance.stack.RunningStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A question that is passed on, in a browser as narrow as a phone: by a key, decided by somebody else, and the job goes on. */
@OnTheStack
@NeedsChromium
@Order(38)
class EscalationPagesIT {

    private static final int PHONE = 360;

    private static RunningStack stack;
    private static MainJob job;
    private static Chromium chromium;

    @BeforeAll
    static void start(RunningStack running) {
        stack = running;
        job = new MainJob(running.origin());
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        chromium.close();
    }

    @Test
    void aJobWaitsOnUntilThePlatformGovernorHasDecidedWhatItsGovernorPassedOn() {
        var agent = job.activeAgent();
        var article = job.order(CUSTOMER, job.engage(CUSTOMER, agent.agentId()), MainJob.BRIEF);
        var approval = job.awaitJob(article, "waiting_approval")
                .at("/waits_for/approval_id")
                .asString();
        try (var enzo = new Visit(chromium, stack.origin().address(), PHONE)) {
            enzo.open(ENGAGEMENT_GOVERNOR, "/approvals/" + approval);
            enzo.page().waitForLoadState();
            enzo.page().keyboard().press("e");
            assertThat(enzo.page().locator("#pass-on-reason")).isFocused();
            enzo.screenshot("escalation-form").fits().hasNoViolation();
            enzo.page().locator("#pass-on-reason").fill("Ask somebody who knows the sources.");
            enzo.page().locator("button[value=escalate]").click();
            assertThat(enzo.page().locator("button[value=approve]")).hasCount(0);
            enzo.screenshot("escalation-passed-on").fits().hasNoViolation();
            enzo.page().navigate(stack.origin().address() + "/approvals/escalations");
            enzo.fits().hasNoViolation().behaved();
        }
        assertThat(job.approval(GOVERNOR, approval).path("status").asString()).isEqualTo("pending");

        try (var gita = new Visit(chromium, stack.origin().address(), PHONE)) {
            gita.open(GOVERNOR, "/approvals/escalations");
            gita.screenshot("escalations").fits().hasNoViolation();
            gita.page().locator("a.card:has-text('was passed on')").first().click();
            gita.screenshot("escalation").fits().hasNoViolation();
            gita.page().locator("a[href$='" + approval + "']").click();
            gita.prove(new StepUp(stack.origin()));
            gita.page().locator("button[value=approve]").click();
            assertThat(gita.page().locator(".outcome")).containsText("Approved");
            gita.behaved();
        }
        assertThat(job.awaitJob(article, "completed").path("outcome").asString())
                .isEqualTo("succeeded");
    }

    @Test
    void anEscalationIsReadAndDecidedInTheDark() {
        var raised = stack.origin()
                .post(
                        ENGAGEMENT_GOVERNOR,
                        "/v1/escalations",
                        Map.of(
                                "type",
                                "ambiguity",
                                "description",
                                "May our agent name a competitor where the source does?",
                                "parties",
                                List.of("marketing", "compliance"),
                                "options",
                                List.of(
                                        Map.of("option", "deny", "description", "It names nobody."),
                                        Map.of("option", "as_in_source", "description", "As the source does.")),
                                "recommendation",
                                "deny",
                                "blast_radius",
                                "low",
                                "urgency",
                                "high"))
                .expect(201)
                .text("/escalation_id");
        try (var visit = new Visit(chromium, stack.origin().address(), PHONE).scheme(ColorScheme.DARK)) {
            visit.open(GOVERNOR, "/approvals/escalations/" + raised);
            visit.screenshot("escalation-dark").fits().hasNoViolation();
            visit.page().locator("input[value=deny]").check();
            visit.page().locator("#reason").fill("Nobody asked them.");
            visit.page().locator(".escalation button").click();
            assertThat(visit.page().locator(".outcome")).containsText("Nobody asked them.");
            visit.screenshot("escalation-decided-dark").fits().hasNoViolation();
            visit.behaved();
        }
    }
}
