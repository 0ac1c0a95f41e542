package com.waooaw.governance.budget;

import static com.waooaw.governance.Answers.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.activities.governance.BudgetActivities.Doing;
import com.waooaw.governance.budget.EmergencyRequest.Option;
import com.waooaw.governance.budget.EmergencyRequestRules.Verdict;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.kernel.Usd;
import com.waooaw.platform.testkit.TestTime;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who has spent a budget asks its Governor for more, and goes on where the answer is yes. */
class EmergencyRequestIT extends EmergencyRequestTest {

    @Test
    void whoIsRefusedAtTheCapAsksOnceAndAYesRaisesTheCapOnce() {
        var agent = agentDay();
        spent(agent, "5");
        var id = asked(agent, WORK);

        assertThat(asked(agent, null)).isEqualTo(id);
        var seen = json(get("/v1/budget-requests/" + id, governor()));
        assertThat(seen.path("status").asString()).isEqualTo("open");
        assertThat(seen.path("holds").asString()).isEqualTo("suspended");
        assertThat(seen.path("assigned_to").asString()).isEqualTo("platform_governor");
        assertThat(seen.path("agent").asString()).isEqualTo("AGT-WRITER-HC-001");
        assertThat(seen.path("skills_left").get(0).asString()).isEqualTo("publish");
        assertThat(seen.path("spent_today_usd").asString()).isEqualTo("5.00");
        assertThat(seen.path("asked_usd").asString()).isEqualTo("0.10");
        assertThat(seen.path("recommendation").asString()).isEqualTo("continue");
        assertThat(seen.path("raised_by").asString()).isEqualTo(HOLDER);

        var answered = json(answer(id, governor(), "continue", null));

        assertThat(answered.path("answer").path("granted_usd").asString()).isEqualTo("0.10");
        assertThat(json(answer(id, governor(), "continue", null))).isEqualTo(answered);
        problem(answer(id, governor(), "wait", null), 409, "GOV-0002");
        problem(answer(id, governor(), "continue", "3"), 409, "GOV-0002");
        var now = seen(agent, governor());
        assertThat(now.path("granted_usd").asString()).isEqualTo("0.10");
        assertThat(now.path("cap_usd").asString()).isEqualTo("5.10");
        assertThat(lent(wish(agent, "0.10", "1")).amountUsd()).isEqualTo("0.10");
        assertThat(audited(agent, today())).contains("budget_increased succeeded");
        assertThat(auditOf(id))
                .containsExactly(
                        "emergency_request succeeded",
                        "emergency_request_answered succeeded",
                        "emergency_request_answer refused",
                        "emergency_request_answer refused");
    }

