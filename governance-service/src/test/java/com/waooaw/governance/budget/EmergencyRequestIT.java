package com.waooaw.governance.budget;

import static com.waooaw.governance.Answers.acts;
import static com.waooaw.governance.Answers.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.activities.governance.BudgetActivities.BudgetRef;
import com.waooaw.activities.governance.BudgetActivities.Doing;
import com.waooaw.activities.governance.BudgetActivities.LeaseRequest;
import com.waooaw.activities.governance.BudgetActivities.Spender;
import com.waooaw.contracts.governance.BudgetScope;
import com.waooaw.governance.Browser;
import com.waooaw.governance.budget.EmergencyRequest.Option;
import com.waooaw.governance.budget.EmergencyRequestRules.Verdict;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.kernel.Usd;
import com.waooaw.platform.testkit.TestDatabase;
import com.waooaw.platform.testkit.TestTime;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** Who has spent a budget asks its Governor for more, and goes on where the answer is yes. */
class EmergencyRequestIT extends BudgetServiceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SERVICE = TestTokens.as(Role.SERVICE);

    /** Three quarters done, a dime short (domain.md, D4). */
    private static final Doing WORK = new Doing(
            "AGT-WRITER-HC-001",
            "job 1 of engagement 2",
            new BigDecimal("0.75"),
            List.of("research", "draft", "fact_check"),
            List.of("publish"),
            "0.85",
            "0.10",
            new BigDecimal("0.62"),
            "Add the missing terms to the corpus.",
            "The article is late.");

    /** A customer for each test: what a Governor may grant in a month is counted by customer. */
    private final UUID customer = UUID.randomUUID();

    private final String itsGovernor = TestTokens.of(customer, Role.ENGAGEMENT_GOVERNOR);

    @Autowired
    EmergencyRequests requests;

    @BeforeEach
    void aDayWithTimeLeft() {
        farFromMidnight(Duration.ofHours(2));
    }

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

    /** Refused once more; the request that waits then. */
    private UUID asked(BudgetRef budget, Doing doing) {
        var request = refused("exhausted", wishing(budget, "0.10", doing)).emergencyRequestId();
        assertThat(request).isNotNull();
        return request;
    }

    private UUID dearExecution(Doing doing) {
        return refused("exhausted", wishing(execution(), "0.51", doing)).emergencyRequestId();
    }

    private BudgetRef execution() {
        return new BudgetRef(BudgetScope.EXECUTION, UUID.randomUUID().toString(), customer, null, null);
    }

    private static LeaseRequest wishing(BudgetRef budget, String atLeast, Doing doing) {
        return new LeaseRequest(
                UUID.randomUUID(),
                budget,
                HOLDER,
                Spender.SPECIALIST,
                atLeast,
                "1",
                Cause.root(UUID.randomUUID()),
                doing);
    }

    private ResponseSpec answer(UUID id, String token, String option, String amount) {
        var body = new HashMap<String, Object>(Map.of("option", option, "reason", "It is worth it."));
        if (amount != null) {
            body.put("amount_usd", amount);
        }
        return post("/v1/budget-requests/" + id + "/answer", token, body);
    }

    private ResponseSpec plead(BudgetRef budget, Map<String, ?> more) {
        return post("/v1/budget-requests", SERVICE, plea(budget, more));
    }

    private static Map<String, Object> plea(BudgetRef budget, Map<String, ?> more) {
        var plea = new HashMap<String, Object>(Map.of(
                "scope",
                budget.scope().wireName(),
                "budget_id",
                budget.id(),
                "amount_usd",
                "0.25",
                "reason",
                "It is spent."));
        plea.putAll(more);
        return plea;
    }

    private ResponseSpec post(String uri, String token, Map<String, ?> body) {
        return client.post()
                .uri(uri)
                .headers(h -> h.setBearerAuth(token))
                .body(body)
                .exchange();
    }

    private static JsonNode created(ResponseSpec response) {
        return response.expectStatus()
                .isCreated()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    private String listed(String token) {
        return json(get("/v1/budget-requests?status=open", token)).toString();
    }

    private List<String> auditOf(UUID id) {
        return acts(json(get("/v1/audit/events?subject_id=" + id, TestTokens.as(Role.ADMIN))));
    }

    private static boolean announced(UUID id) {
        return superuser()
                .sql("select exists (select 1 from governance.announcement where id = :id and state = 'sent')")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    private static JdbcClient superuser() {
        return JdbcClient.create(TestDatabase.superuser("waooaw"));
    }

    private static String governorOf(UUID customer) {
        return TestTokens.of(customer, Role.ENGAGEMENT_GOVERNOR);
    }
}
