package com.waooaw.agentcreation.creation;

import static com.waooaw.agentcreation.creation.Answers.as;
import static com.waooaw.agentcreation.creation.Answers.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.waooaw.platform.testkit.TestDatabase;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What was certified stays, customers see what concerns them, and a planned change is compared with it. */
class RegistryIT extends DeploymentUndoTest {

    private static final List<String> FOR_CUSTOMERS = List.of(
            "agent_count",
            "agent_id",
            "agent_name",
            "agent_version",
            "compliance",
            "customer_trust",
            "data_access",
            "decision_rights",
            "display_id",
            "domain_tier",
            "format",
            "geography",
            "industry",
            "job_role_id",
            "monthly_price_inr",
            "purpose",
            "requires_manager",
            "scope",
            "skills",
            "slo",
            "tools",
            "trial_flags");

    private final JdbcClient database = JdbcClient.create(TestDatabase.superuser("waooaw"));

    @Test
    void whatWasCertifiedIsNeverChangedAndCustomersSeeWhatConcernsThem() {
        var made = active("Writer");
        var address = "/v1/agents/" + made.agentId();
        for (var statement : List.of(
                "update agents.manifest set manifest_hash = 'x' where agent_id = :id",
                "delete from agents.manifest where agent_id = :id",
                "update agents.agent_version set manifest_hash = 'x' where agent_id = :id",
                "delete from agents.agent_version where agent_id = :id")) {
            assertThatExceptionOfType(RuntimeException.class)
                    .isThrownBy(() ->
                            database.sql(statement).param("id", made.agentId()).update())
                    .withStackTraceContaining("what was certified stays");
        }

        var versions = operator.get(address + "/versions");
        assertThat(versions.path("items").size()).isEqualTo(1);
        var version = versions.path("items").get(0);
        assertThat(version.path("agent_version").asString()).isEqualTo("1.0.0");
        assertThat(version.path("current").asBoolean()).isTrue();
        assertThat(version.has("in_force_since")).isTrue();
        var whole = operator.get(address + "/manifest?version=1.0.0");
        assertThat(whole.path("manifest_hash")).isEqualTo(version.path("manifest_hash"));
        assertThat(whole.at("/manifest/containment/max_blast_radius").asString())
                .isEqualTo("high");
        refused(client.get().uri(address + "/manifest?version=2.0.0").headers(as(Role.SERVICE)), 404, "AC-0020");

        var customer = TestTokens.of(TestTokens.CUSTOMER, Role.CUSTOMER_USER);
        var shown = client.get()
                .uri(address + "/manifest")
                .headers(h -> h.setBearerAuth(customer))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        assertThat(shown.path("sanitised").asBoolean()).isTrue();
        assertThat(shown.path("manifest_hash")).isEqualTo(whole.path("manifest_hash"));
        assertThat(shown.path("manifest").propertyNames().stream().sorted()).containsExactlyElementsOf(FOR_CUSTOMERS);
        assertThat(shown.at("/manifest/skills/0").propertyNames()).doesNotContain("parameters");
        assertThat(shown.at("/manifest/tools/0").propertyNames()).containsExactlyInAnyOrder("tool_id", "operations");
        refused(
                client.get().uri(address + "/manifest?version=0.9.0").headers(h -> h.setBearerAuth(customer)),
                404,
                "AC-0020");
        refused(client.get().uri(address + "/versions").headers(h -> h.setBearerAuth(customer)), 403, "WEB-0007");
    }

    @Test
    void aPlannedManifestIsComparedWithWhatWorks() {
        var made = active("Writer");
        var manifest = operator.get("/v1/agents/" + made.agentId() + "/manifest");
        var planned = manifest.path("manifest").deepCopy();
        ((ObjectNode) planned.at("/data_access/0")).put("access", "write");

        var answer = diff(
                Map.of(
                        "from",
                                Map.of(
                                        "manifest_hash",
                                        manifest.path("manifest_hash").asString()),
                        "to", Map.of("content", planned)),
                200);

        assertThat(answer.path("classification").asString()).isEqualTo("evolution");
        assertThat(answer.path("next_version").asString()).isEqualTo("2.0.0");
        assertThat(answer.at("/changes/0/path").asString()).isEqualTo("/data_access/healthcare-corpus/access");
        assertThat(answer.at("/changes/0/before").asString()).isEqualTo("read");
        assertThat(answer.at("/indicators/0/indicator").asString()).isEqualTo("access");
        assertThat(answer.at("/from/agent_id").asString())
                .isEqualTo(made.agentId().toString());

        var same = Map.of("agent_id", made.agentId().toString(), "agent_version", "1.0.0");
        assertThat(diff(Map.of("from", same, "to", same), 200)
                        .path("version_step")
                        .asString())
                .isEqualTo("none");
        assertThat(diff(Map.of("from", same, "to", Map.of()), 422)
                        .at("/faults/0/pointer")
                        .asString())
                .isEqualTo("/to");
        assertThat(diff(Map.of("from", same, "to", Map.of("manifest_hash", "0")), 404)
                        .path("code")
                        .asString())
                .isEqualTo("AC-0020");
        refused(
                client.post()
                        .uri("/v1/manifests/diff")
                        .headers(as(Role.PLATFORM_GOVERNOR))
                        .contentType(MediaType.APPLICATION_JSON)
                        .body("{}"),
                403,
                "WEB-0007");
    }

    private Made active(String name) {
        var made = asked(name);
        autoApprove(made);
        operator.agentIn(made.agentId().toString(), "active");
        return made;
    }

    private JsonNode diff(Map<String, ?> body, int status) {
        return client.post()
                .uri("/v1/manifests/diff")
                .headers(as(Role.SERVICE))
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }
}
