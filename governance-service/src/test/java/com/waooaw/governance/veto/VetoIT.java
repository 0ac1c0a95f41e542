package com.waooaw.governance.veto;

import static com.waooaw.governance.Answers.body;
import static com.waooaw.governance.Answers.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.contracts.Precedence;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.contracts.governance.GovernorVetoed;
import com.waooaw.contracts.governance.VetoCategory;
import com.waooaw.governance.Requests;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a veto does, who may say it, and what remains of it. */
class VetoIT extends VetoTest {

    @Test
    void aVetoTakesBackWhatWasAllowedAndHasItUndoneInOrderEachStepOnce() {
        var request = asked(Requests.allowedDeployment());
        assertThat(consume(request, "act-1").permit()).isNotNull();
        assertThat(governance.approval(request.approvalId()).status()).isEqualTo(ApprovalStatus.AUTO_APPROVED);

        var vetoed = body(veto(governor(), veto(request)), 201);

        assertThat(vetoed.path("effect").asString()).isEqualTo("taken_back");
        assertThat(vetoed.path("category").asString()).isEqualTo("safety");
        assertThat(vetoed.path("reason").asString()).isEqualTo("it may harm somebody");
        assertThat(vetoed.path("vetoed_by").asString()).isEqualTo("test-platform-governor");
        assertThat(vetoed.path("seed_id").asString()).isEqualTo("DEMO-001");
        var done = undone(request);
        assertThat(names(done)).isEqualTo(STEPS);
        assertThat(done.path("steps").get(1).path("service").asString()).isEqualTo("agent-execution");
        assertThat(services.asked(request.approvalId())).containsExactlyElementsOf(planThen(STEPS));
        assertThat(services.acts(request.approvalId())).allSatisfy(act -> {
            assertThat(act.actKey()).isEqualTo("act-1");
            assertThat(act.subjectId()).isEqualTo(request.subjectId());
            assertThat(act.reasonCategory()).isEqualTo("safety");
            assertThat(act.cause().correlationId()).isEqualTo(request.cause().correlationId());
        });
        assertThat(governance.approval(request.approvalId()).status()).isEqualTo(ApprovalStatus.VETOED);
        assertThat(governance.approval(request.approvalId()).rationale()).isEqualTo("it may harm somebody");
        assertThat(consume(request, "act-1").refusal()).isEqualTo("not_approved");
        await().untilAsserted(() ->
                assertThat(decisionsAbout(request)).containsExactly("auto_approved precedent", "vetoed api"));
        assertThat(auditOf(request))
                .containsExactly(
                        "approval_request succeeded",
                        "approval_auto succeeded",
                        "deploy_agent intended",
                        "approval_veto succeeded",
                        "undo intended",
                        "undo succeeded",
                        "deploy_agent refused");
    }

    @Test
    void theEventSaysWhatWasVetoedAndNotWhyInWords() {
        var request = asked(Requests.allowedDeployment());
        body(veto(governor(), veto(request)), 201);

        await().untilAsserted(() -> assertThat(vetoesOf(request)).hasSize(1));
        var event = vetoesOf(request).getFirst();
        assertThat(event.reason()).isEqualTo(GovernorVetoed.Reason.TAKEN_BACK);
        assertThat(event.vetoCategory()).isEqualTo(VetoCategory.SAFETY);
        assertThat(event.seedId()).isEqualTo("DEMO-001");
        assertThat(event.seedVersion()).isEqualTo(1);
        assertThat(event.affectedEntities()).containsExactly(new GovernorVetoed.Entity("agent", request.subjectId()));
        assertThat(event.precedence()).isEqualTo(Precedence.VETO);
        assertThat(event.toString()).doesNotContain("harm");
        var carried = carrier.carried().stream()
                .filter(c -> c.envelope().payload().equals(event))
                .findFirst()
                .orElseThrow()
                .envelope();
        assertThat(carried.affects())
                .extracting(affected -> affected.type() + ":" + affected.id())
                .containsExactly("agent:" + request.subjectId());
        assertThat(carried.correlationId()).isEqualTo(request.cause().correlationId());
    }

