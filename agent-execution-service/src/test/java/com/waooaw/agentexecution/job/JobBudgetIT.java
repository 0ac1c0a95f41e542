package com.waooaw.agentexecution.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.activities.governance.BudgetActivities.LeaseRequest;
import com.waooaw.agentexecution.ExecutionIT;
import com.waooaw.contracts.governance.BudgetScope;
import com.waooaw.platform.kernel.Usd;
import com.waooaw.platform.testkit.TestTime;
import com.waooaw.platform.testkit.TestTokens;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A job takes what it costs out of every budget that has to pay for it, or does nothing that costs. */
class JobBudgetIT extends ExecutionIT {

    @Test
    void aJobIsPaidForByItselfItsAgentItsPlanAndThePlatform() {
        var agent = activeAgent();
        var engagement = engage(agent);
        var job = submit(engagement, FEET);
        var cost = awaitJob(job, "waiting_approval").at("/costs/total_usd").decimalValue();
        assertThat(cost).isPositive();

        assertThat(asked(job.toString())).singleElement().satisfies(lease -> {
            assertThat(lease.budget().customerId()).isEqualTo(TestTokens.CUSTOMER);
            // what a Governor is told who is asked for more
            assertThat(lease.doing().task()).contains(job.toString());
            assertThat(lease.doing().progress()).isZero();
            assertThat(lease.doing().skillsLeft()).startsWith("research");
            assertThat(lease.doing().cacheHitRate()).isNull();
        });
        assertThat(asked(agent.agentId().toString()))
                .extracting(lease -> lease.budget().scope())
                .containsExactlyInAnyOrder(BudgetScope.AGENT_QUERY, BudgetScope.AGENT_DAY);
        assertThat(asked(engagement.toString()))
                .singleElement()
                .satisfies(lease -> assertThat(lease.budget().plan()).isEqualTo("trial"));

        TestTime.advance(Duration.ofMinutes(11));
        var spent = Usd.of(cost).toString();
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(budgets.spent(BudgetScope.EXECUTION, job.toString())).isEqualTo(spent);
            assertThat(budgets.spent(BudgetScope.AGENT_DAY, agent.agentId().toString()))
                    .isEqualTo(spent);
            assertThat(budgets.spent(BudgetScope.AGENT_QUERY, agent.agentId().toString()))
                    .isEqualTo(spent);
            assertThat(budgets.spent(BudgetScope.PLAN, engagement.toString())).isEqualTo(spent);
        });
    }

    @Test
    void aSecondJobNeedsALeaseForItselfOnly() {
        var agent = activeAgent();
        var engagement = engage(agent);
        awaitJob(submit(engagement, FEET), "waiting_approval");

        var second = submit(engagement, FEET);
        awaitJob(second, "waiting_approval");

        assertThat(asked(second.toString())).hasSize(1);
        assertThat(asked(agent.agentId().toString())).hasSize(2);
        assertThat(asked(engagement.toString())).hasSize(1);
    }

    @Test
    void aJobWithoutMoneyFailsBeforeItAsksForAnything() {
        var agent = activeAgent();
        var engagement = engage(agent);
        budgets.empty.add(engagement.toString());

        var job = submit(engagement, FEET);

        var failed = awaitJob(job, "failed", "waiting_approval");
        assertThat(failed.at("/failure/code").asString()).isEqualTo("EXE-0022");
        assertThat(failed.at("/costs/total_usd").decimalValue()).isZero();
        assertThat(answered(job)).isZero();

        budgets.empty.remove(engagement.toString());
        // what the plan includes is spent, and for a while nobody asks again (P-06)
        post(customer, "/v1/jobs", Map.of("engagement_id", engagement, "brief", FEET))
                .expectStatus()
                .isEqualTo(402)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("EXE-0022");
        TestTime.advance(Duration.ofMinutes(5).plusSeconds(1));
        awaitJob(submit(engagement, FEET), "waiting_approval");
    }

    private long answered(UUID job) {
        return count("research_query", "job_id = :id and answer is not null", job);
    }

    private List<LeaseRequest> asked(String budget) {
        return budgets.lent.values().stream()
                .filter(lease -> lease.budget().id().equals(budget))
                .toList();
    }
}
