package com.waooaw.governance.escalation;

import static com.waooaw.governance.Answers.acts;
import static com.waooaw.governance.Answers.body;
import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.governance.GovernanceServiceTest;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** Escalations over the API: raised, passed on and decided; with a Governor whom nobody else's questions wait for. */
abstract class EscalationTest extends GovernanceServiceTest {

    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final String SERVICE = TestTokens.as(Role.SERVICE);

    /** Whose Governor nobody else's questions wait for. */
    final UUID customer = UUID.randomUUID();

    final String itsGovernor = TestTokens.of(customer, Role.ENGAGEMENT_GOVERNOR);

    static Map<String, String> approve(ApprovalRequest request) {
        return Map.of("decision", "approve", "act_hash", request.actHash());
    }

    static Map<String, String> escalate(ApprovalRequest request, String reason) {
        return Map.of("decision", "escalate", "reason", reason, "act_hash", request.actHash());
    }

    static Map<String, String> option(String name) {
        return Map.of("option", name, "description", "What it means");
    }

    static Map<String, Object> packet(String type, Map<String, ?> more) {
        var packet = new HashMap<String, Object>(Map.of(
                "type", type,
                "description", "Two reviewers contradict each other.",
                "parties", List.of("AGT-1", "AGT-2"),
                "options", List.of(option("deny"), option("go_on")),
                "recommendation", "go_on",
                "blast_radius", "low",
                "urgency", "medium"));
        packet.putAll(more);
        return packet;
    }

    ResponseSpec post(String uri, String token, Map<String, ?> body) {
        return client.post()
                .uri(uri)
                .headers(h -> h.setBearerAuth(token))
                .body(body)
                .exchange();
    }

    ResponseSpec choose(UUID id, String token, String option, String reason) {
        return post("/v1/escalations/" + id + "/decision", token, Map.of("option", option, "reason", reason));
    }

    static JsonNode created(ResponseSpec response) {
        return body(response, 201);
    }

    JsonNode ofApproval(UUID approvalId, String token) {
        var found = about(approvalId, token);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    List<JsonNode> about(UUID approvalId, String token) {
        return items("/v1/escalations", token).stream()
                .filter(one -> one.path("approval_id").asString("").equals(approvalId.toString()))
                .toList();
    }

    List<JsonNode> items(String uri, String token) {
        return json(get(uri, token)).path("items").valueStream().toList();
    }

    static UUID uuid(JsonNode escalation) {
        return UUID.fromString(escalation.path("escalation_id").asString());
    }

    List<String> auditOf(UUID subject) {
        return acts(json(get("/v1/audit/events?subject_id=" + subject, TestTokens.as(Role.ADMIN))));
    }
}
