package com.waooaw.governance.breakglass;

import static com.waooaw.governance.Answers.acts;

import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.activities.governance.GovernanceActivities.Consume;
import com.waooaw.activities.governance.GovernanceActivities.Consumption;
import com.waooaw.governance.AskingService;
import com.waooaw.governance.GovernanceServiceTest;
import com.waooaw.governance.Requests;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.testkit.TestDatabase;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** Emergencies over the API, declared by a service that counts for itself. */
abstract class BreakGlassTest extends GovernanceServiceTest {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    final JdbcClient database = JdbcClient.create(TestDatabase.superuser("waooaw"));

    @Autowired
    WorkflowClient temporal;

    /** Asks as itself. */
    AskingService asking;

    /** Counts for itself. */
    String service;

    @BeforeEach
    void aServiceOfItsOwn() {
        asking = new AskingService(temporal);
        service = asking.token();
    }

    @AfterEach
    void stops() {
        asking.close();
    }

    @Override
    protected ApprovalRequest asked(ApprovalRequest request) {
        return asking.asks(request);
    }

    static String requester() {
        return "AGT-" + UUID.randomUUID();
    }

    static ApprovalRequest publication(String requester) {
        return Requests.from(requester, Requests.publication("Living well", "# Living well"));
    }

    static Map<String, Object> declaration(ApprovalRequest request) {
        return Map.of(
                "approval_id", request.approvalId().toString(),
                "act_hash", request.actHash(),
                "condition", "outage",
                "description", "the customer's site is down",
                "evidence", List.of("INC-1"));
    }

    static Map<String, Object> with(ApprovalRequest request, String name, Object value) {
        var changed = new HashMap<>(declaration(request));
        changed.put(name, value);
        return changed;
    }

    ResponseSpec declare(String token, ApprovalRequest request) {
        return declare(token, declaration(request));
    }

    ResponseSpec declare(String token, Map<String, Object> body) {
        return post("/v1/break-glass", token, body);
    }

    ResponseSpec review(String token, UUID id, String verdict, String reason) {
        return post("/v1/break-glass/" + id + "/review", token, Map.of("verdict", verdict, "reason", reason));
    }

    ResponseSpec post(String uri, String token, Map<String, Object> body) {
        return client.post()
                .uri(uri)
                .headers(h -> h.setBearerAuth(token))
                .body(body)
                .exchange();
    }

    Consumption consume(ApprovalRequest request, String key) {
        return governance.consume(new Consume(request.approvalId(), request.actHash(), key, request.cause()));
    }

    static UUID id(JsonNode declared) {
        return UUID.fromString(declared.path("break_glass_id").asString());
    }

    List<String> auditOf(ApprovalRequest request) {
        return acts(json(get("/v1/audit/events?subject_id=" + request.approvalId(), TestTokens.as(Role.ADMIN))));
    }

    List<String> told(UUID announcement, String way) {
        return database.sql("select state from governance.announcement where id = :id")
                .param("id", Ids.of("announcement", announcement, way))
                .query(String.class)
                .list();
    }
}
