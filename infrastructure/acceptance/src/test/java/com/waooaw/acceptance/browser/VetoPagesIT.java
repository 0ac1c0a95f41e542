package com.waooaw.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.waooaw.acceptance.http.Person.GOVERNOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.waooaw.acceptance.flow.Examples;
import com.waooaw.acceptance.flow.MainJob;
import com.waooaw.acceptance.stack.OnTheStack;
import com.waooaw.acceptance.stack.RunningStack;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was done without asking, in a browser: it is seen, counted down, and taken back by keys in a tunnel. */
@OnTheStack
@NeedsChromium
@Order(37)
class VetoPagesIT {

    private static final String DAILY_WRITER = "healthcare-daily-writer.yaml";
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

    @ParameterizedTest
    @CsvSource({"360, LIGHT", "360, DARK", "1280, LIGHT", "1280, DARK"})
    void whatWasDoneWithoutAskingIsReadable(int width, ColorScheme scheme) {
        var approval = allowed();
        var name = scheme.name().toLowerCase(Locale.ROOT);
        try (var visit = new Visit(chromium, stack.origin().address(), width).scheme(scheme)) {
            visit.open(GOVERNOR, "/approvals");
            var card = visit.page().locator("a[href$='" + approval + "']");
            assertThat(card).isHidden();
            visit.page().locator(".by-precedent summary").click();
            assertThat(card).isVisible();
            assertThat(card.locator("time.countdown")).containsText("left");
            visit.screenshot("veto-inbox-" + name).fits().hasNoViolation();

            visit.open(GOVERNOR, "/approvals/" + approval);
            visit.page().locator("#veto summary").click();
            assertThat(visit.page().locator("#category")).isVisible();
            visit.screenshot("veto-form-" + name).fits().hasNoViolation();
            visit.behaved();
        }
    }

    @Test
    void aVetoSaidByKeysInATunnelIsSentWhenTheConnectionIsBack() {
        var approval = allowed();
        try (var tunnel = new Tunnel(stack.origin().address());
                var visit = new Visit(chromium, stack.origin().address(), PHONE, tunnel).open(GOVERNOR, "/approvals")) {
            visit.page().waitForFunction("() => navigator.serviceWorker.controller !== null");
            visit.open(GOVERNOR, "/approvals/" + approval);
            visit.page().waitForLoadState();
            tunnel.cut();
            visit.page().reload();
            assertThat(visit.page().locator("#connection")).containsText("No connection.");

            visit.page().keyboard().press("v");
            assertThat(visit.page().locator("#category")).isFocused();
            visit.page().locator("#category").selectOption("safety");
            visit.page().locator("#veto-reason").fill("Said in a tunnel.");
            visit.page().locator("button[value=veto]").click();
            assertThat(visit.page().locator("#veto input[name=confirmed]:focus"))
                    .hasCount(1);
            visit.page().locator("#veto input[name=confirmed]").check();
            visit.page().locator("button[value=veto]").click();
            assertThat(visit.page().locator("h1")).hasText("Kept, and not sent yet");
            assertThat(status(approval)).isEqualTo("auto_approved");
            visit.page().navigate(stack.origin().address() + "/approvals");

            tunnel.mend();
            visit.page().evaluate("() => window.dispatchEvent(new Event('online'))");
            assertThat(visit.page().locator("#connection")).containsText("Your decision was sent.");

            visit.open(GOVERNOR, "/approvals/" + approval + "/veto");
            // the page asks again by itself until it is
            assertThat(visit.page().locator("#undoing"))
                    .hasText("All is undone", new LocatorAssertions.HasTextOptions().setTimeout(60_000));
            visit.screenshot("veto-undone").fits().hasNoViolation();
        }
        assertThat(status(approval)).isEqualTo("vetoed");
        assertThat(job.approval(GOVERNOR, approval).path("reason").asString()).isEqualTo("Said in a tunnel.");
    }

    private static String allowed() {
        var agent = job.submit(Examples.renamed(DAILY_WRITER)).agentId();
        return await().atMost(Duration.ofMinutes(1))
                .until(() -> allowed(agent), Optional::isPresent)
                .orElseThrow();
    }

    /** Its creation waits for nobody, so nothing but the approval itself names it. */
    private static Optional<String> allowed(String agent) {
        var allowed = stack.origin()
                .get(GOVERNOR, "/v1/approvals?status=auto_approved")
                .expect(200)
                .json();
        return MainJob.items(allowed).stream()
                .filter(approval -> approval.path("subject_id").asString().equals(agent))
                .map(approval -> approval.path("approval_id").asString())
                .findFirst();
    }

    private static String status(String approvalId) {
        return job.approval(GOVERNOR, approvalId).path("status").asString();
    }
}
