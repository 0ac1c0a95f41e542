package com.waooaw.governance.veto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.activities.compensation.Compensations.Step;
import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.activities.governance.GovernanceActivities.Consume;
import com.waooaw.activities.governance.GovernanceActivities.Consumption;
import com.waooaw.contracts.Precedence;
import com.waooaw.contracts.agentcreation.AgentState;
import com.waooaw.contracts.agentcreation.AgentStateChanged;
import com.waooaw.contracts.governance.ApprovalDecided;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.contracts.governance.GovernorVetoed;
import com.waooaw.contracts.governance.VetoCategory;
import com.waooaw.governance.GovernanceServiceTest;
import com.waooaw.governance.Requests;
import com.waooaw.governance.known.KnownAgents;
import com.waooaw.platform.testkit.TestDatabase;
import com.waooaw.platform.testkit.TestTime;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

class VetoIT extends GovernanceServiceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> STEPS =
            FakeCompensations.DEPLOYMENT.stream().map(Step::name).toList();

    private final JdbcClient database = JdbcClient.create(TestDatabase.superuser("waooaw"));

    @Autowired
    WorkflowClient temporal;

    @Autowired
    UnfinishedVetoes unfinished;

    @Autowired
    Undoings undoings;

    @Autowired
    KnownAgents agents;

    FakeCompensations services;

    @BeforeEach
    void start() {
        // the vetoes of other tests would put the precedents out of force
        database.sql("truncate governance.precedent_count").update();
        services = new FakeCompensations(temporal);
    }

    @AfterEach
    void stop() {
        services.close();
    }

    @Test
    void aPrecedentAnswersAtOnceAndNobodyIsDisturbed() {
        var request = asked(Requests.allowedDeployment());

        var ticket = governance.approval(request.approvalId());
        assertThat(ticket.status()).isEqualTo(ApprovalStatus.AUTO_APPROVED);
        assertThat(ticket.decidedBy()).isNull();
        var shown = json(get("/v1/approvals/" + request.approvalId(), governor()));
        assertThat(shown.path("status").asString()).isEqualTo("auto_approved");
        assertThat(shown.path("precedent").path("seed_id").asString()).isEqualTo("DEMO-001");
        assertThat(shown.path("precedent").path("version").asInt()).isEqualTo(1);
        assertThat(Duration.between(
                        java.time.Instant.parse(shown.path("created_at").asString()),
                        java.time.Instant.parse(shown.path("veto_until").asString())))
                .isEqualTo(Duration.ofHours(24));
        await().untilAsserted(() -> assertThat(decisionsAbout(request)).containsExactly("auto_approved precedent"));
        assertThat(auditOf(request)).containsExactly("approval_request succeeded", "approval_auto succeeded");
        assertThat(evaluationsOf(request))
                .containsExactlyInAnyOrder(
                        "approval_terms AT-70", "precedent_exclusions PX-99", "precedents DEMO-001/1");
        TestTime.awaitTimer(temporal, "approval-" + request.approvalId());
        assertThat(json(get("/v1/approvals/" + request.approvalId() + "/notifications", governor()))
                        .path("items"))
                .isEmpty();
    }

    @Test
    void whatNoPrecedentFitsIsAskedAndItIsKeptWhy() {
        var high = asked(Requests.withRisk(Requests.allowedDeployment(), "high", true));
        var silent = asked(Requests.deployment());
        var daily = Requests.told(Requests.deployment(), Map.of("expected_runs_per_day", 20, "sandbox_only", true));
        asked(daily);

        for (var request : List.of(high, silent, daily)) {
            assertThat(governance.approval(request.approvalId()).status()).isEqualTo(ApprovalStatus.PENDING);
        }
        assertThat(evaluationsOf(high)).containsExactlyInAnyOrder("approval_terms AT-70", "precedent_exclusions PX-20");
        assertThat(evaluationsOf(silent)).containsExactly("approval_terms AT-70");
        assertThat(evaluationsOf(daily))
                .containsExactlyInAnyOrder("approval_terms AT-70", "precedent_exclusions PX-99", "precedents NONE");
    }

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
            var statuses = new java.util.ArrayList<Integer>();
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
    void aMillisecondAfterTheWindowIsTooLateAndThenItIsConfirmed() {
        var request = asked(Requests.allowedDeployment());
        assertThat(consume(request, "act-1").permit()).isNotNull();
        TestTime.awaitTimer(temporal, "approval-" + request.approvalId());

        TestTime.advance(Duration.ofHours(24).plusMillis(1));

        problem(veto(governor(), veto(request)), 409, "GOV-0050");
        assertThat(governance.approval(request.approvalId()).status()).isEqualTo(ApprovalStatus.CONFIRMED);
        assertThat(consume(request, "act-1").permit())
                .as("the same act, whose worker was down for a day")
                .isNotNull();
        await().untilAsserted(() ->
                assertThat(decisionsAbout(request)).containsExactly("auto_approved precedent", "confirmed precedent"));
        assertThat(auditOf(request)).contains("approval_confirmed succeeded", "approval_veto refused");
        assertThat(count("confirmed", "DEMO-001")).isEqualTo(1);
        problem(get("/v1/vetoes/" + request.approvalId(), governor()), 404, "GOV-0052");
        assertThat(services.asked(request.approvalId())).isEmpty();
    }

    @Test
    void aMinuteBeforeItsEndTheWindowIsOpen() {
        var request = asked(Requests.allowedDeployment());
        assertThat(consume(request, "act-1").permit()).isNotNull();
        TestTime.awaitTimer(temporal, "approval-" + request.approvalId());

        TestTime.advance(Duration.ofHours(24).minusMinutes(1));

        body(veto(governor(), veto(request)), 201);
        undone(request);
    }

    @Test
    void whatNobodyTakesBackIsConfirmedByTheClockAlone() {
        var used = asked(Requests.allowedDeployment());
        var unused = asked(Requests.allowedDeployment());
        assertThat(consume(used, "act-1").permit()).isNotNull();

        for (var request : List.of(used, unused)) {
            passes(
                    temporal,
                    request.approvalId(),
                    Duration.ofHours(24).plusSeconds(1),
                    () -> governance.approval(request.approvalId()).status() == ApprovalStatus.CONFIRMED);
        }

        assertThat(count("confirmed", "DEMO-001"))
                .as("what was allowed and never done proves nothing")
                .isEqualTo(1);
        assertThat(consume(unused, "act-2").refusal()).isEqualTo("expired");
        await().untilAsserted(() -> {
            assertThat(decisions(used)).extracting(ApprovalDecided::seedId).containsExactly("DEMO-001", "DEMO-001");
            assertThat(decisions(unused))
                    .as("and nobody else counts it")
                    .extracting(ApprovalDecided::seedId)
                    .containsExactly("DEMO-001", null);
        });
    }

    @Test
    void aVetoWorksWhenNoWorkflowRunsAnyMore() {
        var request = asked(Requests.allowedDeployment());
        TestTime.awaitTimer(temporal, "approval-" + request.approvalId());
        temporal.newUntypedWorkflowStub("approval-" + request.approvalId()).terminate("its history is lost");

        body(veto(governor(), veto(request)), 201);

        undone(request);
        assertThat(services.acts(request.approvalId()))
                .allSatisfy(act -> assertThat(act.actKey()).isEmpty());
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

    @Test
    void aStepThatFailsIsTriedAgainUntilItIsDone() {
        var request = asked(Requests.allowedDeployment());
        services.fails("cancel_jobs");
        body(veto(governor(), veto(request)), 201);
        await().atMost(PATIENCE)
                .until(() -> services.asked(request.approvalId()).contains("cancel_jobs failed"));
        var meanwhile = undoing(request, governor());
        assertThat(meanwhile.path("state").asString()).isEqualTo("undoing");
        assertThat(meanwhile.path("steps").get(0).path("done_at").isMissingNode())
                .isFalse();
        assertThat(meanwhile.path("steps").get(1).path("done_at").isMissingNode())
                .isTrue();

        services.works("cancel_jobs");

        undone(request);
        assertThat(services.asked(request.approvalId()).stream().filter(STEPS::contains))
                .containsExactlyElementsOf(STEPS);
    }

    @Test
    void aStepThatCannotBeDoneIsAnIncidentAndIsTriedAgainEveryHour() {
        var request = asked(Requests.allowedDeployment());
        services.refuses("revoke_ethics");
        body(veto(governor(), veto(request)), 201);

        var failed = await().atMost(PATIENCE)
                .until(
                        () -> undoing(request, governor()),
                        undo -> "failed".equals(undo.path("state").asString()));
        assertThat(failed.path("failed_step").asString()).isEqualTo("revoke_ethics");
        assertThat(failed.path("code").asString()).isEqualTo("AGT-0099");
        assertThat(auditOf(request)).contains("undo_incident failed");
        services.works("revoke_ethics");
        TestTime.awaitTimer(temporal, VetoWorkflow.idOf(request.approvalId()));
        TestTime.advance(Duration.ofHours(1).plusSeconds(1));

        undone(request);
        assertThat(services.asked(request.approvalId()).stream().filter(STEPS::contains))
                .containsExactlyElementsOf(STEPS);
    }

    @Test
    void aStepThatFailsForAnHourIsGivenUpForAnHour() {
        var request = asked(Requests.allowedDeployment());
        services.fails("stop_routing");
        body(veto(governor(), veto(request)), 201);
        await().atMost(PATIENCE)
                .until(() -> services.asked(request.approvalId()).contains("stop_routing failed"));

        TestTime.advance(Duration.ofHours(1).plusSeconds(1));

        await().atMost(Duration.ofSeconds(90))
                .until(() -> "failed"
                        .equals(undoing(request, governor()).path("state").asString()));
        services.works("stop_routing");
        TestTime.awaitTimer(temporal, VetoWorkflow.idOf(request.approvalId()));
        TestTime.advance(Duration.ofHours(1).plusSeconds(1));
        undone(request);
    }

    @Test
    void aWorkerThatLostEverythingGoesOnWithTheStepThatIsNext() {
        var request = asked(Requests.allowedDeployment());
        var id = VetoWorkflow.idOf(request.approvalId());
        services.fails("revoke_ethics");
        body(veto(governor(), veto(request)), 201);
        await().atMost(PATIENCE)
                .until(() -> services.asked(request.approvalId()).contains("revoke_ethics failed"));

        temporal.newUntypedWorkflowStub(id).terminate("its history is lost");
        assertThat(unfinished.unfinished())
                .extracting(start -> start.workflowId())
                .contains(id);
        services.works("revoke_ethics");
        var restarted = temporal.newWorkflowStub(
                VetoWorkflow.class,
                WorkflowOptions.newBuilder()
                        .setWorkflowId(id)
                        .setTaskQueue("governance")
                        .build());
        WorkflowClient.start(restarted::undo, new VetoWorkflow.Start(request.approvalId()));

        undone(request);
        assertThat(services.asked(request.approvalId()).stream().filter(STEPS::contains))
                .containsExactlyElementsOf(STEPS);
        assertThat(services.asked(request.approvalId()).stream().filter("plan"::equals))
                .hasSize(1);
        assertThat(auditOf(request)).containsOnlyOnce("undo intended", "undo succeeded");
        assertThat(unfinished.unfinished())
                .extracting(start -> start.workflowId())
                .doesNotContain(id);
    }

    @Test
    void aStepThatIsGivenUpIsOneIncidentHoweverOftenThatIsSaid() {
        var request = asked(Requests.allowedDeployment());
        services.refuses("revoke_ethics");
        body(veto(governor(), veto(request)), 201);
        await().atMost(PATIENCE)
                .until(() -> "failed"
                        .equals(undoing(request, governor()).path("state").asString()));

        undoings.failed(request.approvalId(), "revoke_ethics", "AGT-0099", 0);

        assertThat(auditOf(request)).containsOnlyOnce("undo_incident failed");
        assertThat(undoings.veto(request.approvalId()).failures()).isOne();
    }

    @Test
    void anAgentThatWorksUnderWatchAsksAHuman() {
        var request = Requests.allowedDeployment();
        push.deliver(
                new AgentStateChanged(
                        UUID.fromString(request.subjectId()),
                        "AGT-" + request.subjectId(),
                        "Healthcare content writer",
                        "healthcare",
                        "JOB-HC-001",
                        AgentState.ACTIVE,
                        AgentState.DEGRADED,
                        TestTime.clock().instant(),
                        "1.0.0",
                        null,
                        null),
                request.cause(),
                null);
        await().untilAsserted(
                        () -> assertThat(agents.isWatched(request.subjectId())).isTrue());

        asked(request);

        assertThat(governance.approval(request.approvalId()).status()).isEqualTo(ApprovalStatus.PENDING);
        assertThat(evaluationsOf(request)).contains("precedent_exclusions PX-80");
    }

    @Test
    void afterThreeVetoesAPrecedentSaysNothingAnyMore() {
        for (int i = 0; i < 3; i++) {
            var request = asked(Requests.allowedDeployment());
            assertThat(governance.approval(request.approvalId()).status()).isEqualTo(ApprovalStatus.AUTO_APPROVED);
            body(veto(governor(), veto(request)), 201);
        }

        var next = asked(Requests.allowedDeployment());

        assertThat(governance.approval(next.approvalId()).status()).isEqualTo(ApprovalStatus.PENDING);
        assertThat(evaluationsOf(next)).contains("precedents NONE");
        assertThat(factsOf(next)).contains("\"out_of_force\":\"DEMO-001/1\"");
    }

    @Test
    void aPrecedentThatIsVetoedMoreThanOnceInTenIsTold() {
        for (int i = 0; i < 9; i++) {
            asked(Requests.allowedDeployment());
        }
        var first = asked(Requests.allowedDeployment());
        var second = asked(Requests.allowedDeployment());
        body(veto(governor(), veto(first)), 201);
        assertThat(alerts()).doesNotContain(first.approvalId().toString());

        body(veto(governor(), veto(second)), 201);

        assertThat(alerts()).contains(second.approvalId().toString());
    }

    @Test
    void whileTheAuditLogIsBrokenNoPrecedentSaysYesAndAVetoStillWorks() {
        var before = asked(Requests.allowedDeployment());
        verified("segment", false);
        try {
            var meanwhile = asked(Requests.allowedDeployment());

            assertThat(governance.approval(meanwhile.approvalId()).status()).isEqualTo(ApprovalStatus.PENDING);
            assertThat(evaluationsOf(meanwhile)).containsExactly("approval_terms AT-70");
            body(veto(governor(), veto(before)), 201);
            undone(before);
        } finally {
            verified("full", true);
        }
    }

    private void verified(String kind, boolean intact) {
        database.sql("select audit_log.put_verification(:kind, 0, 0, :intact, '[]'::jsonb)")
                .param("kind", kind)
                .param("intact", intact)
                .query((_, _) -> true)
                .list();
    }

    private JsonNode undone(ApprovalRequest request) {
        return await().atMost(PATIENCE)
                .until(
                        () -> undoing(request, governor()),
                        undo -> "done".equals(undo.path("state").asString()));
    }

    private JsonNode undoing(ApprovalRequest request, String token) {
        return json(get("/v1/vetoes/" + request.approvalId(), token)).path("undo");
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

    private ResponseSpec veto(String token, Map<String, ?> body) {
        return veto(token, body, "");
    }

    private ResponseSpec veto(String token, Map<String, ?> body, String key) {
        return client.post()
                .uri("/v1/vetoes")
                .headers(h -> {
                    h.setBearerAuth(token);
                    if (!key.isEmpty()) {
                        h.set("Idempotency-Key", key);
                    }
                })
                .body(body)
                .exchange();
    }

    private static Map<String, Object> veto(ApprovalRequest request) {
        return Map.of(
                "approval_id", request.approvalId().toString(),
                "category", "safety",
                "reason", "it may harm somebody");
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

    private static JsonNode body(ResponseSpec response, int status) {
        return response.expectStatus()
                .isEqualTo(status)
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    private static void problem(ResponseSpec response, int status, String code) {
        response.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }

    private Consumption consume(ApprovalRequest request, String key) {
        return governance.consume(new Consume(request.approvalId(), request.actHash(), key, request.cause()));
    }

    private List<ApprovalDecided> decisions(ApprovalRequest request) {
        return carrier.payloads(ApprovalDecided.class).stream()
                .filter(e -> e.approvalId().equals(request.approvalId()))
                .toList();
    }

    private List<String> decisionsAbout(ApprovalRequest request) {
        return decisions(request).stream()
                .map(e -> e.status().name().toLowerCase(java.util.Locale.ROOT) + " " + e.source())
                .toList();
    }

    private List<GovernorVetoed> vetoesOf(ApprovalRequest request) {
        return carrier.payloads(GovernorVetoed.class).stream()
                .filter(e -> e.approvalId().equals(request.approvalId()))
                .toList();
    }

    private List<String> auditOf(ApprovalRequest request) {
        return json(get("/v1/audit/events?subject_id=" + request.approvalId(), TestTokens.as(Role.ADMIN)))
                .path("items")
                .valueStream()
                .map(e -> e.path("action_type").asString() + " "
                        + e.path("result").asString())
                .toList();
    }

    private String alerts() {
        return json(get("/v1/audit/events?subject_id=DEMO-001/1", TestTokens.as(Role.ADMIN)))
                .toString();
    }

    private List<String> evaluationsOf(ApprovalRequest request) {
        return database.sql(
                        "select table_name || ' ' || row_name from governance.rule_evaluation where approval_id = :id")
                .param("id", request.approvalId())
                .query(String.class)
                .list();
    }

    private String factsOf(ApprovalRequest request) {
        return database.sql(
                        "select facts from governance.rule_evaluation where approval_id = :id and table_name = 'precedents'")
                .param("id", request.approvalId())
                .query(String.class)
                .single();
    }

    private int vetoed(String precedent) {
        return count("vetoed", precedent);
    }

    private int count(String column, String precedent) {
        return database.sql("select coalesce(sum(%s), 0) from governance.precedent_count where precedent = :precedent"
                        .formatted(column))
                .param("precedent", precedent)
                .query(Integer.class)
                .single();
    }
}
