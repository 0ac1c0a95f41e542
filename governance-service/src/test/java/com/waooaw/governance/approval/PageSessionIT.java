package com.waooaw.governance.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.governance.Browser;
import com.waooaw.governance.PagesTest;
import com.waooaw.governance.Requests;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who gets to the pages, and how they leave. */
class PageSessionIT extends PagesTest {

    @Test
    void whoIsNotLoggedInIsSentToTheIssuerAndBackToThePageTheyWanted() {
        var request = asked(Requests.deployment());

        assertThat(browser.get(pageOf(request)).statusCode()).isEqualTo(302);
        var back = browser.logIn(ISSUER, pageOf(request), "gita", null, Role.PLATFORM_GOVERNOR);

        assertThat(back).isEqualTo(pageOf(request));
        assertThat(browser.sessionCookie())
                .hasValueSatisfying(cookie -> assertThat(cookie.isHttpOnly()).isTrue());
    }

    @Test
    void onlyGovernorsGetIn() {
        logIn("carla", TestTokens.CUSTOMER, Role.CUSTOMER_USER);

        var answer = browser.get("/approvals");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Only a Governor sees and decides approvals.");
    }

    @Test
    void loggingOutEndsTheSessionHereAndAtTheIssuer() {
        logInAsPlatformGovernor();

        var answer = browser.submit("/approvals", "/logout", Map.of());

        assertThat(Browser.location(answer)).startsWith("http://issuer.test/auth/connect/logout?id_token_hint=");
        assertThat(browser.get("/approvals").statusCode()).isEqualTo(302);
    }

    @Test
    void aBadLoginIsSaidSo() {
        browser.get("/approvals");

        var answer = browser.get("/login/oauth2/code/waooaw?code=stolen&state=guessed");

        assertThat(Browser.location(answer)).isEqualTo("/login/failed");
        assertThat(browser.get("/login/failed").statusCode()).isEqualTo(401);
    }

    @Test
    void pagesAllowNothingFromElsewhere() {
        logInAsPlatformGovernor();

        var headers = browser.get("/approvals").headers();

        assertThat(headers.firstValue("Content-Security-Policy"))
                .hasValue("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
                        + "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; "
                        + "base-uri 'none'; frame-ancestors 'none'");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("Cache-Control"))
                .hasValueSatisfying(v -> assertThat(v).contains("no-store"));
        assertThat(browser.get("/assets/governance/governance.css").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aTokenOpensNoPageAndASessionNoApi() {
        var request = asked(Requests.deployment());
        client.get()
                .uri(pageOf(request))
                .headers(h -> h.setBearerAuth(governor()))
                .exchange()
                .expectStatus()
                .isFound();

        logInAsPlatformGovernor();
        assertThat(browser.get("/v1/approvals").statusCode()).isEqualTo(401);
    }
}
