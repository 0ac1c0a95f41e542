package com.waooaw.governance.veto;

import static com.waooaw.governance.Answers.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.governance.Requests;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

/** What follows a veto: the Governor hears how it ended, and somebody is to find out why. */
class AfterVetoIT extends VetoTest {

    @Autowired
    Undoings undoings;

    @Test
    void theGovernorHearsThatItIsUndone() {
        var request = vetoed();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(told(Ids.of("veto-undone", request.approvalId())))
                        .containsExactly(
                                "informational 5 steps were undone, each once. How, the page of the approval shows."));
    }

    @Test
    void theGovernorHearsOnceThatAStepStandsStill() {
        services.refuses("stop_routing");
        var request = vetoed();
        var id = Ids.of("veto-stands-still", request.approvalId(), "stop_routing");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(told(id)).hasSize(1));

        assertThat(told(id).getFirst()).startsWith("emergency ").contains("(AGT-0099)");
        var failures = database.sql("select failures from governance.veto where approval_id = :id")
                .param("id", request.approvalId())
                .query(Integer.class)
                .single();
        undoings.failed(request.approvalId(), "stop_routing", "AGT-0099", failures);
        assertThat(told(id)).hasSize(1);
        services.works("stop_routing");
    }

    @Test
    void itsRootCauseIsOpenForADayAndAnsweredOnce() {
        var request = vetoed();
        var genesis = TestTokens.as(Role.AGENT_ORCHESTRATOR);

        var open = json(get("/v1/root-causes", genesis))
                .path("items")
                .valueStream()
                .filter(e -> e.path("approval_id")
                        .asString()
                        .equals(request.approvalId().toString()))
                .findFirst()
                .orElseThrow();
        assertThat(open.path("seed_id").asString()).isEqualTo("DEMO-001");
        assertThat(open.path("category").asString()).isEqualTo("safety");
        assertThat(open.has("finding")).isFalse();
        assertThat(Duration.between(
                        Instant.parse(open.path("opened_at").asString()),
                        Instant.parse(open.path("due_at").asString())))
                .isEqualTo(Duration.ofHours(24));

        for (int i = 0; i < 2; i++) {
            assertThat(json(found(genesis, request.approvalId(), "revise", "it runs too often"))
                            .path("finding")
                            .asString())
                    .isEqualTo("revise");
        }
        problem(found(genesis, request.approvalId(), "keep", "it was right"), 409, "GOV-0002");
        problem(found(genesis, request.approvalId(), "revise", " "), 422, "GOV-0004");
        problem(found(genesis, UUID.randomUUID(), "keep", "it was right"), 404, "GOV-0052");
        problem(found(engagementGovernor(), request.approvalId(), "keep", "it was right"), 403, "WEB-0007");
    }

    private ApprovalRequest vetoed() {
        var request = asked(Requests.allowedDeployment());
        veto(governor(), veto(request)).expectStatus().isCreated();
        return request;
    }

    private ResponseSpec found(String token, UUID approvalId, String finding, String note) {
        return client.post()
                .uri("/v1/root-causes/{id}/finding", approvalId)
                .headers(h -> h.setBearerAuth(token))
                .body(Map.of("finding", finding, "note", note))
                .exchange();
    }

    private List<String> told(UUID id) {
        return database.sql("select kind || ' ' || body from governance.announcement where id = :id")
                .param("id", id)
                .query(String.class)
                .list();
    }
}