    @Test
    void theLogSaysWhoThroughWhichChannelHowStronglyAndSeenWhat() {
        var request = asked(Requests.allowedDeployment());
        body(veto(governor(), with(veto(request), "act_hash", request.actHash())), 201);

        var entry = json(get("/v1/audit/events?subject_id=" + request.approvalId(), TestTokens.as(Role.ADMIN)))
                .path("items")
                .valueStream()
                .filter(e -> e.path("action_type").asString().equals("approval_veto"))
                .findFirst()
                .orElseThrow();

        assertThat(entry.path("actor_id").asString()).isEqualTo("test-platform-governor");
        assertThat(entry.toString())
                .contains("\"channel\":\"api\"")
                .contains("\"strength\":\"login\"")
                .contains("\"seen\":\"" + request.actHash() + "\"")
                .contains("\"category\":\"safety\"")
                .contains("\"precedent\":\"DEMO-001\"")
                .doesNotContain("harm");
    }

    @Test
    void theSameVetoAgainIsTheSameVetoAndUndoesNothingTwice() {
        var request = asked(Requests.allowedDeployment());
        var first = body(veto(governor(), veto(request), "key-1-" + request.approvalId()), 201);
        undone(request);

        var replayed = body(veto(governor(), veto(request), "key-1-" + request.approvalId()), 200);
        var again = body(veto(governor(), veto(request)), 200);
        var otherwise = body(veto(governor(), with(veto(request), "reason", "it is also dear")), 200);

        for (var later : List.of(replayed, again, otherwise)) {
            assertThat(later.path("vetoed_at")).isEqualTo(first.path("vetoed_at"));
            assertThat(later.path("reason")).isEqualTo(first.path("reason"));
            assertThat(later.path("undo").path("state").asString()).isEqualTo("done");
        }
        problem(
                veto(governor(), with(veto(request), "reason", "another"), "key-1-" + request.approvalId()),
                409,
                "WEB-0011");
        assertThat(services.asked(request.approvalId())).containsExactlyElementsOf(planThen(STEPS));
        assertThat(vetoesOf(request)).hasSize(1);
        assertThat(vetoed("DEMO-001")).isEqualTo(1);
    }

    @Test
    void twoDevicesAtOnceAreOneVeto() throws InterruptedException, ExecutionException {
        var request = asked(Requests.allowedDeployment());

        try (var devices = Executors.newVirtualThreadPerTaskExecutor()) {
            var attempts = Stream.of("quality", "safety", "safety")
                    .map(category -> devices.submit(() -> veto(governor(), with(veto(request), "category", category))
                            .returnResult(JsonNode.class)
                            .getStatus()
                            .value()))
                    .toList();
            var statuses = new ArrayList<Integer>();
            for (var attempt : attempts) {
                statuses.add(attempt.get());
            }

            assertThat(statuses).containsExactlyInAnyOrder(201, 200, 200);
        }
        undone(request);
        assertThat(services.asked(request.approvalId())).containsExactlyElementsOf(planThen(STEPS));
        assertThat(vetoed("DEMO-001")).isEqualTo(1);
        await().untilAsserted(() -> assertThat(vetoesOf(request)).hasSize(1));
    }

    @Test
    void aVetoOfAQuestionThatWaitsIsANoWithACategory() {
        var request = asked(Requests.deployment());

        var vetoed = body(veto(governor(), veto(request)), 201);
        var again = body(veto(governor(), veto(request)), 200);

        assertThat(vetoed.path("effect").asString()).isEqualTo("refused");
        assertThat(vetoed.path("undo").path("state").asString()).isEqualTo("none");
        assertThat(again).isEqualTo(vetoed);
        var ticket = governance.approval(request.approvalId());
        assertThat(ticket.status()).isEqualTo(ApprovalStatus.DENIED);
        assertThat(ticket.rationale()).isEqualTo("it may harm somebody");
        assertThat(ticket.vetoCategory()).isEqualTo(VetoCategory.SAFETY);
        await().untilAsserted(() -> {
            assertThat(decisionsAbout(request)).containsExactly("denied api");
            assertThat(decisions(request).getFirst().vetoCategory()).isEqualTo(VetoCategory.SAFETY);
            assertThat(vetoesOf(request))
                    .extracting(GovernorVetoed::reason)
                    .containsExactly(GovernorVetoed.Reason.REFUSED);
        });
        assertThat(vetoesOf(request).getFirst().precedence()).isNull();
        assertThat(services.asked(request.approvalId())).isEmpty();
        assertThat(unfinished.unfinished())
                .noneMatch(start -> start.workflowId().equals(VetoWorkflow.idOf(request.approvalId())));
    }

