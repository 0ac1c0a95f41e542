package com.waooaw.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.waooaw.acceptance.http.Person.GOVERNOR;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.waooaw.acceptance.flow.Vetoes;
import java.util.Locale;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was done without asking, in a browser: it is seen, counted down, and taken back by keys in a tunnel. */
@Order(37)
class VetoPagesIT extends StackPages {

    @ParameterizedTest
    @CsvSource({"360, LIGHT", "360, DARK", "1280, LIGHT", "1280, DARK"})
    void whatWasDoneWithoutAskingIsReadable(int width, ColorScheme scheme) {
        var approval = allowed();
        var name = scheme.name().toLowerCase(Locale.ROOT);
        try (var visit = visit(width).scheme(scheme)) {
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
                var visit = visit(tunnel).open(GOVERNOR, "/approvals")) {
            visit.worksOffline();
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
            visit.isOnlineAgain();
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

    /** The approval of an agent at work that no human was asked about. */
    private static String allowed() {
        return new Vetoes(stack.origin()).allowed().approvalId();
    }
}
