package com.waooaw.governance.identity;

import static com.waooaw.governance.Answers.body;
import static com.waooaw.governance.Answers.problem;

import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.governance.CodeBox;
import com.waooaw.governance.GovernanceServiceTest;
import com.waooaw.platform.testkit.TestDatabase;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** A Governor who shows more than a login, over the API; a new one for each test, because codes are counted. */
abstract class StepUpTest extends GovernanceServiceTest {

    static final JdbcClient ROWS = JdbcClient.create(TestDatabase.superuser("waooaw"));

    String subject;
    String somebody;

    @BeforeEach
    void somebodyNew() {
        subject = "governor-" + UUID.randomUUID();
        somebody = TestTokens.named(subject, Role.PLATFORM_GOVERNOR);
    }

    @AfterEach
    void forget() {
        PROVIDERS.resetAll();
    }

    ResponseSpec askForCode(ApprovalRequest request, String token) {
        return client.post()
                .uri("/v1/approvals/{id}/step-ups", request.approvalId())
                .headers(h -> h.setBearerAuth(token))
                .exchange();
    }

    Sent send(ApprovalRequest request, String token) {
        return new Sent(body(askForCode(request, token), 202));
    }

    /** What is answered to who asked for a code. */
    record Sent(JsonNode answer) {

        String id() {
            return answer.path("step_up_id").asString();
        }

        String channel() {
            return answer.path("channel").asString();
        }

        String number() {
            return answer.path("number").asString();
        }

        /** From the mail. */
        String code() {
            return CodeBox.codeOf(id());
        }
    }

    JsonNode audit(ApprovalRequest request) {
        return json(get("/v1/audit/events?subject_id=" + request.approvalId(), TestTokens.as(Role.ADMIN)));
    }

    ApprovalStatus statusOf(ApprovalRequest request) {
        return governance.approval(request.approvalId()).status();
    }

    void denied(ApprovalRequest request) {
        decide(
                        request.approvalId(),
                        somebody,
                        Map.of("decision", "deny", "reason", "no", "act_hash", request.actHash()))
                .expectStatus()
                .isOk();
    }

    void accepted(ApprovalRequest request, String token, String code, String number) {
        decide(request.approvalId(), token, with(request, code, number))
                .expectStatus()
                .isOk();
    }

    void refused(ApprovalRequest request, String token, String code, String number, int status, String error) {
        problem(decide(request.approvalId(), token, with(request, code, number)), status, error);
    }

    static Map<String, String> yes(ApprovalRequest request) {
        return Map.of("decision", "approve", "act_hash", request.actHash());
    }

    static Map<String, String> with(ApprovalRequest request, String code, String number) {
        var body = new HashMap<>(yes(request));
        body.put("code", code);
        body.put("number", number);
        return body;
    }
}
