package com.waooaw.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.waooaw.acceptance.http.Person.GOVERNOR;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Governor's inbox in a browser: it keeps itself up to date, is worked by keys, and survives a tunnel. */
@Order(36)
class InboxPagesIT extends StackPages {

    @Test
    void whatComesInWhileThePageIsOpenIsThereAndIsReachedByKeys() {
        try (var visit = visit(1280).open(GOVERNOR, "/approvals")) {
            var approval = waiting();
            var card = visit.page().locator("a[href$='" + approval + "']");
            assertThat(card).isVisible();

            visit.page().keyboard().press("j");
            assertThat(visit.page().locator("a.card:focus")).hasCount(1);
            visit.page().keyboard().press("k");
            assertThat(visit.page().locator("a.card").first()).isFocused();
            card.focus();
            visit.page().keyboard().press("Enter");
            assertThat(visit.page()).hasURL(Pattern.compile(".*/approvals/" + approval));
            // the script that knows the keys comes with the page, and not before it
            visit.page().waitForLoadState();

            visit.page().keyboard().press("d");
            assertThat(visit.page().locator("#reason")).isFocused();
            visit.page().keyboard().type("Not a good time, all in all.");
            assertThat(visit.page().locator("#reason")).hasValue("Not a good time, all in all.");
            visit.page().locator("h1").click();
            visit.page().keyboard().press("a");
            assertThat(visit.page().locator("button[value=approve]")).isFocused();
            assertThat(status(approval)).isEqualTo("pending");
            visit.behaved();
        }
    }

    @Test
    void aNoSaidWithoutAConnectionIsSentWhenItIsBackAndAYesIsNot() {
        var approval = waiting();
        try (var tunnel = new Tunnel(stack.origin().address());
                var visit = visit(tunnel).open(GOVERNOR, "/approvals")) {
            visit.worksOffline();
            visit.open(GOVERNOR, "/approvals/" + approval);

            tunnel.cut();
            visit.page().reload();
            assertThat(visit.page().locator("h2#will-be-done")).isVisible();
            assertThat(visit.page().locator("#connection")).containsText("No connection.");
            assertThat(visit.page().locator("button[value=approve]")).isDisabled();
            visit.screenshot("inbox-offline").fits();

            visit.page().locator("#reason").fill("Said in a tunnel.");
            visit.page().locator("button[value=deny]").click();
            assertThat(visit.page().locator("h1")).hasText("Kept, and not sent yet");
            assertThat(status(approval)).isEqualTo("pending");
            visit.page().navigate(stack.origin().address() + "/approvals");
            assertThat(visit.page().locator("#connection")).containsText("1 decision waits to be sent.");

            tunnel.mend();
            visit.isOnlineAgain();
            assertThat(visit.page().locator("#connection")).containsText("Your decision was sent.");
        }
        assertThat(status(approval)).isEqualTo("denied");
        assertThat(job.approval(GOVERNOR, approval).path("reason").asString()).isEqualTo("Said in a tunnel.");
    }

    @Test
    void whoLogsOutLeavesNothingBehind() {
        var approval = waiting();
        try (var tunnel = new Tunnel(stack.origin().address());
                var visit = visit(tunnel).open(GOVERNOR, "/approvals")) {
            visit.worksOffline();
            visit.open(GOVERNOR, "/approvals/" + approval);
            visit.page().locator("form.who button").click();
            visit.page().waitForURL(address -> !address.contains("/approvals"));

            tunnel.cut();
            visit.page().navigate(stack.origin().address() + "/approvals/" + approval);
            assertThat(visit.page().locator("h1")).hasText("No connection");
        }
    }

    @Test
    void whatIsPushedIsShownOnceForOneApprovalAndLeadsToIt() {
        try (var visit = visit(PHONE).open(GOVERNOR, "/approvals/devices")) {
            var page = visit.page();
            page.context().grantPermissions(List.of("notifications"));
            visit.worksOffline();
            var browser = page.context().newCDPSession(page);
            var worker = new AtomicReference<String>();
            browser.on(
                    "ServiceWorker.workerRegistrationUpdated",
                    event -> event.getAsJsonArray("registrations")
                            .forEach(one -> worker.set(
                                    one.getAsJsonObject().get("registrationId").getAsString())));
            browser.send("ServiceWorker.enable");
            page.waitForCondition(() -> worker.get() != null);

            for (var body : List.of("the first", "the second")) {
                var push = new JsonObject();
                push.addProperty("origin", stack.origin().address().toString());
                push.addProperty("registrationId", worker.get());
                push.addProperty("data", """
                        {"title":"Publish a text","body":"%s","tag":"one","url":"/approvals/history","receipt":"none"}
                        """.formatted(body));
                browser.send("ServiceWorker.deliverPushMessage", push);
            }

            page.waitForFunction("""
                    async () => {
                      const shown = await (await navigator.serviceWorker.ready).getNotifications();
                      return shown.length === 1 && shown[0].title === 'Publish a text' && shown[0].body === 'the second'
                          && shown[0].data.url === '/approvals/history';
                    }
                    """);
        }
    }

    @ParameterizedTest
    @CsvSource({"360, LIGHT", "360, DARK", "1280, LIGHT", "1280, DARK"})
    void everyPageIsReadable(int width, ColorScheme scheme) {
        var approval = waiting();
        try (var visit = visit(width).scheme(scheme)) {
            for (var page : new String[] {
                "/approvals",
                "/approvals/" + approval,
                "/approvals/history",
                "/approvals/break-glass",
                "/approvals/overview",
                "/approvals/devices",
                "/approvals/delegations",
                "/approvals/together",
                "/approvals/offline"
            }) {
                visit.open(GOVERNOR, page)
                        .screenshot("inbox" + page.replace(approval, "one").replace('/', '-') + "-"
                                + scheme.name().toLowerCase(java.util.Locale.ROOT))
                        .fits()
                        .hasNoViolation();
            }
            visit.behaved();
        }
    }
}
