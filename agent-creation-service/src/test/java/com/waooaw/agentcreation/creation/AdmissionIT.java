package com.waooaw.agentcreation.creation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.agentcreation.review.ReviewFixtures;
import com.waooaw.platform.testkit.ServiceTest;
import com.waooaw.platform.testkit.TestDatabase;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/** No stage begins, and no Governor is asked, without an attested yes of the policies. */
@ServiceTest("agent-creation")
@Import(Neighbours.class)
class AdmissionIT {

    @Autowired
    RestTestClient client;

    @Test
    void everyStageSaysByWhichAttestationItWasAllowed() {
        var workflow = until(submit("operator-of-one-duty"), found -> found.has("approval_id"));

        var attested = workflow.path("stages")
                .valueStream()
                .filter(stage -> stage.path("status").asString().equals("passed"))
                .map(stage -> stage.at("/detail/policy_attestation").asString(""))
                .toList();
        assertThat(attested).hasSize(5).doesNotContain("").doesNotHaveDuplicates();
        assertThat(decisions(workflow)).containsAll(attested).hasSize(6);
    }

    @Test
    void whoMayNotAskAGovernorIsRejectedAndNobodyIsAsked() {
        var workflow = until(submit(FakeGovernance.OF_TWO_DUTIES), found -> found.has("ended_at"));

        assertThat(workflow.path("outcome").asString()).isEqualTo("denied");
        assertThat(workflow.path("state").asString()).isEqualTo("rejected");
        assertThat(workflow.path("findings"))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.path("message").asString()).contains("P-03 two_duties"));
        assertThat(workflow.path("stages")
                        .valueStream()
                        .filter(stage -> stage.path("status").asString().equals("revoked"))
                        .map(stage -> stage.path("stage").asString()))
                .containsExactly("genesis", "architecture", "ethics");
        assertThat(workflow.has("approval_id")).isFalse();
    }

    @Test
    void aStageThatMayNotBePerformedLooksAtNothingAndRefuses() {
        var workflow = until(
                submit(FakeGovernance.OF_NO_DUTY),
                found -> found.path("outcome").asString("").equals("refused"));

        var specification = workflow.path("stages").get(0);
        assertThat(specification.path("status").asString()).isEqualTo("failed");
        assertThat(specification.at("/findings/0/code").asString()).isEqualTo("POLICY");
        assertThat(specification.at("/detail/policy_attestation").asString()).isNotBlank();
        assertThat(workflow.path("state").asString()).isEqualTo("specified");
    }

    private String submit(String subject) {
        var tree = ReviewFixtures.validTree().put("agent_name", Operator.unique("Writer"));
        return client.post()
                .uri("/v1/agents")
                .headers(h -> h.setBearerAuth(TestTokens.named(subject, Role.AGENT_ORCHESTRATOR)))
                .contentType(MediaType.APPLICATION_JSON)
                .body(tree.toString())
                .exchange()
                .expectStatus()
                .isAccepted()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody()
                .path("workflow_id")
                .asString();
    }

    private JsonNode until(String workflowId, Predicate<JsonNode> reached) {
        return await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> new Operator(client).get("/v1/workflows/" + workflowId), reached);
    }

    /** What the audit log names as what allowed the steps of this creation. */
    private static List<String> decisions(JsonNode workflow) {
        return JdbcClient.create(TestDatabase.superuser("waooaw"))
                .sql("""
                        select policy_decision_id::text from audit_log.audit_entry
                        where agent_id = :id::uuid and policy_decision_id is not null
                        """)
                .param("id", workflow.path("agent_id").asString())
                .query(String.class)
                .list();
    }
}
