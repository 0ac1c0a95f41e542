package com.waooaw.governance.budget;

import static com.waooaw.governance.Answers.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.activities.governance.BudgetActivities.BudgetRef;
import com.waooaw.contracts.governance.BudgetRequestAnswered;
import com.waooaw.contracts.governance.BudgetRequestAnswered.Option;
import com.waooaw.contracts.governance.BudgetScope;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.testkit.TestTime;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** What an answer to a request for money leaves, and what a spent budget tells. */
class MoneyAnswersIT extends EmergencyRequestTest {

    private static final String DEPUTY = TestTokens.of(TestTokens.CUSTOMER, Role.DEPUTY_GOVERNOR, Role.CUSTOMER_USER);
    private static final String PLATFORM_DEPUTY = TestTokens.as(Role.DEPUTY_GOVERNOR);

    @Test
    void whatIsToBeMendedIsToldToWhoeverSpendsWithoutTheGovernorsWords() {
        var agent = agentDay();
        spent(agent, "5");
        var id = asked(agent, WORK);

        json(answer(id, governor(), "optimise", null));

        await().atMost(PATIENCE).until(() -> told(id).size() == 1);
        var event = told(id).getFirst();
        assertThat(event.option()).isEqualTo(Option.OPTIMISE);
        assertThat(event.budgetId()).isEqualTo(agent.id());
        assertThat(event.agent()).isEqualTo("AGT-WRITER-HC-001");
        assertThat(event.optimisation()).isEqualTo("Add the missing terms to the corpus.");
        assertThat(event.grantedUsd()).isNull();
        assertThat(json(get("/v1/audit/events?subject_id=" + id, TestTokens.as(Role.ADMIN)))
                        .toString())
                .contains("\"to_mend\":\"Add the missing terms to the corpus.\"");
    }

    @Test
    void whatADeputyAnswersIsReviewedByTheGovernorInWhosePlace() {
        named(engagementGovernor(), "test-deputy-governor-" + TestTokens.CUSTOMER);
        named(governor(), "test-deputy-governor");
        var paid = plan(TestTokens.CUSTOMER, "starter");
        spent(paid, "10");
        var theirs = asked(paid, WORK);
        var trial = plan(TestTokens.CUSTOMER, "trial");
        spent(trial, "5");
        var platforms = asked(trial, WORK);

        json(answer(theirs, DEPUTY, "continue", "0.20"));
        // the customer's money, and the platform's to answer for
        json(answer(platforms, PLATFORM_DEPUTY, "wait", null));

        var act = acts(engagementGovernor()).getFirst();
        assertThat(act.path("budget_request_id").asString()).isEqualTo(theirs.toString());
        assertThat(act.has("approval_id")).isFalse();
        assertThat(act.path("decision").asString()).isEqualTo("continue");
        var other = acts(governor()).getFirst();
        assertThat(other.path("budget_request_id").asString()).isEqualTo(platforms.toString());
        assertThat(acts(engagementGovernor()).toString()).doesNotContain(platforms.toString());
        for (var one : List.of(
                Map.entry(engagementGovernor(), act.path("act_id").asString()),
                Map.entry(governor(), other.path("act_id").asString()))) {
            json(post("/v1/delegations/acts/" + one.getValue() + "/review", one.getKey(), Map.of("verdict", "agree")));
        }
        assertThat(auditOf(UUID.fromString(other.path("act_id").asString())))
                .containsExactly("deputy_acted succeeded", "deputy_act_reviewed succeeded");
        superuser()
                .sql("update governance.delegation set ended_at = until, ended_by = 'tests' where ended_at is null")
                .update();
    }

    @Test
    void moreThanAnyBudgetHoldsIsNoIncrease() {
        var agent = agentDay();
        spent(agent, "1");
        superuser()
                .sql("update governance.budget set granted_micros = 999999994500000 where id = :id")
                .param("id", agent.id())
                .update();

        problem(increase(agent, "0.51"), 422, "WEB-0002");
        increase(agent, "0.50").expectStatus().isCreated();

        assertThat(seen(agent, governor()).path("cap_usd").asString()).isEqualTo("1000000000.00");
    }

    @Test
    void aSpentBudgetOfQueriesIsOneNoticeThatLeadsToTheQuestion() {
        var queries = new BudgetRef(BudgetScope.AGENT_QUERY, UUID.randomUUID().toString(), null, null, null);
        spent(queries, "1");
        var id = asked(queries, WORK);

        await().atMost(PATIENCE).until(() -> announced(Ids.of("emergency-request-told", id, "platform_governor")));
        await().atMost(PATIENCE).until(() -> told(queries).size() == 3);
        assertThat(superuser()
                        .sql("""
                                select page from governance.announcement
                                where person is null and (requester = :budget or page = :page)
                                """)
                        .param("budget", queries.id())
                        .param("page", "/approvals/budget-requests/" + id)
                        .query(String.class)
                        .list())
                .containsExactly("/approvals/budget-requests/" + id);
    }

    private List<BudgetRequestAnswered> told(UUID request) {
        return carrier.payloads(BudgetRequestAnswered.class).stream()
                .filter(event -> event.requestId().equals(request))
                .toList();
    }

    private void named(String governor, String deputy) {
        var until = TestTime.clock().instant().plus(Duration.ofDays(2)).toString();
        created(post(
                "/v1/delegations",
                governor,
                Map.of("deputy", deputy, "on_silence", false, "until", until, "reason", "On holiday")));
    }

    private List<JsonNode> acts(String governor) {
        return json(get("/v1/delegations/acts?unreviewed=true", governor))
                .path("items")
                .valueStream()
                .filter(act -> act.has("budget_request_id"))
                .toList();
    }

    private ResponseSpec increase(BudgetRef budget, String amount) {
        return post(
                "/v1/budgets/agent_day/" + budget.id() + "/increase-requests",
                governor(),
                Map.of("amount_usd", amount, "reason", "It is worth it."));
    }
}
