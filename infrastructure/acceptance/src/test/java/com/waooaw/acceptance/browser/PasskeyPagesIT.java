package com.waooaw.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.waooaw.acceptance.http.Person.GOVERNOR;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.waooaw.acceptance.flow.StepUp;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A passkey of a device that Chromium pretends to have: the very scripts of the page, against the very service. */
@Order(36)
class PasskeyPagesIT extends StackPages {

    @ParameterizedTest
    @ValueSource(ints = {360, 1280})
    void aPasskeyIsAddedWithACodeAndSaysYes(int width) {
        var approval = waiting();
        var grave =
                job.approval(GOVERNOR, approval).path("risk_level").asString().equals("high");
        try (var visit = visit(width).open(GOVERNOR, "/approvals/passkeys")) {
            pretendADevice(visit);
            visit.screenshot("passkeys-none").fits().isAccessible();
            visit.page().locator("form.step-up button").click();
            visit.page().locator("#code").waitFor();
            new StepUp(stack.origin())
                    .fields(visit.page().content(), "a new passkey")
                    .forEach((field, value) -> visit.page().locator("#" + field).fill(value));
            visit.page().locator("#label").fill("Telephone");
            visit.screenshot("passkeys-code").fits().isAccessible();
            visit.page().locator("form.new-passkey button").click();
            assertThat(visit.page().locator("ul.lines")).containsText("Telephone");
            visit.screenshot("passkeys").fits().isAccessible();

            if (grave) {
                visit.open(GOVERNOR, "/approvals/" + approval);
                visit.screenshot("approval-passkey").fits().isAccessible();
                visit.page().locator(".by-passkey").click();
                assertThat(visit.page().locator("button[value=approve]")).hasCount(0);
                assertThat(job.approval(GOVERNOR, approval)
                                .at("/decision/strength")
                                .asString())
                        .isEqualTo("passkey");
            }

            visit.open(GOVERNOR, "/approvals/passkeys");
            visit.page().locator("ul.lines button").click();
            assertThat(visit.page().locator("ul.lines")).hasCount(0);
            visit.behaved();
        }
    }

    /** What this window has from now on. */
    static void pretendADevice(Visit visit) {
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        var device = new JsonObject();
        device.add("options", options);
        var devtools = visit.page().context().newCDPSession(visit.page());
        devtools.send("WebAuthn.enable");
        devtools.send("WebAuthn.addVirtualAuthenticator", device);
    }
}
