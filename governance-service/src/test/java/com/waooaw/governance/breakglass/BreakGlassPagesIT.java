package com.waooaw.governance.breakglass;

import static com.waooaw.governance.Answers.body;
import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.governance.Browser;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An emergency, read and reviewed by people with a browser. */
class BreakGlassPagesIT extends BreakGlassTest {

    @Test
    void itsGovernorReadsAndReviewsItOnAPage() {
        var request = asked(publication(requester()));
        var id = id(body(declare(service, with(request, "description", "<b>down</b>")), 201));
        var page = "/approvals/break-glass/" + id;
        try (var browser = new Browser(port)) {
            assertThat(browser.logIn(ISSUER, page, "enzo", TestTokens.CUSTOMER, Role.ENGAGEMENT_GOVERNOR))
                    .isEqualTo(page);

            assertThat(browser.get("/approvals/break-glass").body())
                    .contains(page)
                    .contains("waits for your review");
            assertThat(browser.get(page).body())
                    .contains("It went ahead without your yes")
                    .contains("&lt;b&gt;down&lt;/b&gt;")
                    .contains("It may be done once, until");
            assertThat(browser.submit(page, page, Map.of("verdict", "justified", "reason", ""))
                            .statusCode())
                    .isEqualTo(422);
            assertThat(browser.submit(page, page, Map.of("verdict", "justified", "reason", "it was down"))
                            .statusCode())
                    .isEqualTo(303);
            assertThat(browser.get(page).body())
                    .contains("Review: justified")
                    .contains("by enzo. Reason: it was down")
                    .doesNotContain("<textarea");
            assertThat(browser.get("/approvals/" + request.approvalId()).body())
                    .contains("Nobody said yes: it was declared an emergency");
        }
    }
}
