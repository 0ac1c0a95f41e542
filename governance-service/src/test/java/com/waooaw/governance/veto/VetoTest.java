package com.waooaw.governance.veto;

import static com.waooaw.governance.Answers.acts;
import static org.awaitility.Awaitility.await;

import com.waooaw.activities.compensation.Compensations.Step;
import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.activities.governance.GovernanceActivities.Consume;
import com.waooaw.activities.governance.GovernanceActivities.Consumption;
import com.waooaw.contracts.governance.ApprovalDecided;
import com.waooaw.governance.GovernanceServiceTest;
import com.waooaw.platform.testkit.TestDatabase;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** A Governor who takes back what a precedent allowed, and the services that undo it. */
abstract class VetoTest extends GovernanceServiceTest {

    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final List<String> STEPS =
            FakeCompensations.DEPLOYMENT.stream().map(Step::name).toList();

    final JdbcClient database = JdbcClient.create(TestDatabase.superuser("waooaw"));

    @Autowired
    WorkflowClient temporal;

    @Autowired
    UnfinishedVetoes unfinished;

    FakeCompensations services;

    @BeforeEach
    void start() {
        // the vetoes of other tests would put the precedents out of force
        database.sql("truncate governance.precedent_count").update();
        services = new FakeCompensations(temporal);
    }

    @AfterEach
    void stop() {
        services.close();
    }

    JsonNode undone(ApprovalRequest request) {
        return await().atMost(PATIENCE)
                .until(
                        () -> undoing(request, governor()),
                        undo -> "done".equals(undo.path("state").asString()));
    }

    JsonNode undoing(ApprovalRequest request, String token) {
        return json(get("/v1/vetoes/" + request.approvalId(), token)).path("undo");
    }

    ResponseSpec veto(String token, Map<String, ?> body) {
        return veto(token, body, "");
    }

    ResponseSpec veto(String token, Map<String, ?> body, String key) {
        return client.post()
                .uri("/v1/vetoes")
                .headers(h -> {
                    h.setBearerAuth(token);
                    if (!key.isEmpty()) {
                        h.set("Idempotency-Key", key);
                    }
                })
                .body(body)
                .exchange();
    }

    static Map<String, Object> veto(ApprovalRequest request) {
        return Map.of(
                "approval_id", request.approvalId().toString(),
                "category", "safety",
                "reason", "it may harm somebody");
    }

    Consumption consume(ApprovalRequest request, String key) {
        return governance.consume(new Consume(request.approvalId(), request.actHash(), key, request.cause()));
    }

    List<ApprovalDecided> decisions(ApprovalRequest request) {
        return carrier.payloads(ApprovalDecided.class).stream()
                .filter(e -> e.approvalId().equals(request.approvalId()))
                .toList();
    }

    List<String> decisionsAbout(ApprovalRequest request) {
        return decisions(request).stream()
                .map(e -> e.status().name().toLowerCase(Locale.ROOT) + " " + e.source())
                .toList();
    }

    List<String> auditOf(ApprovalRequest request) {
        return acts(json(get("/v1/audit/events?subject_id=" + request.approvalId(), TestTokens.as(Role.ADMIN))));
    }

    int count(String column, String precedent) {
        return database.sql("select coalesce(sum(%s), 0) from governance.precedent_count where precedent = :precedent"
                        .formatted(column))
                .param("precedent", precedent)
                .query(Integer.class)
                .single();
    }
}
