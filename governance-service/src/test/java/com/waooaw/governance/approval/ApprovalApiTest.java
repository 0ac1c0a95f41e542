package com.waooaw.governance.approval;

import static com.waooaw.governance.Answers.acts;

import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.activities.governance.GovernanceActivities.Consume;
import com.waooaw.activities.governance.GovernanceActivities.Consumption;
import com.waooaw.contracts.governance.ApprovalDecided;
import com.waooaw.governance.GovernanceServiceTest;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Approvals over the API: questions, decisions, and what remains of them. */
abstract class ApprovalApiTest extends GovernanceServiceTest {

    Consumption consume(ApprovalRequest request, String hash, String key) {
        return governance.consume(new Consume(request.approvalId(), hash, key, request.cause()));
    }

    List<ApprovalDecided> decisionsAbout(ApprovalRequest request) {
        return carrier.payloads(ApprovalDecided.class).stream()
                .filter(e -> e.approvalId().equals(request.approvalId()))
                .toList();
    }

    List<String> ids(String uri, String token) {
        return json(get(uri, token))
                .path("items")
                .valueStream()
                .map(item -> item.path("approval_id").asString())
                .toList();
    }

    List<String> auditOf(UUID approvalId) {
        return acts(json(get("/v1/audit/events?subject_id=" + approvalId, TestTokens.as(Role.ADMIN))));
    }

    static Map<String, String> approve(ApprovalRequest request) {
        return Map.of("decision", "approve", "act_hash", request.actHash());
    }

    static Map<String, String> deny(ApprovalRequest request, String reason) {
        return Map.of("decision", "deny", "reason", reason, "act_hash", request.actHash());
    }
}
