package com.waooaw.governance.budget;

import static com.waooaw.governance.Answers.acts;
import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.activities.governance.BudgetActivities.BudgetRef;
import com.waooaw.activities.governance.BudgetActivities.Doing;
import com.waooaw.activities.governance.BudgetActivities.LeaseRequest;
import com.waooaw.activities.governance.BudgetActivities.Spender;
import com.waooaw.contracts.governance.BudgetScope;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.testkit.TestDatabase;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** Somebody has spent a budget and asks its Governor for more. */
abstract class EmergencyRequestTest extends BudgetServiceTest {

    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final String SERVICE = TestTokens.as(Role.SERVICE);

    /** Three quarters done, a dime short (domain.md, D4). */
    static final Doing WORK = new Doing(
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
    final UUID customer = UUID.randomUUID();

    final String itsGovernor = TestTokens.of(customer, Role.ENGAGEMENT_GOVERNOR);

    @Autowired
    EmergencyRequests requests;

    @BeforeEach
    void aDayWithTimeLeft() {
        farFromMidnight(Duration.ofHours(2));
    }

    /** Refused once more; the request that waits then. */
    UUID asked(BudgetRef budget, Doing doing) {
        var request = refused("exhausted", wishing(budget, "0.10", doing)).emergencyRequestId();
        assertThat(request).isNotNull();
        return request;
    }

    UUID dearExecution(Doing doing) {
        return refused("exhausted", wishing(execution(), "0.51", doing)).emergencyRequestId();
    }

    BudgetRef execution() {
        return new BudgetRef(BudgetScope.EXECUTION, UUID.randomUUID().toString(), customer, null, null);
    }

    static LeaseRequest wishing(BudgetRef budget, String atLeast, Doing doing) {
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

    ResponseSpec answer(UUID id, String token, String option, String amount) {
        var body = new HashMap<String, Object>(Map.of("option", option, "reason", "It is worth it."));
        if (amount != null) {
            body.put("amount_usd", amount);
        }
        return post("/v1/budget-requests/" + id + "/answer", token, body);
    }

    ResponseSpec plead(BudgetRef budget, Map<String, ?> more) {
        return post("/v1/budget-requests", SERVICE, plea(budget, more));
    }

    static Map<String, Object> plea(BudgetRef budget, Map<String, ?> more) {
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

    ResponseSpec post(String uri, String token, Map<String, ?> body) {
        return client.post()
                .uri(uri)
                .headers(h -> h.setBearerAuth(token))
                .body(body)
                .exchange();
    }

    static JsonNode created(ResponseSpec response) {
        return response.expectStatus()
                .isCreated()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    String listed(String token) {
        return json(get("/v1/budget-requests?status=open", token)).toString();
    }

    List<String> auditOf(UUID id) {
        return acts(json(get("/v1/audit/events?subject_id=" + id, TestTokens.as(Role.ADMIN))));
    }

    static boolean announced(UUID id) {
        return superuser()
                .sql("select exists (select 1 from governance.announcement where id = :id and state = 'sent')")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    static JdbcClient superuser() {
        return JdbcClient.create(TestDatabase.superuser("waooaw"));
    }

    static String governorOf(UUID customer) {
        return TestTokens.of(customer, Role.ENGAGEMENT_GOVERNOR);
    }
}
