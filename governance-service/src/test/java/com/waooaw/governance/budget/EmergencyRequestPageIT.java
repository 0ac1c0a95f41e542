package com.waooaw.governance.budget;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.activities.governance.BudgetActivities.Doing;
import com.waooaw.governance.Browser;
import com.waooaw.platform.web.Role;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A request for more money in front of its Governor. */
class EmergencyRequestPageIT extends EmergencyRequestTest {

    @Test
    void thePageShowsWhatNobodyKnowsAsUnknownAndAnswers() {
        var agent = agentDay();
        spent(agent, "5");
        var id = asked(agent, new Doing(null, "job <b>1</b>", null, null, null, null, null, null, null, null));
        var page = "/approvals/budget-requests/" + id;
        try (var gita = new Browser(port);
                var enzo = new Browser(port)) {
            assertThat(gita.logIn(ISSUER, page, "gita", null, Role.PLATFORM_GOVERNOR))
                    .isEqualTo(page);
            enzo.logIn(ISSUER, "/approvals/budget-requests", "enzo-" + customer, customer, Role.ENGAGEMENT_GOVERNOR);
            assertThat(enzo.get(page).statusCode()).isEqualTo(404);
            assertThat(enzo.get("/approvals/budget-requests").body()).contains("Nobody waits for money.");
            assertThat(gita.get("/approvals/budget-requests").body()).contains(page);
            assertThat(gita.get(page).body())
                    .contains("job &lt;b&gt;1&lt;/b&gt;")
                    .contains("unknown, 80 % is what is expected")
                    .contains("name=\"option\"");

            assertThat(gita.post(page + "/answer", Map.of("option", "continue", "reason", "Go on."))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(say(gita, page, "continue", "a dime", "Go on.")).isEqualTo(422);
            assertThat(say(gita, page, "", "1", "Go on.")).isEqualTo(422);
            assertThat(say(gita, page, "continue", "1", " ")).isEqualTo(422);
            assertThat(say(gita, page, "continue", "1000000000", "Go on.")).isEqualTo(422);
            assertThat(say(gita, page, "continue", "1.25", "Go on.")).isEqualTo(303);

            assertThat(gita.get(page).body())
                    .contains("US$ 1.25 more")
                    .contains("Reason: Go on.")
                    .doesNotContain("name=\"option\"");
            assertThat(seen(agent, governor()).path("cap_usd").asString()).isEqualTo("6.25");
        }
    }

    private static int say(Browser browser, String page, String option, String amount, String reason) {
        return browser.submit(page, page + "/answer", Map.of("option", option, "amount", amount, "reason", reason))
                .statusCode();
    }
}
