package com.waooaw.agentcreation.creation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.agentcreation.review.ReviewFixtures;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.platform.testkit.ServiceTest;
import com.waooaw.platform.testkit.TestDatabase;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A refused blueprint is mended, argued about, given up and taken back. */
@ServiceTest("agent-creation")
@Import(Neighbours.class)
class RevisionIT {

    @Autowired
    RestTestClient client;

    @Autowired
    FakeGovernance governance;

    @Autowired
    FakeEscalations escalations;

    @Autowired
    WorkflowClient temporal;

    private Operator operator;

    @BeforeEach
    void anOperator() {
        operator = new Operator(client);
    }

    @Test
    void aMendedBlueprintGoesOnInTheSameCreationAndShowsWhatChanged() {
        var name = Operator.unique("Writer");
        var workflowId = submit(broken(name));
        var refused = in(workflowId, 1, "refused");
        assertThat(refused.path("state").asString()).isEqualTo("specified");
        assertThat(refused.at("/waiting_for/what").asString()).isEqualTo("mended_blueprint");
        assertThat(refused.at("/waiting_for/until").asString()).isNotBlank();
        assertThat(refused.has("ended_at")).isFalse();
        assertThat(refused.path("rounds_allowed").asInt()).isEqualTo(3);

        var half = broken(name);
        half.put("requires_manager", false);
        ReviewFixtures.set(half, "/rollback_plan/idempotent", "true");
        ReviewFixtures.set(half, "/trial_flags/synthetic_data_only", "false");
        half.put("purpose", "Writes articles for patients, mended.");
        var key = UUID.randomUUID().toString();
        var begun = json(resubmit(workflowId, half, Operator.token(), key), 202);
        assertThat(json(resubmit(workflowId, half, Operator.token(), key), 202)).isEqualTo(begun);
        assertThat(begun.path("round").asInt()).isEqualTo(2);

        var second = in(workflowId, 2, "refused");
        var rounds = second.path("rounds");
        assertThat(rounds).hasSize(2);
        assertThat(codes(rounds.get(0).path("findings"))).containsExactly("G-10", "A-05", "V-03");
        assertThat(rounds.get(0).has("changes")).isFalse();
        assertThat(codes(rounds.get(1).at("/changes/mended"))).containsExactly("G-10", "A-05");
        assertThat(codes(rounds.get(1).at("/changes/still_open"))).containsExactly("V-03");
        assertThat(codes(rounds.get(1).at("/changes/new"))).containsExactly("V-01");
        assertThat(operator.get("/v1/agents/" + begun.path("agent_id").asString())
                        .path("purpose")
                        .asString())
                .endsWith("mended.");

        json(resubmit(workflowId, valid(name), TestTokens.as(Role.ADMIN), null), 202);
        var asked = operator.asked(workflowId);
        assertThat(asked.path("round").asInt()).isEqualTo(3);
        assertThat(asked.at("/rounds/2/status").asString()).isEqualTo("passed");
        assertThat(asked.at("/rounds/2/submitted_by").asString())
                .isNotEqualTo(asked.at("/rounds/1/submitted_by").asString());
        assertThat(codes(asked.at("/rounds/2/changes/mended"))).containsExactly("V-01", "V-03");
        refused(resubmit(workflowId, valid(name), Operator.token(), null), 409, "AC-0010");
        assertThat(trail(asked)).contains("blueprint_resubmitted", "stage_genesis");
        assertThat(trail(asked).stream().filter("stage_genesis"::equals)).hasSize(3);
    }

    @Test
    void onlyWhoRequestedItMendsItUnderItsNameAndAlone() {
        var name = Operator.unique("Writer");
        var workflowId = submit(broken(name));
        in(workflowId, 1, "refused");
        var another = TestTokens.named("another-operator", Role.AGENT_ORCHESTRATOR);

        refused(resubmit(workflowId, valid(name), another, null), 403, "AC-0012");
        refused(withdraw(workflowId, another), 403, "AC-0012");
        refused(resubmit(workflowId, valid(name), TestTokens.as(Role.VIEWER), null), 403, "WEB-0007");
        refused(resubmit(workflowId, valid(name + "s"), Operator.token(), null), 422, "AC-0003");
        refused(resubmit("agent-creation-nobody-1", valid(name), Operator.token(), null), 404, "AC-0006");
        // a refused agent does not hold its name
        operator.submit(Operator.blueprint(name));
        refused(resubmit(workflowId, valid(name), Operator.token(), null), 409, "AC-0005");
        assertThat(operator.get("/v1/workflows/" + workflowId).path("round").asInt())
                .isEqualTo(1);
    }

    @Test
    void theThirdRefusalIsForTheGovernorToSay() {
        var name = Operator.unique("Writer");
        var workflowId = submit(broken(name));
        for (int round = 1; round < 3; round++) {
            in(workflowId, round, "refused");
            json(resubmit(workflowId, broken(name), Operator.token(), null), 202);
        }
        var escalated =
                until(workflowId, found -> found.at("/waiting_for/address").isString());
        assertThat(escalated.path("outcome").asString()).isEqualTo("escalated");
        assertThat(escalated.at("/waiting_for/what").asString()).isEqualTo("governor_ruling");
        refused(resubmit(workflowId, valid(name), Operator.token(), null), 409, "AC-0010");
        var first = escalationOf(escalated);
        assertThat(escalations.requests.get(first).evidence()).anyMatch(line -> line.startsWith("G-10 "));
        assertThat(escalations.requests.get(first).options())
                .extracting(option -> option.option())
                .containsExactly("deny", "another_round");

        escalations.choose(first, "another_round");
        wake(workflowId);
        var again = in(workflowId, 3, "refused");
        assertThat(again.path("rounds_allowed").asInt()).isEqualTo(4);
        json(resubmit(workflowId, broken(name), Operator.token(), null), 202);

        var second = escalationOf(until(
                workflowId,
                found -> found.path("round").asInt() == 4
                        && found.at("/waiting_for/address").isString()));
        assertThat(second).isNotEqualTo(first);
        escalations.choose(second, "deny");
        wake(workflowId);

        var ended = until(workflowId, found -> found.has("ended_at"));
        assertThat(ended.path("outcome").asString()).isEqualTo("denied");
        assertThat(ended.path("state").asString()).isEqualTo("rejected");
        assertThat(trail(ended)).contains("creation_escalated", "creation_ruled");
    }

