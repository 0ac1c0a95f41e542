package com.waooaw.acceptance.scenario;

import static com.waooaw.acceptance.http.Person.CUSTOMER;
import static com.waooaw.acceptance.http.Person.ENGAGEMENT_GOVERNOR;
import static com.waooaw.acceptance.http.Person.GOVERNOR;
import static com.waooaw.acceptance.http.Person.NOBODY;
import static com.waooaw.acceptance.http.Person.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.acceptance.flow.Examples;
import com.waooaw.acceptance.flow.MainJob;
import com.waooaw.acceptance.flow.Vetoes;
import com.waooaw.acceptance.http.PublicOrigin;
import com.waooaw.acceptance.stack.NeedsMovableTime;
import com.waooaw.acceptance.stack.OnTheStack;
import com.waooaw.acceptance.stack.RunningStack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The Governor takes back what was allowed: domain.md 10.2, both variants. Hours pass by the business clock. */
@OnTheStack
@NeedsMovableTime
@Order(82)
class ScenarioBIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final List<String> LATE_LISTENERS = List.of("learning", "admin-gateway");

    private static RunningStack stack;
    private static PublicOrigin origin;
    private static MainJob job;
    private static Vetoes vetoes;

    @BeforeAll
    static void start(RunningStack running) {
        stack = running;
        origin = running.origin();
        job = new MainJob(origin);
        vetoes = new Vetoes(origin);
    }

    /** B1: the checks have passed, and the Governor vetoes in place of deciding. */
    @Test
    void aVetoOfAQuestionEndsTheCreationAndNothingWasDeployed() {
        var agent = job.submit(Examples.renamed(Examples.WRITER));
        var approval = job.awaitApprovalOf(agent);
        await().atMost(PATIENCE).until(() -> !stack.mailbox().about(approval).isEmpty());
        theFirstTwoChannelsWereDead(approval);

        vetoes.veto(approval).expect(201);

        var workflow = job.awaitOutcome(agent.workflowId());
        assertThat(workflow.path("state").asString()).isEqualTo("vetoed");
        assertThat(stage(workflow, "deployment").path("status").asString()).isEqualTo("pending");
        for (var review : List.of("genesis", "architecture", "ethics")) {
            assertThat(stage(workflow, review).path("status").asString()).isEqualTo("revoked");
            assertThat(stage(workflow, review).path("revoked_reason").asString())
                    .isEqualTo("quality");
        }
        assertThat(vetoes.veto(approval).expect(200).text("/approval_id")).isEqualTo(approval);
    }

    /** Nobody named a device or a telephone: what leads nowhere fails at once, and the third channel has its turn. */
    private static void theFirstTwoChannelsWereDead(String approval) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            var receipts = MainJob.items(origin.get(GOVERNOR, "/v1/approvals/" + approval + "/notifications")
                            .expect(200)
                            .json())
                    .stream()
                    .collect(Collectors.toMap(receipt -> receipt.path("channel").asString(), receipt -> receipt));
            assertThat(receipts).containsOnlyKeys("push", "sms", "email");
            assertThat(receipts.get("push").path("failure").asString()).isEqualTo("no_address");
            assertThat(receipts.get("sms").path("failure").asString()).isEqualTo("no_address");
            assertThat(receipts.get("email").has("sent_at")).isTrue();
        });
    }

    /** B2: at work with two jobs, vetoed 18 hours after a precedent allowed it. */
    @Test
    void anAgentAtWorkIsTakenBackInReverseOnceAndForGood() {
        Vetoes.Allowed agent;
        List<String> jobs;
        Map<String, JsonNode> waiting;
        LATE_LISTENERS.forEach(service -> subscription(service, "pause"));
        try {
            agent = vetoes.allowed();
            var engagement = job.engage(CUSTOMER, agent.agentId());
            jobs = List.of(
                    job.order(CUSTOMER, engagement, MainJob.BRIEF), job.order(CUSTOMER, engagement, MainJob.BRIEF));
            waiting = jobs.stream().collect(Collectors.toMap(id -> id, id -> job.awaitJob(id, "waiting_approval")));
            vetoes.pass(Duration.ofHours(18));
            job.awaitAgent(agent.agentId(), "active");

            vetoes.veto(agent.approvalId()).expect(201);
            var veto = vetoes.awaitUndone(agent.approvalId());

            assertThat(Vetoes.steps(veto)).isEqualTo(Vetoes.REVERSE);
            assertThat(veto.at("/undo/steps")
                            .valueStream()
                            .map(step -> step.path("done_at").asString()))
                    .as("one after the other")
                    .isSorted();
            job.awaitAgent(agent.agentId(), "vetoed");
            assertThat(job.approval(GOVERNOR, agent.approvalId()).path("status").asString())
                    .isEqualTo("vetoed");
            theJobsAreCancelled(jobs, waiting);
            nobodyGetsAnythingNew(agent, engagement);
        } finally {
            // only now do they hear that the agent was deployed and active
            LATE_LISTENERS.forEach(service -> subscription(service, "resume"));
        }
        aLateWordDoesNotBringItBack(agent);
        theSameVetoAgainHasNoEffect(agent);
    }

    private static void theJobsAreCancelled(List<String> jobs, Map<String, JsonNode> waiting) {
        for (var id : jobs) {
            var cancelled = job.awaitJob(
                    id,
                    found -> found.path("state").asString().equals("cancelled")
                            && found.at("/decision/status").asString().equals("withdrawn"));
            assertThat(cancelled.path("outcome").asString()).isEqualTo("cancelled");
            assertThat(cancelled.at("/failure/code").asString()).isEqualTo("EXE-0023");
            var question = waiting.get(id).at("/waits_for/approval_id").asString();
            assertThat(job.approval(ENGAGEMENT_GOVERNOR, question)
                            .path("status")
                            .asString())
                    .isEqualTo("withdrawn");
            assertThat(job.posts(CUSTOMER))
                    .noneMatch(post -> post.path("act_key").asString().equals("publish/" + id));
            assertThat(job.audit(id))
                    .filteredOn(entry -> entry.path("action_type").asString().equals("job_closed"))
                    .hasSize(1);
        }
    }

    private static void nobodyGetsAnythingNew(Vetoes.Allowed agent, String engagement) {
        assertThat(origin.get(CUSTOMER, "/v1/agents/" + agent.agentId()).status())
                .isEqualTo(404);
        assertThat(origin.post(CUSTOMER, "/v1/jobs", Map.of("engagement_id", engagement, "brief", MainJob.BRIEF))
                        .expect(409)
                        .code())
                .isEqualTo("EXE-0006");
        var workflow = job.workflow(agent.workflowId());
        assertThat(workflow.path("compensations"))
                .allSatisfy(step -> assertThat(step.path("state").asString()).isEqualTo("done"));
        for (var review : List.of("genesis", "architecture", "ethics")) {
            assertThat(stage(workflow, review).path("revoked_reason").asString())
                    .isEqualTo("quality");
        }
    }

    /** Those who were held back hear of it in its order, and end where everybody is. */
    private static void aLateWordDoesNotBringItBack(Vetoes.Allowed agent) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(shownByAdmin(agent.agentId())).isEqualTo("vetoed");
            for (var service : List.of("agent-execution", "governance", "learning", "admin-gateway")) {
                assertThat(job.inbox(service, agent.agentId()))
                        .as(service)
                        .filteredOn(event -> event.path("topic").asString().equals("AgentStateChanged"))
                        .extracting(event -> event.path("n").asInt())
                        .as("to the veto, which is the ninth")
                        .contains(8, 9);
            }
        });
        job.awaitAgent(agent.agentId(), "vetoed");
    }

    private static void theSameVetoAgainHasNoEffect(Vetoes.Allowed agent) {
        var before = vetoes.awaitUndone(agent.approvalId());

        vetoes.veto(agent.approvalId()).expect(200);

        assertThat(vetoes.awaitUndone(agent.approvalId())).isEqualTo(before);
        assertThat(vetoes.evidence(agent.agentId()))
                .as("one entry for each step")
                .containsOnlyKeys(Vetoes.REVERSE)
                .allSatisfy((_, times) -> assertThat(times).isOne());
        assertThat(job.inbox("governance", agent.agentId()).stream()
                        .filter(event -> event.path("topic").asString().equals("AgentStateChanged")))
                .hasSize(9);
    }

    @Test
    void aMillisecondAfterItsWindowAVetoIsTooLate() {
        var agent = vetoes.allowed();
        vetoes.pass(Duration.between(vetoes.now(), vetoes.vetoUntil(agent.approvalId()))
                .plusMillis(1));

        var refused = vetoes.veto(agent.approvalId()).expect(409);

        assertThat(refused.code()).isEqualTo("GOV-0050");
        assertThat(origin.get(GOVERNOR, "/v1/vetoes/" + agent.approvalId()).status())
                .isEqualTo(404);
        job.awaitAgent(agent.agentId(), "active");
        job.awaitApproval(
                GOVERNOR,
                agent.approvalId(),
                found -> found.path("status").asString().equals("confirmed"));
        assertThat(vetoes.evidence(agent.agentId())).isEmpty();
    }

    private static void subscription(String service, String what) {
        origin.post(NOBODY, "/dev/relay/subscriptions/" + service + "/" + what, "application/json", "")
                .expect(200);
    }

    private static String shownByAdmin(String agentId) {
        return origin.get(OPERATOR, "/v1/admin/dashboard")
                .expect(200)
                .json()
                .at("/agents/items")
                .valueStream()
                .filter(agent -> agent.path("agent_id").asString().equals(agentId))
                .map(agent -> agent.path("state").asString())
                .findFirst()
                .orElse("not shown");
    }

    private static JsonNode stage(JsonNode workflow, String name) {
        return workflow.path("stages")
                .valueStream()
                .filter(stage -> stage.path("stage").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
