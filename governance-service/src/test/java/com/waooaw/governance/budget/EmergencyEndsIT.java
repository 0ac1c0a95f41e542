package com.waooaw.governance.budget;

import static com.waooaw.governance.Answers.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.activities.governance.BudgetActivities.BudgetRef;
import com.waooaw.activities.governance.BudgetActivities.Doing;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.testkit.TestTime;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What becomes of a request for more money that is not answered: it ends, is told anew, or to whom it was not told before. */
class EmergencyEndsIT extends EmergencyRequestTest {

    @Test
    void whatAnExecutionAskedForLapsesWhenNobodyWaitsAnyMoreAndItsAgentAsksAgain() {
        var work = new Doing("AGT-" + customer, null, null, null, null, null, null, null, null, null);
        var first = dearExecution(work);
        for (int i = 1; i < 5; i++) {
            assertThat(dearExecution(work)).isNotNull();
        }

        TestTime.advance(Duration.ofMinutes(40));

        assertThat(dearExecution(work)).isNotNull();
        problem(answer(first, itsGovernor, "continue", null), 409, "GOV-0129");
        await().atMost(PATIENCE).until(() -> auditOf(first).contains("emergency_request_lapsed failed"));
    }

    @Test
    void anIncreaseEndsWhatWasAskedForAndAnAnswerAfterItGrantsNothing() {
        var plan = plan(customer, "pro");
        spent(plan, "30");
        var id = asked(plan, WORK);

        increase(plan, "0.09");
        assertThat(asked(plan, WORK)).isEqualTo(id);
        increase(plan, "0.01");

        problem(answer(id, itsGovernor, "continue", null), 409, "GOV-0127");
        assertThat(seen(plan, itsGovernor).path("cap_usd").asString()).isEqualTo("30.10");
        assertThat(auditOf(id))
                .containsExactly(
                        "emergency_request succeeded",
                        "emergency_request_lapsed succeeded",
                        "emergency_request_answer refused");
    }

    @Test
    void moneyThatComesBackEndsWhatWasAskedForAlsoWhereWhoeverWaitedHasTakenItByThen() {
        var trial = plan(customer, "trial");
        var out = lent(wish(trial, "0.10", "0.10"));
        spent(trial, "4.80");
        var rest = lent(wish(trial, "0.10", "0.10"));
        // more than comes back: exhausted, and not with others
        var id = refused("exhausted", wishing(trial, "0.21", WORK)).emergencyRequestId();
        assertThat(id).isNotNull();
        increaseByPlatform(trial, "0.01");
        assertThat(listed(governor())).contains(id.toString());
        returned(out, "0");
        returned(rest, "0");

        lent(wish(trial, "0.21", "0.21"));

        assertThat(json(get("/v1/budget-requests/" + id, governor()))
                        .path("status")
                        .asString())
                .isEqualTo("lapsed");
    }

    @Test
    void ofATrialThatIsRefusedAgainAfterAllWasSaidItsGovernorIsToldAnew() {
        var trial = plan(customer, "trial");
        spent(trial, "5");
        var id = asked(trial, WORK);
        await().atMost(PATIENCE).until(() -> words(id) == 1);
        TestTime.advance(Duration.ofMinutes(41));
        await().atMost(PATIENCE).until(() -> words(id) == 3);

        assertThat(asked(trial, WORK)).isEqualTo(id);

        await().atMost(PATIENCE).until(() -> words(id) == 1);
        var again = superuser()
                .sql("select asked_at from governance.emergency_request where id = :id")
                .param("id", id)
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        await().atMost(PATIENCE)
                .until(() -> announced(Ids.of(
                        "emergency-request-told",
                        Ids.of("emergency-request-asked-again", id, again),
                        "platform_governor")));
    }

    @Test
    void whoStandsInForATimeIsToldAtOnce() {
        var delegation = UUID.fromString(created(client.post()
                        .uri("/v1/delegations")
                        .headers(h -> h.setBearerAuth(engagementGovernor()))
                        .body(Map.of(
                                "deputy",
                                "test-deputy-governor-" + TestTokens.CUSTOMER,
                                "until",
                                TestTime.clock()
                                        .instant()
                                        .plus(Duration.ofDays(2))
                                        .toString(),
                                "reason",
                                "On holiday"))
                        .exchange())
                .path("delegation_id")
                .asString());
        try {
            var plan = plan(TestTokens.CUSTOMER, "starter");
            spent(plan, "10");
            var id = asked(plan, WORK);

            await().atMost(PATIENCE).until(() -> announced(Ids.of("deputy-call", id, delegation)));
        } finally {
            superuser()
                    .sql("update governance.delegation set ended_at = until, ended_by = 'tests' where ended_at is null")
                    .update();
        }
    }

    @Test
    void whatAnOperatorAsksForIsAnOperatorsInTheLog() {
        var agent = agentDay();
        spent(agent, "5");
        var asked = created(post("/v1/budget-requests", TestTokens.as(Role.ADMIN), plea(agent, Map.of())));
        var entry = json(get("/v1/audit/events?subject_id=" + asked.path("id").asString(), TestTokens.as(Role.ADMIN)))
                .path("items")
                .get(0);

        assertThat(entry.path("actor_type").asString()).isEqualTo("operator");
    }

    private void increase(BudgetRef budget, String amount) {
        increase(budget, amount, itsGovernor);
    }

    private void increaseByPlatform(BudgetRef budget, String amount) {
        increase(budget, amount, governor());
    }

    private void increase(BudgetRef budget, String amount, String token) {
        created(post(
                "/v1/budgets/%s/%s/increase-requests".formatted(budget.scope().wireName(), budget.id()),
                token,
                Map.of("amount_usd", amount, "reason", "It is worth it.")));
    }

    /** How much of what there is to say its Governor was told. */
    private static int words(UUID id) {
        return superuser()
                .sql("select num_nonnulls(told_at, reminded_at, deputies_at) from governance.emergency_request"
                        + " where id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }
}