    @Test
    void whatIsTakenBackIsNoQuestionAnyMore() {
        var workflowId = submit(valid(Operator.unique("Writer")));
        var asked = operator.asked(workflowId);
        var approvalId = UUID.fromString(asked.path("approval_id").asString());

        var taken = json(withdraw(workflowId, Operator.token()), 200);
        assertThat(taken.path("outcome").asString()).isEqualTo("withdrawn");
        assertThat(taken.path("state").asString()).isEqualTo("rejected");
        json(withdraw(workflowId, Operator.token()), 200);

        var ended = until(workflowId, found -> found.has("ended_at"));
        assertThat(ended.path("outcome").asString()).isEqualTo("withdrawn");
        assertThat(ended.at("/stages/2/status").asString()).isEqualTo("revoked");
        assertThat(governance.approval(approvalId).status()).isEqualTo(ApprovalStatus.WITHDRAWN);
        assertThat(json(withdraw(workflowId, Operator.token()), 200)
                        .path("outcome")
                        .asString())
                .isEqualTo("withdrawn");
    }

    @Test
    void whatHasEndedIsNotTakenBack() {
        var workflowId = submit(broken(Operator.unique("Writer")));
        in(workflowId, 1, "refused");
        var database = JdbcClient.create(TestDatabase.superuser("waooaw"));
        database.sql("update agents.creation set revise_until = started_at where workflow_id = :id")
                .param("id", workflowId)
                .update();
        wake(workflowId);

        var ended = until(workflowId, found -> found.has("ended_at"));
        assertThat(ended.path("outcome").asString()).isEqualTo("abandoned");
        assertThat(ended.path("state").asString()).isEqualTo("rejected");
        refused(withdraw(workflowId, Operator.token()), 409, "AC-0011");
        assertThat(trail(ended)).contains("creation_abandoned");
    }

    @Test
    void theSchemaIsForEverybody() {
        var schema = client.get()
                .uri("/v1/blueprint-schema")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();

        assertThat(schema.at("/properties/agent_name/description").asString()).isNotBlank();
    }

    private static ObjectNode valid(String name) {
        return ReviewFixtures.validTree().put("agent_name", name);
    }

    private static ObjectNode broken(String name) {
        var tree = valid(name).put("requires_manager", true);
        ReviewFixtures.set(tree, "/rollback_plan/idempotent", "false");
        ReviewFixtures.set(tree, "/me_wow/auditability/can_be_disabled", "true");
        return tree;
    }

    private String submit(ObjectNode tree) {
        var receipt = operator.post(tree.toString(), "application/json")
                .expectStatus()
                .isAccepted()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        return receipt.path("workflow_id").asString();
    }

    private RestTestClient.ResponseSpec resubmit(String workflowId, ObjectNode tree, String token, String key) {
        return client.post()
                .uri("/v1/workflows/{id}/blueprint", workflowId)
                .headers(h -> {
                    h.setBearerAuth(token);
                    if (key != null) {
                        h.set("Idempotency-Key", key);
                    }
                })
                .contentType(MediaType.APPLICATION_JSON)
                .body(tree.toString())
                .exchange();
    }

    private RestTestClient.ResponseSpec withdraw(String workflowId, String token) {
        return client.post()
                .uri("/v1/workflows/{id}/withdraw", workflowId)
                .headers(h -> h.setBearerAuth(token))
                .exchange();
    }

    private static JsonNode json(RestTestClient.ResponseSpec response, int status) {
        return response.expectStatus()
                .isEqualTo(status)
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    private static void refused(RestTestClient.ResponseSpec response, int status, String code) {
        assertThat(json(response, status).path("code").asString()).isEqualTo(code);
    }

    private JsonNode in(String workflowId, int round, String outcome) {
        return until(
                workflowId,
                found -> found.path("round").asInt() == round
                        && found.path("outcome").asString("").equals(outcome));
    }

    private JsonNode until(String workflowId, Predicate<JsonNode> reached) {
        return await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> operator.get("/v1/workflows/" + workflowId), reached);
    }

    private void wake(String workflowId) {
        temporal.newUntypedWorkflowStub(workflowId).signal("wake");
    }

    private static UUID escalationOf(JsonNode workflow) {
        var address = workflow.at("/waiting_for/address").asString();
        return UUID.fromString(address.substring(address.lastIndexOf('/') + 1));
    }

    private static List<String> codes(JsonNode findings) {
        return findings.valueStream()
                .map(finding -> finding.path("code").asString())
                .toList();
    }

    private static List<String> trail(JsonNode workflow) {
        return JdbcClient.create(TestDatabase.superuser("waooaw"))
                .sql("select action_type from audit_log.audit_entry where agent_id = :id::uuid")
                .param("id", workflow.path("agent_id").asString())
                .query(String.class)
                .list();
    }
}
