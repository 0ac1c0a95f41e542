package com.waooaw.governance.approval;

import static com.waooaw.governance.Answers.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.activities.governance.GovernanceActivities.Consume;
import com.waooaw.activities.governance.GovernanceActivities.Consumption;
import com.waooaw.contracts.governance.ApprovalDecided;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.governance.CodeBox;
import com.waooaw.governance.Requests;
import com.waooaw.platform.audit.CanonicalJson;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** "Yes, but with this text", over the API. */
class EditedApprovalIT extends EditedApprovalTest {

    private static final String JSON_WITH_HALF_A_CHARACTER = "{\"/markdown\":\"half \\ud83d\"}";

    @Test
    void aYesWithAnotherTextAllowsExactlyThatText() {
        var request = publication();
        var preview = json(post(request, "/edited-act", Map.of("edits", Map.of("/markdown", BETTER))));
        assertThat(governance.approval(request.approvalId()).status()).isEqualTo(ApprovalStatus.PENDING);
        var hash = preview.path("act_hash").asString();

        var approved = json(approve(request, Map.of("/markdown", BETTER)));
        var again = json(approve(request, Map.of("/markdown", BETTER)));

        assertThat(again).isEqualTo(approved);
        assertThat(approved.path("status").asString()).isEqualTo("approved");
        assertThat(approved.path("act_hash").asString()).isEqualTo(hash);
        assertThat(approved.path("asked_act_hash").asString()).isEqualTo(request.actHash());
        assertThat(approved.path("asked_act_json").asString()).isEqualTo(request.actJson());
        assertThat(preview.at("/changes/0/lines").toString())
                .contains("- Eat regularly [1].", "+ Eat regularly, and enjoy it [1].");
        problem(approve(request, Map.of("/markdown", BETTER + "Often.")), 409, "GOV-0002");
        problem(approve(request, Map.of()), 409, "GOV-0002");

        // the requester learns what it is, asks again as after a crash, and may do that and nothing else
        var ticket = governance.requestApproval(request);
        assertThat(ticket.actHash()).isEqualTo(hash).isEqualTo(CanonicalJson.sha256(ticket.editedActJson()));
        assertThat(ticket.editedActJson()).isEqualTo(preview.path("act_json").asString());
        assertThat(consume(request, request.actHash()).refusal()).isEqualTo("act_changed");
        assertThat(consume(request, hash).permit().actHash()).isEqualTo(hash);
        assertThat(consume(request, request.actHash()).refusal()).isEqualTo("act_changed");

        await().untilAsserted(() -> assertThat(carrier.payloads(ApprovalDecided.class))
                .filteredOn(event -> event.approvalId().equals(request.approvalId()))
                .extracting(ApprovalDecided::actHash)
                .containsExactly(hash));
        var granted = audited(request, "approval_granted");
        assertThat(granted.path("edited").asBoolean()).isTrue();
        assertThat(granted.path("act_hash").asString()).isEqualTo(hash);
        assertThat(granted.path("asked_act_hash").asString()).isEqualTo(request.actHash());
        assertThat(granted.path("seen").asString()).isEqualTo(request.actHash());
        assertThat(granted.toString()).doesNotContain("enjoy");
    }

    @Test
    void whatMayNotBeChangedOrIsNoTextIsRefusedAndNothingIsDecided() {
        var request = publication();
        assertThat(json(get("/v1/approvals/" + request.approvalId(), engagementGovernor()))
                        .path("editable")
                        .toString())
                .isEqualTo("[\"/post_title\",\"/markdown\"]");

        problem(approve(request, Map.of("/channel", "live")), 422, "GOV-0110");
        problem(approve(request, Map.of("/markdown", "zero \0")), 422, "GOV-0111");
        problem(approve(request, Map.of("/markdown", " ")), 422, "GOV-0111");
        problem(approve(request, Map.of("/markdown", "x".repeat(60_000))), 422, "GOV-0112");
        problem(approve(request, Map.of("/markdown", TEXT)), 422, "GOV-0113");
        problem(
                client.post()
                        .uri("/v1/approvals/{id}/decision", request.approvalId())
                        .headers(h -> h.setBearerAuth(engagementGovernor()))
                        .contentType(MediaType.APPLICATION_JSON)
                        .body("{\"decision\":\"approve\",\"act_hash\":\"%s\",\"edits\":%s}"
                                .formatted(request.actHash(), JSON_WITH_HALF_A_CHARACTER))
                        .exchange(),
                422,
                "GOV-0111");
        var deny = yes(request, Map.of("/markdown", BETTER));
        deny.put("decision", "deny");
        deny.put("reason", "no");
        decide(request.approvalId(), engagementGovernor(), deny).expectStatus().is4xxClientError();
        assertThat(governance.approval(request.approvalId()).status()).isEqualTo(ApprovalStatus.PENDING);

        // who asks to deploy an agent does exactly that
        var deployment = asked(Requests.deployment());
        problem(
                decide(deployment.approvalId(), governor(), yes(deployment, Map.of("/markdown", BETTER))),
                422,
                "GOV-0110");
    }

    @Test
    void aCodeIsGoodForTheTextItWasAskedFor() {
        var token = engagementGovernor();
        var request = publication("high");
        var edits = Map.of("edits", Map.of("/markdown", BETTER));

        problem(decide(request.approvalId(), token, yes(request, edits.get("edits"))), 403, "GOV-0060");
        var forAsked = step(request, token, Map.of());
        problem(decide(request.approvalId(), token, with(yes(request, edits.get("edits")), forAsked)), 409, "GOV-0062");
        var forEdited = step(request, token, edits);
        problem(decide(request.approvalId(), token, with(yes(request, Map.of()), forEdited)), 409, "GOV-0062");
        var approved = json(decide(request.approvalId(), token, with(yes(request, edits.get("edits")), forEdited)));

        assertThat(approved.at("/decision/strength").asString()).isEqualTo("one_time_code");
        assertThat(approved.has("asked_act_hash")).isTrue();
    }

    private Consumption consume(ApprovalRequest request, String hash) {
        return governance.consume(new Consume(
                request.approvalId(), hash, "publish/" + request.approvalId(), Cause.root(UUID.randomUUID())));
    }

    private JsonNode audited(ApprovalRequest request, String action) {
        return json(get("/v1/audit/events?subject_id=" + request.approvalId(), TestTokens.as(Role.ADMIN)))
                .path("items")
                .valueStream()
                .filter(entry -> entry.path("action_type").asString().equals(action))
                .findFirst()
                .orElseThrow()
                .path("action_detail");
    }

    private JsonNode step(ApprovalRequest request, String token, Map<String, ?> body) {
        return client.post()
                .uri("/v1/approvals/{id}/step-ups", request.approvalId())
                .headers(h -> h.setBearerAuth(token))
                .body(body)
                .exchange()
                .expectStatus()
                .isAccepted()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    private static Map<String, Object> with(Map<String, Object> yes, JsonNode sent) {
        yes.put("code", CodeBox.codeOf(sent.path("step_up_id").asString()));
        yes.put("number", sent.path("number").asString());
        return yes;
    }

    private ResponseSpec post(ApprovalRequest request, String what, Object body) {
        return client.post()
                .uri("/v1/approvals/" + request.approvalId() + what)
                .headers(h -> h.setBearerAuth(engagementGovernor()))
                .body(body)
                .exchange();
    }
}
