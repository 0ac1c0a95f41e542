package com.waooaw.governance.budget;

import static com.waooaw.governance.Answers.problem;
import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.activities.governance.BudgetActivities.BudgetRef;
import com.waooaw.platform.testkit.TestTime;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

class BudgetApiIT extends BudgetServiceTest {

    /** A customer for each test: what a Governor may grant in a month is counted by customer. */
    final UUID customer = UUID.randomUUID();

    @BeforeEach
    void aDayWithTimeLeft() {
        farFromMidnight(Duration.ofHours(2));
    }

    @Test
    void aBudgetIsShownToItsCustomerAndToThePlatformsGovernorAlone() {
        var plan = plan(customer, "pro");
        lent(wish(plan, "1", "4"));
        spent(plan, "2.5");

        for (var token : List.of(governorOf(customer), TestTokens.of(customer, Role.CUSTOMER_USER), governor())) {
            var seen = seen(plan, token);
            assertThat(seen.path("cap_usd").asString()).isEqualTo("30.00");
            assertThat(seen.path("spent_usd").asString()).isEqualTo("2.50");
            assertThat(seen.path("leased_usd").asString()).isEqualTo("4.00");
            assertThat(seen.path("available_usd").asString()).isEqualTo("23.50");
            assertThat(seen.path("utilisation_percent").decimalValue()).isEqualByComparingTo("8.33");
        }
        for (var stranger : List.of(
                governorOf(TestTokens.OTHER_CUSTOMER),
                TestTokens.of(TestTokens.OTHER_CUSTOMER, Role.CUSTOMER_USER),
                TestTokens.as(Role.ADMIN))) {
            problem(get(path(plan), stranger), 404, "GOV-0040");
        }
    }

    @Test
    void thePlatformsBudgetsAreNoBusinessOfCustomers() {
        var agent = agentDay();
        spent(agent, "1");

        assertThat(seen(agent, TestTokens.as(Role.VIEWER)).path("spent_usd").asString())
                .isEqualTo("1.00");
        problem(get(path(agent), governorOf(customer)), 404, "GOV-0040");
        problem(get("/v1/budgets/platform", governorOf(customer)), 403, "WEB-0007");
        problem(get("/v1/budgets/platform/month", governorOf(customer)), 404, "GOV-0040");
        assertThat(json(get("/v1/budgets/platform", TestTokens.as(Role.ADMIN)))
                        .path("governance")
                        .path("cap_usd")
                        .asString())
                .isEqualTo("5.00");
    }

    @Test
    void whatThereIsNotIsNotFound() {
        problem(get("/v1/budgets/agent_day/" + UUID.randomUUID(), governor()), 404, "GOV-0040");
        problem(get("/v1/budgets/everything/1", governor()), 404, "GOV-0040");
        problem(get("/v1/budgets/platform/year", governor()), 404, "GOV-0040");
        problem(get("/v1/budgets/unknown/1", governor()), 404, "GOV-0040");
        problem(more(agentDay(), "1", governor(), null), 404, "GOV-0040");
    }

    @Test
    void theGovernorOfACustomerGrantsUpToALimitAMonthOverAllBudgets() {
        var first = plan(customer, "starter");
        var second = plan(customer, "starter");
        spent(first, "10");
        spent(second, "1");
        refused("exhausted", wish(first, "1", "1"));

        assertThat(granted(more(first, "30", governorOf(customer), null))
                        .path("cap_usd")
                        .asString())
                .isEqualTo("40.00");
        problem(more(second, "20.01", governorOf(customer), null), 403, "GOV-0045");
        granted(more(second, "20", governorOf(customer), null));
        problem(more(second, "0.01", governorOf(customer), null), 403, "GOV-0045");

        assertThat(lent(wish(first, "30", "100")).amountUsd()).isEqualTo("30.00");
        assertThat(granted(more(second, "500", governor(), null))
                        .path("authority")
                        .asString())
                .isEqualTo("platform_governor");
        assertThat(seen(second, governorOf(customer)).path("granted_usd").asString())
                .isEqualTo("520.00");
        TestTime.advance(Duration.ofDays(32));
        granted(more(second, "50", governorOf(customer), null));
    }

