package com.waooaw.governance.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.governance.Requests;
import com.waooaw.platform.testkit.TestTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** What a device decided without a connection. */
class KeptDecisionsIT extends EditedApprovalTest {

    @Test
    void whatADeviceKeptIsTakenOneByOneOnceEach() {
        var denied = publication();
        var later = publication();
        var vetoed = publication();
        var approved = publication();
        json(approve(approved, Map.of("/markdown", BETTER)));
        var items = List.of(
                kept(denied, "deny", Map.of("reason", "not now")),
                kept(later, "defer", Map.of("reason", "ask Olga")),
                kept(vetoed, "veto", Map.of("reason", "it may harm", "category", "safety")),
                kept(approved, "deny", Map.of("reason", "no")),
                kept(later, "approve", Map.of()),
                kept(denied, "deny", Map.of("reason", "x", "decided_at", ago(Duration.ofHours(25)))),
                kept(denied, "deny", Map.of("reason", "x", "decided_at", ago(Duration.ofMinutes(-10)))),
                kept(Requests.publication("unknown", "unknown"), "deny", Map.of("reason", "no")));

        var first = sync(items);
        var second = sync(items);

        assertThat(results(first))
                .containsExactly(
                        "applied",
                        "applied",
                        "applied",
                        "conflict GOV-0002 approved",
                        "refused GOV-0114",
                        "refused GOV-0114",
                        "refused GOV-0114",
                        "refused GOV-0001");
        assertThat(results(second).subList(0, 3)).containsOnly("was_applied");
        assertThat(results(second).subList(3, 8)).isEqualTo(results(first).subList(3, 8));
        assertThat(governance.approval(denied.approvalId()).rationale()).isEqualTo("not now");
        assertThat(governance.approval(later.approvalId()).status()).isEqualTo(ApprovalStatus.DEFERRED);
        assertThat(governance.approval(vetoed.approvalId()).vetoCategory()).isNotNull();

        var tooMany = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < 101; i++) {
            tooMany.add(kept(denied, "deny", Map.of("reason", "no")));
        }
        syncing(tooMany).expectStatus().is4xxClientError();
    }

    private static String ago(Duration past) {
        return TestTime.clock().instant().minus(past).toString();
    }

    private static Map<String, Object> kept(ApprovalRequest request, String decision, Map<String, Object> more) {
        var item = new HashMap<String, Object>(Map.of(
                "idempotency_key", UUID.randomUUID().toString(),
                "approval_id", request.approvalId(),
                "decision", decision,
                "decided_at", ago(Duration.ofHours(1)),
                "act_hash", request.actHash()));
        item.putAll(more);
        return item;
    }

    private ResponseSpec syncing(List<Map<String, Object>> items) {
        return client.post()
                .uri("/v1/approvals/batch-sync")
                .headers(h -> h.setBearerAuth(engagementGovernor()))
                .body(Map.of("decisions", items))
                .exchange();
    }

    private JsonNode sync(List<Map<String, Object>> items) {
        return json(syncing(items));
    }

    private static List<String> results(JsonNode answer) {
        return answer.path("results")
                .valueStream()
                .map(one -> (one.path("result").asString() + " "
                                + one.path("code").asString("") + " "
                                + one.path("status").asString(""))
                        .strip())
                .toList();
    }
}
