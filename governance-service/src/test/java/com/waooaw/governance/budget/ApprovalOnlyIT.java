package com.waooaw.governance.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.activities.governance.BudgetActivities.BudgetRef;
import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.contracts.agentcreation.AgentState;
import com.waooaw.contracts.agentcreation.AgentStateChanged;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.governance.Requests;
import com.waooaw.platform.testkit.TestDatabase;
import com.waooaw.platform.testkit.TestTime;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a precedent would allow is a human's to allow, once an agent has nearly spent its day. */
class ApprovalOnlyIT extends BudgetServiceTest {

    @BeforeEach
    void aDayWithTimeLeft() {
        farFromMidnight(Duration.ofHours(2));
        // the vetoes of other tests would put the precedent out of force
        JdbcClient.create(TestDatabase.superuser("waooaw"))
                .sql("truncate governance.precedent_count")
                .update();
    }

    @Test
    void anAgentThatHasNearlySpentItsDayAsksAHumanUntilItMaySpendMore() {
        var agent = UUID.randomUUID();
        var day = agentDay(agent.toString());
        spent(day, "4.74");
        assertThat(statusOf(about(agent.toString()))).isEqualTo(ApprovalStatus.AUTO_APPROVED);

        spent(day, "0.01");

        assertThat(statusOf(about(agent.toString()))).isEqualTo(ApprovalStatus.PENDING);
        increased(day, "1.00");
        assertThat(statusOf(about(agent.toString()))).isEqualTo(ApprovalStatus.AUTO_APPROVED);
    }

    @Test
    void whatWasSpentYesterdayHoldsNobodyBackToday() {
        var agent = UUID.randomUUID().toString();
        spent(agentDay(agent), "5.00");
        assertThat(statusOf(about(agent))).isEqualTo(ApprovalStatus.PENDING);

        TestTime.advance(Duration.ofDays(1));

        assertThat(statusOf(about(agent))).isEqualTo(ApprovalStatus.AUTO_APPROVED);
    }

    @Test
    void anAgentIsKnownByItsDisplayIdToo() {
        var agent = UUID.randomUUID();
        var displayId = "AGT-" + agent;
        spent(agentDay(agent.toString()), "5.00");
        push.deliver(
                new AgentStateChanged(
                        agent,
                        displayId,
                        "Healthcare content writer",
                        "healthcare",
                        "JOB-HC-001",
                        AgentState.DEPLOYING,
                        AgentState.ACTIVE,
                        TestTime.clock().instant(),
                        "1.0.0",
                        null,
                        null),
                Requests.allowedDeployment().cause(),
                null);

        await().untilAsserted(() -> assertThat(statusOf(about(displayId))).isEqualTo(ApprovalStatus.PENDING));
    }

    private ApprovalStatus statusOf(ApprovalRequest request) {
        return governance.requestApproval(request).status();
    }

    /** What {@code DEMO-001} allows, about this agent. */
    private static ApprovalRequest about(String agent) {
        return Requests.about(agent, Requests.allowedDeployment());
    }

    private void increased(BudgetRef budget, String amount) {
        client.post()
                .uri("/v1/budgets/%s/%s/increase-requests"
                        .formatted(budget.scope().wireName(), budget.id()))
                .headers(headers -> {
                    headers.setBearerAuth(governor());
                    headers.set("Idempotency-Key", UUID.randomUUID().toString());
                })
                .body(Map.of("amount_usd", amount, "reason", "one more article"))
                .exchange()
                .expectStatus()
                .is2xxSuccessful();
    }
}
