package com.waooaw.governance.budget;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.contracts.agentcreation.AgentState;
import com.waooaw.contracts.agentcreation.AgentStateChanged;
import com.waooaw.governance.Browser;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.testkit.TestTime;
import com.waooaw.platform.web.Role;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a Governor reads about the money of agents. */
class BudgetPageIT extends BudgetServiceTest {

    @Test
    void aBudgetSaysWhoseItIsByNameWhereTheAgentIsKnown() {
        farFromMidnight(Duration.ofHours(1));
        var known = UUID.randomUUID();
        var unknown = UUID.randomUUID();
        spent(agentDay(known.toString()), "4.50");
        spent(agentDay(unknown.toString()), "4.40");

        push.deliver(
                new AgentStateChanged(
                        known,
                        "AGT-" + known,
                        "Writer <b>" + known,
                        "healthcare",
                        "JOB-HC-001",
                        AgentState.DEPLOYING,
                        AgentState.ACTIVE,
                        TestTime.clock().instant(),
                        "1.0.0",
                        null,
                        null),
                Cause.root(UUID.randomUUID()),
                null);

        try (var browser = new Browser(port)) {
            assertThat(browser.logIn(ISSUER, "/approvals/overview", "gita", null, Role.PLATFORM_GOVERNOR))
                    .isEqualTo("/approvals/overview");
            var page = browser.get("/approvals/overview").body();
            assertThat(page)
                    .contains("<span dir=\"auto\">Writer &lt;b&gt;" + known + "</span>")
                    .contains(">" + known + "</span>")
                    .contains(">" + unknown + "</span>")
                    .contains("US$ 4.50 of 5.00");
        }
    }
}
