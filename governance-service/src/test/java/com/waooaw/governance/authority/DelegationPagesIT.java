package com.waooaw.governance.authority;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.governance.Browser;
import com.waooaw.governance.Requests;
import com.waooaw.platform.web.Role;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Naming a deputy and looking at what they did, for people with a browser. */
class DelegationPagesIT extends DelegationTest {

    private static final String PAGE = "/approvals/delegations";

    @Test
    void thePageNamesReviewsAndEnds() {
        try (var browser = new Browser(port);
                var other = new Browser(port)) {
            assertThat(browser.logIn(ISSUER, PAGE, "test-platform-governor", null, Role.PLATFORM_GOVERNOR))
                    .isEqualTo(PAGE);
            var refused = browser.submit(PAGE, PAGE, Map.of("deputy", "test-deputy-governor", "days", "7"));
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("Nothing was changed").contains("GOV-0091");

            var named = browser.submit(
                    PAGE,
                    PAGE,
                    Map.of("deputy", "test-deputy-governor", "kind", "time", "days", "7", "reason", "Away <b>"));

            assertThat(Browser.location(named)).isEqualTo(PAGE + "?done=named");
            assertThat(browser.get(PAGE).body()).contains("in force").contains("Away &lt;b&gt;");
            var request = asked(Requests.deployment());
            other.logIn(ISSUER, "/approvals", "test-deputy-governor", null, Role.DEPUTY_GOVERNOR);
            assertThat(other.get("/approvals").body()).contains("in all, the riskiest first");
            assertThat(other.get(PAGE).body())
                    .contains("You decide in the place of test-platform-governor")
                    .doesNotContain("Name a deputy");
            // handing on
            assertThat(other.submit(PAGE, PAGE, Map.of("deputy", "test-deputy-governor"))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(audit("test-deputy-governor")).contains("GOV-0092");
            var page = "/approvals/" + request.approvalId();
            other.submit(
                    page,
                    page + "/decision",
                    Map.of("decision", "deny", "reason", "no", "act_hash", request.actHash()));
            assertThat(other.get(page).body()).contains("as deputy of test-platform-governor");

            var id = json(get("/v1/delegations/acts?unreviewed=true", governor()))
                    .path("items")
                    .get(0)
                    .path("act_id")
                    .asString();
            browser.submit(PAGE, PAGE + "/acts/" + id + "/review", Map.of("verdict", "agree"));
            assertThat(browser.get(PAGE).body()).contains("agreed on");
            var delegation = json(get("/v1/delegations", PLATFORM_DEPUTY))
                    .path("items")
                    .get(0)
                    .path("delegation_id")
                    .asString();
            browser.submit(PAGE, PAGE + "/" + delegation + "/end", Map.of());
            assertThat(other.get(page).statusCode()).isEqualTo(404);
            assertThat(other.get("/approvals").body()).contains("Nothing waits for a decision.");
        }
    }
}