    @Test
    void whatATrialMayCostIsThePlatformsToRaise() {
        var trial = plan(customer, "trial");
        spent(trial, "1");

        problem(more(trial, "0.01", governorOf(customer), null), 403, "GOV-0045");
        assertThat(granted(more(trial, "5", governor(), null)).path("cap_usd").asString())
                .isEqualTo("10.00");
    }

    @Test
    void aRepeatedRequestGrantsOnce() {
        var plan = plan(customer, "starter");
        spent(plan, "1");

        var first = granted(more(plan, "5", governorOf(customer), "again"));
        var second = granted(more(plan, "5", governorOf(customer), "again"));

        assertThat(second).isEqualTo(first);
        assertThat(seen(plan, governor()).path("granted_usd").asString()).isEqualTo("5.00");
        problem(more(plan, "6", governorOf(customer), "again"), 409, "WEB-0011");
    }

    @Test
    void whatWasGrantedIsInTheAuditLogAndEndsWithThePeriod() {
        var agent = agentDay();
        spent(agent, "5");
        var day = today();

        granted(more(agent, "2", governor(), null));

        assertThat(audited(agent, day)).contains("budget_increased succeeded");
        assertThat(lent(wish(agent, "2", "5")).amountUsd()).isEqualTo("2.00");
        TestTime.advance(Duration.ofDays(1));
        assertThat(seen(agent, governor()).path("cap_usd").asString()).isEqualTo("5.00");
    }

    @Test
    void nobodyElseGrants() {
        var plan = plan(customer, "pro");
        spent(plan, "1");

        problem(more(plan, "1", governorOf(TestTokens.OTHER_CUSTOMER), null), 404, "GOV-0040");
        problem(more(plan, "1", TestTokens.of(customer, Role.CUSTOMER_USER), null), 403, "WEB-0007");
        problem(more(plan, "1", TestTokens.as(Role.ADMIN), null), 403, "WEB-0007");
        problem(more(plan, "1", TestTokens.as(Role.SERVICE), null), 403, "WEB-0007");
    }

    @Test
    void whatIsNoIncreaseIsRefused() {
        var plan = plan(customer, "pro");
        spent(plan, "1");

        for (var amount : List.of("0", "0.000000", "-1", "NaN", "1e3", "", "1000000", "0.0000001")) {
            problem(more(plan, amount, governorOf(customer), null), 422, "WEB-0002");
        }
        problem(post(plan, governor(), Map.of("amount_usd", "1"), null), 422, "WEB-0002");
        problem(post(plan, governor(), Map.of("amount_usd", 1, "reason", "more"), null), 422, "WEB-0002");
        problem(post(plan, governor(), Map.of("amount_usd", "1", "reason", "x".repeat(501)), null), 422, "WEB-0002");
        assertThat(seen(plan, governor()).path("granted_usd").asString()).isEqualTo("0.00");
    }

    private static String governorOf(UUID customer) {
        return TestTokens.of(customer, Role.ENGAGEMENT_GOVERNOR);
    }

    private static String path(BudgetRef budget) {
        return "/v1/budgets/%s/%s".formatted(budget.scope().wireName(), budget.id());
    }

    private ResponseSpec more(BudgetRef budget, String amount, String token, String key) {
        return post(budget, token, Map.of("amount_usd", amount, "reason", "the campaign ends tomorrow"), key);
    }

    private ResponseSpec post(BudgetRef budget, String token, Map<String, ?> body, String key) {
        return client.post()
                .uri(path(budget) + "/increase-requests")
                .headers(h -> {
                    h.setBearerAuth(token);
                    if (key != null) {
                        h.set("Idempotency-Key", key);
                    }
                })
                .body(body)
                .exchange();
    }

    private static JsonNode granted(ResponseSpec response) {
        return response.expectStatus()
                .isCreated()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }
}
