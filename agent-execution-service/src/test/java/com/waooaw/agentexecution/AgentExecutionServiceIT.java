package com.waooaw.agentexecution;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.contracts.agentcreation.AgentState;
import com.waooaw.contracts.agentexecution.JobCompleted;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.platform.audit.CanonicalJson;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.testkit.OpenApiSnapshot;
import com.waooaw.platform.testkit.TestTime;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class AgentExecutionServiceIT extends ExecutionIT {

    @Test
    void aJobIsResearchedWrittenCheckedDecidedPublishedAndDelivered() {
        var engagement = engage(activeAgent());
        var job = submit(engagement, "Patient education article: living well with type 2 diabetes, about 600 words");

        var waiting = awaitJob(job, "waiting_approval", "failed");
        assertThat(waiting.path("failure").toString()).isEmpty();
        assertThat(waiting.path("waits_for").path("page").asString()).contains("/approvals/");
        assertThat(read(customer, "/v1/sandbox/posts").toString()).doesNotContain("publish/" + job);

        decide(job, ApprovalStatus.APPROVED);
        var done = awaitJob(job, "completed", "failed");
        assertThat(done.path("outcome").asString()).isEqualTo("succeeded");
        assertThat(done.path("plan").valueStream().map(s -> s.path("kind").asString()))
                .containsExactly("research", "draft", "fact_check", "publish");
        assertThat(done.path("skill_runs")
                        .valueStream()
                        .map(s -> s.path("state").asString()))
                .containsOnly("completed");

        var post = read(customer, done.path("links").path("publication").asString());
        var deliverable = read(customer, done.path("links").path("deliverable").asString());
        assertThat(post.path("markdown").asString())
                .isEqualTo(deliverable.path("article_markdown").asString());
        assertThat(post.path("content_sha256").asString())
                .isEqualTo(CanonicalJson.sha256(post.path("markdown").asString()));
        assertThat(deliverable.path("state").asString()).isEqualTo("published");
        assertThat(deliverable.path("requested_words").asInt()).isEqualTo(600);
        assertThat(deliverable.path("citations").size()).isGreaterThan(2);
        assertThat(deliverable.path("fact_check").path("passed").asBoolean()).isTrue();
        assertThat(deliverable.path("approval").path("decision").asString()).isEqualTo("approved");
        var costs = deliverable.path("costs");
        assertThat(costs.path("knowledge_queries").asInt()).isBetween(2, 10);
        assertThat(costs.path("knowledge_usd").decimalValue())
                .isEqualByComparingTo(costs.path("usd_per_query")
                        .decimalValue()
                        .multiply(costs.path("knowledge_queries").decimalValue()));
        assertThat(costs.path("cpu_seconds").decimalValue()).isPositive();
        assertThat(deliverable
                        .path("timings")
                        .valueStream()
                        .map(t -> t.path("cpu_seconds").decimalValue()))
                .hasSize(4)
                .allMatch(s -> s.signum() > 0);
    }

    @Test
    void theGovernorIsAskedAboutTheTextAndTheSourcesItCites() {
        var job = submit(engage(activeAgent()), FEET);
        var approval = UUID.fromString(
                awaitJob(job, "waiting_approval").at("/waits_for/approval_id").asString());

        // the job says what it waits for before the question has arrived there
        var asked = Awaitility.await().until(() -> governance.asked.get(approval), Objects::nonNull);
        var act = new JsonMapper().readTree(asked.actJson());
        assertThat(act.path("citations").valueStream())
                .isNotEmpty()
                .allSatisfy(citation -> assertThat(citation.propertyNames())
                        .containsExactly("address", "document", "number", "publisher", "section", "verified_by"));
        assertThat(act.at("/citations/0/number").asInt()).isEqualTo(1);
        assertThat(act.at("/citations/0/verified_by").asString()).isEqualTo("text");
        assertThat(act.path("markdown").asString())
                .contains(act.at("/citations/0/address").asString());
        decide(job, ApprovalStatus.DENIED);
        awaitJob(job, "completed");
    }

    @Test
    void aJobThatFailsForGoodTakesItsOpenQuestionBack() {
        var job = submit(engage(activeAgent()), FEET);
        var approval = UUID.fromString(
                awaitJob(job, "waiting_approval").at("/waits_for/approval_id").asString());
        Awaitility.await().until(() -> governance.asked.containsKey(approval));
        governance.broken.add(approval);
        temporal.newUntypedWorkflowStub("skill-orch-" + job).signal("wake");

        var failed = awaitJob(job, "failed");
        assertThat(failed.at("/failure/code").asString()).isEqualTo("GOV-0001");
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(governance.decisions).containsEntry(approval, ApprovalStatus.WITHDRAWN));
        assertThat(count("sandbox_post", "act_key = 'publish/' || :id::text", job))
                .isZero();
    }

    @Test
    void theEndOfAJobIsToldOnceWithWhatMayBeLearned() {
        var job = submit(engage(activeAgent()), FEET);
        decide(job, ApprovalStatus.APPROVED);
        awaitJob(job, "completed");

        var told = toldOf(job);
        assertThat(told.outcome()).isEqualTo(JobCompleted.Outcome.SUCCEEDED);
        assertThat(told.costUsd()).isPositive();
        assertThat(told.seedDraft().decision()).isEqualTo("approved");
        assertThat(told.seedDraft().rationale()).hasSizeGreaterThan(100).contains("L0");
        assertThat(told.seedDraft().principle()).hasSizeLessThanOrEqualTo(200);
        assertThat(told.resultSummary()).contains("research completed").doesNotContain("foot care");
    }

    @Test
    void theTimelineShowsThinkActAndObserveOfEverySkill() {
        var job = submit(engage(activeAgent()), FEET);
        decide(job, ApprovalStatus.APPROVED);
        awaitJob(job, "completed");

        var entries = read(customer, "/v1/jobs/" + job + "/timeline").path("entries");
        for (var skill : List.of("research", "draft", "fact_check", "publish")) {
            assertThat(entries.valueStream()
                            .filter(e -> e.path("what").asString().equals(skill))
                            .map(e -> e.path("phase").asString()))
                    .containsExactlyInAnyOrder("think", "act", "observe");
        }
        assertThat(entries.valueStream()
                        .map(e -> e.path("phase") + " " + e.path("what").asString()))
                .contains("\"approval\" requested", "\"approval\" approved", "\"job\" succeeded");
    }

    @Test
    void aDeniedArticleIsDeliveredAsADraftAndNotPublished() {
        var job = submit(engage(activeAgent()), FEET);
        decide(job, ApprovalStatus.DENIED);
        var done = awaitJob(job, "completed", "failed");

        assertThat(done.path("outcome").asString()).isEqualTo("publication_denied");
        var deliverable = read(customer, done.path("links").path("deliverable").asString());
        assertThat(deliverable.path("state").asString()).isEqualTo("draft");
        assertThat(deliverable.path("approval").path("decision").asString()).isEqualTo("denied");
        assertThat(deliverable.has("publication")).isFalse();
        assertThat(count("sandbox_post", "act_key = 'publish/' || :id::text", job))
                .isZero();
        assertThat(toldOf(job).outcome()).isEqualTo(JobCompleted.Outcome.PUBLICATION_DENIED);
    }

    @Test
    void silenceDeniesAndTeachesNothing() {
        var job = submit(engage(activeAgent()), FEET);
        awaitJob(job, "waiting_approval");
        TestTime.awaitTimer(temporal, "skill-orch-" + job);

        TestTime.advance(Duration.ofHours(25)); // and nobody tells the workflow

        var done = awaitJob(job, "completed", "failed");
        assertThat(done.path("outcome").asString()).isEqualTo("publication_denied");
        assertThat(done.path("decision").path("status").asString()).isEqualTo("expired");
        assertThat(count("sandbox_post", "act_key = 'publish/' || :id::text", job))
                .isZero();
        assertThat(toldOf(job).seedDraft()).isNull();
    }

    @Test
    void oneChangedByteBetweenApprovalAndPublicationFailsTheJobAndPublishesNothing() {
        var job = submit(engage(activeAgent()), FEET);
        awaitJob(job, "waiting_approval");
        database()
                .sql("update execution.deliverable set markdown = markdown || '.' where job_id = :id")
                .param("id", job)
                .update();
        decide(job, ApprovalStatus.APPROVED);

        var done = awaitJob(job, "completed", "failed");
        assertThat(done.path("state").asString()).isEqualTo("failed");
        assertThat(done.path("failure").path("code").asString()).isEqualTo("EXE-0016");
        assertThat(count("sandbox_post", "act_key = 'publish/' || :id::text", job))
                .isZero();
        assertThat(toldOf(job).outcome()).isEqualTo(JobCompleted.Outcome.FAILED);
    }

    @Test
    void anAgentSuspendedWhileTheGovernorThoughtPublishesNothing() {
        var agent = activeAgent();
        var job = submit(engage(agent), FEET);
        awaitJob(job, "waiting_approval");
        tell(agent.is(AgentState.SUSPENDED), null);
        decide(job, ApprovalStatus.APPROVED);

        var done = awaitJob(job, "completed", "failed");
        assertThat(done.path("failure").path("code").asString()).isEqualTo("EXE-0006");
        assertThat(count("sandbox_post", "act_key = 'publish/' || :id::text", job))
                .isZero();
    }

    @Test
    void thePublicationIsMeantInTheAuditBeforeItIsDone() {
        var job = submit(engage(activeAgent()), FEET);
        decide(job, ApprovalStatus.APPROVED);
        awaitJob(job, "completed");

        assertThat(evidenceOf(job))
                .isEqualTo(List.of(
                        "job_accepted succeeded",
                        "publish_content intended",
                        "publish_content succeeded",
                        "job_closed succeeded"));
    }

    @Test
    void aSampleGoingOutAndComingBackIsInTheAuditToo() {
        var run = UUID.randomUUID();

        deploy(TestAgent.writer(), run, false);

        assertThat(evidenceOf(Ids.of("sample-job", run)))
                .isEqualTo(
                        List.of("publish_sample intended", "publish_sample succeeded", "unpublish_sample succeeded"));
    }

    private static List<String> evidenceOf(UUID job) {
        return database()
                .sql("""
                        select action_type || ' ' || result from audit_log.audit_entry
                        where subject_type = 'job' and subject_id = :id order by id
                        """)
                .param("id", job.toString())
                .query(String.class)
                .list();
    }

    @Test
    void aTopicTheCorpusDoesNotHoldFailsTheJobAndAsksNobody() {
        var job = submit(
                engage(activeAgent()), "Article: how to tune the carburettor of a vintage motorcycle, 300 words");

        var done = awaitJob(job, "completed", "failed", "waiting_approval");
        assertThat(done.path("state").asString()).isEqualTo("failed");
        assertThat(done.path("failure").path("code").asString()).isEqualTo("EXE-0018");
        assertThat(done.path("skill_runs")
                        .valueStream()
                        .map(s -> s.path("state").asString()))
                .contains("cancelled");
    }

    @Test
    void theDeliverableIsAMarkdownFileToo() {
        var job = submit(engage(activeAgent()), FEET);
        decide(job, ApprovalStatus.APPROVED);
        var address =
                awaitJob(job, "completed").path("links").path("deliverable").asString();

        var file = get(customer, address + ".md")
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("text/markdown;charset=UTF-8")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(file)
                .startsWith("# ")
                .contains("## Sources", "## How this was made", "knowledge queries at US$ 0.001 each", "CPU seconds");
        assertThat(client.get()
                        .uri(address)
                        .headers(h -> h.setBearerAuth(customer))
                        .header("Accept", "text/markdown")
                        .exchange()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody())
                .isEqualTo(file);
    }

    @Test
    void theEngagementsGovernorReadsWhatTheCustomerReads() {
        var governor = TestTokens.of(TestTokens.CUSTOMER, Role.ENGAGEMENT_GOVERNOR);
        var job = submit(engage(activeAgent()), FEET);
        awaitJob(job, "waiting_approval");

        get(governor, "/v1/jobs/" + job).expectStatus().isOk();
        get(governor, "/v1/jobs/" + job + "/timeline").expectStatus().isOk();
        get(governor, "/v1/deliverables").expectStatus().isOk();
    }

    @Test
    void theApiIsWhatWasCommitted() {
        OpenApiSnapshot.verify("agent-execution", client);
    }

    private JobCompleted toldOf(UUID job) {
        var told = Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(
                        () -> carrier.payloads(JobCompleted.class).stream()
                                .filter(c -> c.jobId().equals(job))
                                .toList(),
                        l -> !l.isEmpty());
        assertThat(told).hasSize(1);
        return told.getFirst();
    }
}