    @Test
    void whatAHumanAllowedIsNoBusinessOfAVeto() {
        var request = asked(Requests.deployment());
        decide(request.approvalId(), governor(), Map.of("decision", "approve", "act_hash", request.actHash()))
                .expectStatus()
                .isOk();

        problem(veto(governor(), veto(request)), 409, "GOV-0051");
        assertThat(governance.approval(request.approvalId()).status()).isEqualTo(ApprovalStatus.APPROVED);
    }

    @Test
    void badInputIsNamedAndTakesNothingBack() {
        var request = asked(Requests.allowedDeployment());
        var good = veto(request);

        problem(veto(governor(), with(good, "category", "galactic")), 422, "WEB-0002");
        problem(veto(governor(), with(good, "category", "unknown")), 422, "WEB-0002");
        problem(veto(governor(), without(good, "category")), 422, "WEB-0002");
        problem(veto(governor(), without(good, "reason")), 422, "WEB-0002");
        problem(veto(governor(), with(good, "reason", " ")), 422, "GOV-0004");
        problem(veto(governor(), with(good, "reason", "x".repeat(10_000))), 422, "GOV-0011");
        problem(veto(governor(), with(good, "reason", "zero \0")), 422, "GOV-0015");
        problem(veto(governor(), with(good, "act_hash", "0".repeat(64))), 409, "GOV-0006");
        problem(veto(governor(), with(good, "act_hash", "zz")), 422, "WEB-0002");
        problem(veto(governor(), with(good, "approval_id", "me")), 422, "WEB-0002");
        problem(veto(governor(), with(good, "approval_id", UUID.randomUUID().toString())), 404, "GOV-0001");
        problem(get("/v1/vetoes/" + request.approvalId(), governor()), 404, "GOV-0052");
        problem(get("/v1/vetoes/nonsense", governor()), 404, "WEB-0005");
        assertThat(governance.approval(request.approvalId()).status()).isEqualTo(ApprovalStatus.AUTO_APPROVED);
        assertThat(vetoed("DEMO-001")).isZero();
    }

    @Test
    void onlyWhoGovernsItTakesItBackAndWhoTriedIsInTheLog() {
        var request = asked(Requests.allowedPublication(TestTokens.CUSTOMER));
        var ofAnother = TestTokens.of(TestTokens.OTHER_CUSTOMER, Role.ENGAGEMENT_GOVERNOR);

        for (var stranger : List.of(ofAnother, governor())) {
            problem(veto(stranger, veto(request)), 404, "GOV-0001");
            problem(get("/v1/vetoes/" + request.approvalId(), stranger), 404, "GOV-0052");
        }
        problem(veto(TestTokens.as(Role.VIEWER), veto(request)), 403, "WEB-0007");
        problem(veto(TestTokens.expired(Role.PLATFORM_GOVERNOR), veto(request)), 401, "WEB-0006");
        assertThat(governance.approval(request.approvalId()).status()).isEqualTo(ApprovalStatus.AUTO_APPROVED);
        assertThat(auditOf(request)).containsSubsequence("approval_veto refused", "approval_veto refused");

        body(veto(engagementGovernor(), veto(request)), 201);

        var done = await().atMost(PATIENCE)
                .until(
                        () -> undoing(request, engagementGovernor()),
                        undo -> "done".equals(undo.path("state").asString()));
        assertThat(names(done)).containsExactly("unpublish");
        problem(get("/v1/vetoes/" + request.approvalId(), ofAnother), 404, "GOV-0052");
    }

    private static List<String> names(JsonNode undo) {
        return undo.path("steps")
                .valueStream()
                .map(step -> step.path("name").asString())
                .toList();
    }

    private static List<String> planThen(List<String> steps) {
        return Stream.concat(Stream.of("plan"), steps.stream()).toList();
    }

    private static Map<String, Object> with(Map<String, Object> body, String name, Object value) {
        var changed = new HashMap<>(body);
        changed.put(name, value);
        return changed;
    }

    private static Map<String, Object> without(Map<String, Object> body, String name) {
        var changed = new HashMap<>(body);
        changed.remove(name);
        return changed;
    }

    private List<GovernorVetoed> vetoesOf(ApprovalRequest request) {
        return carrier.payloads(GovernorVetoed.class).stream()
                .filter(e -> e.approvalId().equals(request.approvalId()))
                .toList();
    }

    private int vetoed(String precedent) {
        return count("vetoed", precedent);
    }
}
