package com.waooaw.governance.notification;

import static com.waooaw.governance.Answers.problem;
import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.governance.Browser;
import com.waooaw.governance.PagesTest;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Devices and quiet hours, as a Governor sets them. */
class ReachPagesIT extends PagesTest {

    private static final String PAGE = "/approvals/devices";

    /** Whose Governor nobody else is. */
    private final UUID customer = UUID.randomUUID();

    private final String token = TestTokens.of(customer, Role.ENGAGEMENT_GOVERNOR);
    private final Subscription subscription = new Subscription();

    @Test
    void whoHasSaidNothingHasTheHoursOfTheConfiguration() {
        var hours = json(get("/v1/quiet-hours", token));

        assertThat(hours.path("zone").asString()).isEqualTo("UTC");
        assertThat(hours.path("from").asString()).isEqualTo("22:00");
        assertThat(hours.path("to").asString()).isEqualTo("07:00");
    }

    @Test
    void aGovernorChoosesTheirOwnAndNobodyElses() {
        assertThat(json(put(Map.of("zone", "Europe/Berlin", "from", "21:30", "to", "06:15"), token))
                        .path("zone")
                        .asString())
                .isEqualTo("Europe/Berlin");

        var hours = json(get("/v1/quiet-hours", token));
        assertThat(hours.path("from").asString()).isEqualTo("21:30");
        assertThat(hours.path("to").asString()).isEqualTo("06:15");
        var stranger = TestTokens.of(UUID.randomUUID(), Role.ENGAGEMENT_GOVERNOR);
        assertThat(json(get("/v1/quiet-hours", stranger)).path("zone").asString())
                .isEqualTo("UTC");
        problem(get("/v1/quiet-hours", TestTokens.as(Role.ADMIN)), 403, "WEB-0007");
        assertThat(json(get(
                                "/v1/audit/events?subject_id=test-engagement-governor-" + customer,
                                TestTokens.as(Role.ADMIN)))
                        .toString())
                .contains("quiet_hours_chosen");
    }

    @ParameterizedTest
    @CsvSource({
        "Mars/Olympus,  22:00, 07:00",
        "+02:00,        22:00, 07:00",
        "'',            22:00, 07:00",
        "Europe/Berlin, 25:00, 07:00",
        "Europe/Berlin, 22:00, 7:00",
        "Europe/Berlin, 22:00:00, 07:00",
        "Europe/Berlin, noon, 07:00"
    })
    void hoursThatAreNoneAreRefused(String zone, String from, String to) {
        problem(put(Map.of("zone", zone, "from", from, "to", to), token), 422, "GOV-0080");
    }

    @Test
    void theSamePageSetsThem() {
        logIn();

        var saved = browser.submit(
                PAGE, PAGE + "/quiet-hours", Map.of("zone", "Asia/Kolkata", "from", "23:00", "to", "06:00"));

        assertThat(Browser.location(saved)).isEqualTo(PAGE + "?done=quiet");
        assertThat(browser.get(PAGE + "?done=quiet").body())
                .contains("Your quiet hours are saved.")
                .contains("value=\"23:00\"")
                .contains("value=\"Asia/Kolkata\" selected");
        var refused =
                browser.submit(PAGE, PAGE + "/quiet-hours", Map.of("zone", "Nowhere", "from", "23:00", "to", "06:00"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Nothing was changed").contains("GOV-0080");
        assertThat(json(get("/v1/quiet-hours", token)).path("zone").asString()).isEqualTo("Asia/Kolkata");
    }

    @Test
    void aDeviceIsNamedSeenRenamedAndRemovedOnThePage() {
        logIn();
        assertThat(browser.get(PAGE).body()).contains("No device has a name yet");

        var named = browser.submit(
                PAGE,
                PAGE,
                Map.of(
                        "label",
                        "Phone <b>",
                        "endpoint",
                        PROVIDERS.baseUrl() + "/push/page",
                        "p256dh",
                        subscription.p256dh(),
                        "auth",
                        subscription.auth()));
        assertThat(Browser.location(named)).isEqualTo(PAGE + "?done=named");
        var page = browser.get(PAGE).body();
        assertThat(page)
                .contains("Phone &lt;b&gt;")
                .contains("Browser</span>")
                .contains("last seen")
                .doesNotContain("/push/page");
        var id = json(get("/v1/devices", token))
                .path("items")
                .get(0)
                .path("device_id")
                .asString();

        browser.submit(PAGE, PAGE + "/" + id + "/label", Map.of("label", "Tablet"));
        assertThat(browser.get(PAGE).body()).contains("Tablet");
        var refused = browser.submit(PAGE, PAGE + "/" + id + "/label", Map.of("label", " "));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(browser.post(PAGE + "/" + id + "/removal", Map.of()).statusCode())
                .as("without the token of a form")
                .isEqualTo(403);
        browser.submit(PAGE, PAGE + "/" + id + "/removal", Map.of());

        assertThat(browser.get(PAGE).body()).contains("No device has a name yet");
        assertThat(json(get("/v1/devices", token)).path("items").size()).isZero();
    }

    @Test
    void nobodyButAGovernorSeesThePage() {
        for (var path : List.of(PAGE, PAGE + "?done=named")) {
            assertThat(browser.get(path).statusCode()).isEqualTo(302);
        }
        browser.logIn(ISSUER, PAGE, "somebody", customer, Role.CUSTOMER_USER);

        var refused = browser.get(PAGE);

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("GOV-0014");
    }

    @Test
    void aLoginLeadsBackToThePage() {
        assertThat(browser.logIn(ISSUER, PAGE, "somebody", customer, Role.ENGAGEMENT_GOVERNOR))
                .isEqualTo(PAGE);
    }

    private void logIn() {
        browser.logIn(ISSUER, PAGE, "somebody", customer, Role.ENGAGEMENT_GOVERNOR);
    }

    private RestTestClient.ResponseSpec put(Map<String, String> hours, String by) {
        return client.put()
                .uri("/v1/quiet-hours")
                .headers(h -> h.setBearerAuth(by))
                .body(hours)
                .exchange();
    }
}