    @Test
    void manyAnswersAtOnceGrantOnce() throws Exception {
        var agent = agentDay();
        spent(agent, "5");
        var id = asked(agent, WORK);
        var gita = new EmergencyViewer("gita", true, null, null);
        var saying = new EmergencyRequests.Saying(Option.CONTINUE, Usd.parse("0.50"), "It is worth it.");

        var verdicts = new ArrayList<Future<Verdict>>();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                verdicts.add(callers.submit(() -> requests.answer(id, gita, saying, Cause.root(UUID.randomUUID()))
                        .orElseThrow()));
            }
        }

        var taken = new ArrayList<Verdict>();
        for (var verdict : verdicts) {
            taken.add(verdict.get());
        }
        assertThat(taken).filteredOn(Verdict.Becomes.class::isInstance).hasSize(1);
        assertThat(taken).filteredOn(Verdict.Stands.class::isInstance).hasSize(7);
        assertThat(seen(agent, governor()).path("granted_usd").asString()).isEqualTo("0.50");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wait", "optimise"})
    void anyOtherAnswerLeavesItSuspendedUntilTheResetAndNobodyAsksAgain(String option) {
        var agent = agentDay();
        spent(agent, "5");
        var id = asked(agent, null);
        var unknown = json(get("/v1/budget-requests/" + id, governor()));
        assertThat(unknown.has("task")).isFalse();
        assertThat(unknown.has("cache_hit_rate")).isFalse();
        assertThat(unknown.path("agent").asString()).isEqualTo(agent.id());
        assertThat(unknown.path("recommendation").asString()).isEqualTo("wait");

        json(answer(id, governor(), option, null));

        assertThat(refused("exhausted", wish(agent, "0.10", "1")).emergencyRequestId())
                .isNull();
        problem(plead(agent, Map.of()), 409, "GOV-0128");
        assertThat(seen(agent, governor()).path("granted_usd").asString()).isEqualTo("0.00");
        TestTime.advance(Duration.ofDays(1));
        assertThat(lent(wish(agent, "5", "5")).amountUsd()).isEqualTo("5.00");
    }

    @Test
    void anAnswerAfterThePeriodGrantsNothing() {
        var agent = agentDay();
        spent(agent, "5");
        var id = asked(agent, WORK);

        TestTime.advance(Duration.ofDays(1));

        problem(answer(id, governor(), "continue", null), 409, "GOV-0129");
        assertThat(seen(agent, governor()).path("cap_usd").asString()).isEqualTo("5.00");
        await().atMost(PATIENCE).until(() -> auditOf(id).contains("emergency_request_lapsed failed"));
        assertThat(json(get("/v1/budget-requests/" + id, governor()))
                        .path("status")
                        .asString())
                .isEqualTo("lapsed");
    }

    @Test
    void theGovernorWhoPaysAnswersAndWhatIsMoreThanTheyMayGrantGoesUp() {
        var plan = plan(customer, "pro");
        spent(plan, "30");
        var id = asked(plan, WORK);
        assertThat(listed(itsGovernor)).contains(id.toString());
        assertThat(listed(governor())).doesNotContain(id.toString());
        problem(get("/v1/budget-requests/" + id, governorOf(UUID.randomUUID())), 404, "GOV-0125");
        problem(answer(id, governorOf(UUID.randomUUID()), "continue", null), 404, "GOV-0125");

        problem(answer(id, itsGovernor, "continue", "50.01"), 403, "GOV-0045");

        assertThat(json(get("/v1/budget-requests/" + id, itsGovernor))
                        .path("assigned_to")
                        .asString())
                .isEqualTo("platform_governor");
        problem(answer(id, itsGovernor, "continue", "1"), 403, "GOV-0130");
        assertThat(listed(governor())).contains(id.toString());
        json(answer(id, governor(), "continue", "60"));
        assertThat(seen(plan, itsGovernor).path("cap_usd").asString()).isEqualTo("90.00");

        // and what is within their limit they grant themselves
        var other = plan(customer, "pro");
        spent(other, "30");
        json(answer(asked(other, WORK), itsGovernor, "continue", "50"));
        assertThat(seen(other, itsGovernor).path("cap_usd").asString()).isEqualTo("80.00");
        var third = plan(customer, "pro");
        spent(third, "30");
        assertThat(json(get("/v1/budget-requests/" + asked(third, WORK), itsGovernor))
                        .path("assigned_to")
                        .asString())
                .isEqualTo("platform_governor");
    }

    @Test
    void whatATrialMayCostIsThePlatformsToAnswer() {
        var trial = plan(customer, "trial");
        spent(trial, "5");
        var id = asked(trial, WORK);

        problem(answer(id, itsGovernor, "continue", null), 403, "GOV-0130");
        json(answer(id, governor(), "continue", null));

        assertThat(lent(wish(trial, "0.10", "0.10")).amountUsd()).isEqualTo("0.10");
    }

    @Test
    void silenceKeepsItSuspendedAndAfterHalfAnHourADeputyMayAnswer() {
        var deputy = TestTokens.of(TestTokens.CUSTOMER, Role.DEPUTY_GOVERNOR, Role.CUSTOMER_USER);
        var until = TestTime.clock().instant().plus(Duration.ofDays(20)).toString();
        client.post()
                .uri("/v1/delegations")
                .headers(h -> h.setBearerAuth(engagementGovernor()))
                .body(Map.of(
                        "deputy",
                        "test-deputy-governor-" + TestTokens.CUSTOMER,
                        "on_silence",
                        true,
                        "until",
                        until,
                        "reason",
                        "On holiday"))
                .exchange()
                .expectStatus()
                .isCreated();
        var plan = plan(TestTokens.CUSTOMER, "starter");
        spent(plan, "10");
        var id = asked(plan, WORK);
        await().atMost(PATIENCE).until(() -> announced(Ids.of("emergency-request-told", id, "engagement_governor")));
        problem(get("/v1/budget-requests/" + id, deputy), 404, "GOV-0125");

        TestTime.advance(Duration.ofMinutes(30));

        await().atMost(PATIENCE).until(() -> auditOf(id).contains("emergency_request_overdue failed"));
        await().atMost(PATIENCE)
                .until(() -> announced(
                        Ids.of("announcement", Ids.of("emergency-request-late", id, "engagement_governor"), "email")));
        assertThat(refused("exhausted", wish(plan, "0.10", "1")).emergencyRequestId())
                .isEqualTo(id);
        var answered = json(answer(id, deputy, "continue", "0.20"));
        assertThat(answered.path("answer").path("deputy_of").asString())
                .isEqualTo("test-engagement-governor-" + TestTokens.CUSTOMER);
        assertThat(seen(plan, engagementGovernor()).path("cap_usd").asString()).isEqualTo("10.20");
        superuser()
                .sql("update governance.delegation set ended_at = until, ended_by = 'tests' where ended_at is null")
                .update();
    }

    @Test
    void aServiceAsksByItselfForWhatIsSpentAndForNothingElse() {
        var agent = agentDay();
        problem(plead(agent, Map.of()), 404, "GOV-0040");
        spent(agent, "1");
        problem(plead(agent, Map.of()), 409, "GOV-0127");
        spent(agent, "4");

        var first = created(plead(agent, Map.of("reason", "The day is spent.")));
        var again = created(plead(agent, Map.of("task", "job 7", "progress", 0.5, "recommendation", "continue")));

        assertThat(again.path("id")).isEqualTo(first.path("id"));
        assertThat(again.path("task").asString()).isEqualTo("job 7");
        assertThat(first.path("asked_usd").asString()).isEqualTo("0.25");
        problem(plead(agent, Map.of("scope", "platform")), 422, "GOV-0126");
        problem(plead(agent, Map.of("amount_usd", "0")), 422, "GOV-0126");
        problem(plead(agent, Map.of("progress", 1.5)), 422, "WEB-0002");
        var execution = execution();
        spent(execution, "0.10");
        problem(plead(execution, Map.of()), 409, "GOV-0127");
        for (var token : List.of(governor(), itsGovernor, TestTokens.of(customer, Role.CUSTOMER_USER))) {
            problem(post("/v1/budget-requests", token, plea(agent, Map.of())), 403, "WEB-0007");
        }
        problem(get("/v1/budget-requests", SERVICE), 403, "WEB-0007");
        get("/v1/budget-requests?status=lost", governor()).expectStatus().isBadRequest();
    }

    @Test
    void anAgentAsksForAFewExecutionsAtATimeAndNotForHundreds() {
        var work = new Doing("AGT-" + customer, null, null, null, null, null, null, null, null, null);
        for (int i = 0; i < 5; i++) {
            assertThat(dearExecution(work)).isNotNull();
        }

        assertThat(dearExecution(work)).isNull();
    }
}
