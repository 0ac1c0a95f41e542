package com.waooaw.acceptance.scenario;

import static com.waooaw.acceptance.http.Person.CUSTOMER;
import static com.waooaw.acceptance.http.Person.ENGAGEMENT_GOVERNOR;
import static com.waooaw.acceptance.http.Person.GOVERNOR;
import static com.waooaw.acceptance.http.Person.OPERATOR;
import static com.waooaw.acceptance.http.Person.OTHER_CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.acceptance.flow.Examples;
import com.waooaw.acceptance.flow.MainJob;
import com.waooaw.acceptance.flow.MainJob.Submitted;
import com.waooaw.acceptance.flow.StepUp;
import com.waooaw.acceptance.http.HtmlPage;
import com.waooaw.acceptance.http.PublicOrigin;
import com.waooaw.acceptance.http.WebVisitor;
import com.waooaw.acceptance.stack.OnTheStack;
import com.waooaw.acceptance.stack.RunningStack;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/** From a blueprint to a published article and what was learned from it: one story, told in order. */
@OnTheStack
@Order(10)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MainJobIT {

    private static final List<String> HEARS_OF_AGENTS =
            List.of("agent-execution", "governance", "industry-knowledge", "learning", "admin-gateway");

    private static RunningStack stack;
    private static PublicOrigin origin;
    private static MainJob job;
    private static Submitted agent;
    private static String deployment;
    private static String engagement;
    private static String article;
    private static String publication;

    @BeforeAll
    static void start(RunningStack running) {
        stack = running;
        origin = running.origin();
        job = new MainJob(origin);
    }

    @Test
    @Order(1)
    void aBlueprintPassesEveryCheckAndWaitsForTheGovernor() {
        agent = job.submit(Examples.text(Examples.WRITER));

        deployment = job.awaitApprovalOf(agent);

        var workflow = job.workflow(agent.workflowId());
        assertThat(stages(workflow))
                .containsExactly(
                        "specification passed",
                        "me_wow passed",
                        "genesis passed",
                        "architecture passed",
                        "ethics passed",
                        "governor running",
                        "deployment pending");
        assertThat(workflow.path("findings")).isEmpty();
        assertThat(workflow.at("/waiting_for/who").toString()).isEqualTo("[\"PLATFORM_GOVERNOR\"]");
        assertThat(job.awaitAgent(agent.agentId(), "governor_review").has("manifest_hash"))
                .isTrue();
    }

    @Test
    @Order(2)
    void theGovernorIsToldOnceByMail() {
        var mails = await().atMost(Duration.ofSeconds(30))
                .until(() -> stack.mailbox().about(deployment), found -> !found.isEmpty());

        assertThat(mails).hasSize(1);
        assertThat(mails.getFirst().to()).containsExactly("governor@waooaw.local");
        assertThat(mails.getFirst().links())
                .containsExactly(origin.address() + "/approvals/" + deployment + "?via=email");
    }

    @Test
    @Order(3)
    void lookingAtAnApprovalDecidesNothing() {
        var before = job.approval(GOVERNOR, deployment);
        var visitor = new WebVisitor(origin, GOVERNOR);

        for (int visit = 0; visit < 10; visit++) {
            var page = visitor.open("/approvals/" + deployment);
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.html())
                    .contains("Healthcare content writer")
                    .contains(before.path("act_hash").asString())
                    .contains("Exactly this will be done");
        }

        assertThat(job.approval(GOVERNOR, deployment)).isEqualTo(before);
        assertThat(before.path("status").asString()).isEqualTo("pending");
        assertThat(job.workflow(agent.workflowId()).path("state").asString()).isEqualTo("governor_review");
    }

    @Test
    @Order(4)
    void whatIsApprovedIsTheManifestOfTheRegistry() {
        var approval = job.approval(GOVERNOR, deployment);
        var manifest = origin.get(OPERATOR, "/v1/agents/" + agent.agentId() + "/manifest")
                .expect(200);

        var act = approval.path("act_json").asString();
        assertThat(sha256(act)).isEqualTo(approval.path("act_hash").asString());
        assertThat(act).contains(agent.agentId()).contains(manifest.text("/manifest_hash"));
    }

    @Test
    @Order(5)
    void aFormWithoutItsCsrfTokenDecidesNothing() {
        var visitor = new WebVisitor(origin, GOVERNOR);
        var form = approveForm(visitor.open("/approvals/" + deployment));

        var refused = visitor.post(form.action(), Map.of("decision", "approve", "act_hash", actHash(deployment)));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(job.approval(GOVERNOR, deployment).path("status").asString()).isEqualTo("pending");
    }

    @Test
    @Order(6)
    void anApprovalForAnotherActIsAConflict() {
        var hash = actHash(deployment);
        var other = (hash.startsWith("0") ? "1" : "0") + hash.substring(1);

        var answer = job.decide(GOVERNOR, deployment, "approve", other).expect(409);

        assertThat(answer.code()).isEqualTo("GOV-0006");
        assertThat(job.approval(GOVERNOR, deployment).path("status").asString()).isEqualTo("pending");
    }

    @Test
    @Order(7)
    void theGovernorDecidesByAForm() {
        var visitor = new WebVisitor(origin, GOVERNOR);

        var after = new StepUp(origin).approve(visitor, visitor.open("/approvals/" + deployment));

        assertThat(after.status()).isEqualTo(200);
        assertThat(after.address().getPath()).isEqualTo("/approvals/" + deployment);
        assertThat(after.formWithButton("approve")).isEmpty();
    }

    @Test
    @Order(8)
    void theAgentIsBoundCheckedAndActive() {
        job.awaitAgent(agent.agentId(), "active");

        var workflow = job.workflow(agent.workflowId());
        assertThat(workflow.path("outcome").asString()).isEqualTo("active");
        assertThat(workflow.path("percent").asInt()).isEqualTo(100);
        assertThat(job.approval(GOVERNOR, deployment).path("status").asString()).isEqualTo("consumed");
        var checked = job.posts(OPERATOR);
        assertThat(checked).hasSize(1);
        assertThat(checked.getFirst().path("state").asString()).isEqualTo("unpublished");
    }

    @Test
    @Order(9)
    void everyServiceHearsOfTheAgent() {
        for (var service : HEARS_OF_AGENTS) {
            await(service)
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(job.inbox(service, agent.agentId()))
                            .as("inbox of %s", service)
                            .hasSize(8)
                            .extracting(event -> event.path("event_type").asString())
                            .containsOnly("AgentStateChanged"));
        }
    }

    @Test
    @Order(10)
    void theSecondDecisionIsTheFirstOneOrAConflict() {
        var same = job.decide(GOVERNOR, deployment, "approve", actHash(deployment));
        var other = job.decide(GOVERNOR, deployment, "deny", actHash(deployment));

        assertThat(same.expect(200).text("/approval_id")).isEqualTo(deployment);
        assertThat(other.expect(409).code()).isEqualTo("GOV-0002");
    }

    @Test
    @Order(11)
    void aCustomerStartsATrialAndPostsAJob() {
        engagement = job.engage(CUSTOMER, agent.agentId());
        article = job.order(CUSTOMER, engagement, MainJob.BRIEF);

        var waiting = job.awaitJob(article, "waiting_approval");

        publication = waiting.at("/waits_for/approval_id").asString();
        assertThat(StreamSupport.stream(waiting.path("plan").spliterator(), false)
                        .map(step -> step.path("kind").asString()))
                .containsExactly("research", "draft", "fact_check", "publish");
        assertThat(job.posts(CUSTOMER)).isEmpty();
    }

    @Test
    @Order(12)
    void anotherCustomerSeesNothingOfIt() {
        assertThat(origin.get(OTHER_CUSTOMER, "/v1/jobs/" + article).status()).isEqualTo(404);
        assertThat(origin.get(OTHER_CUSTOMER, "/v1/engagements/" + engagement).status())
                .isEqualTo(404);
        assertThat(job.posts(OTHER_CUSTOMER)).isEmpty();
    }

    @Test
    @Order(13)
    void thePlatformsGovernorDoesNotDecideForACustomer() {
        var seen = origin.get(GOVERNOR, "/v1/approvals/" + publication);
        var tried = origin.post(
                GOVERNOR,
                "/v1/approvals/" + publication + "/decision",
                Map.of("decision", "approve", "act_hash", actHashOf(publication)));

        assertThat(seen.expect(404).code()).isEqualTo("GOV-0001");
        assertThat(tried.expect(404).code()).isEqualTo("GOV-0001");
        assertThat(job.approval(ENGAGEMENT_GOVERNOR, publication).path("status").asString())
                .isEqualTo("pending");
    }

    @Test
    @Order(14)
    void theArticleGoesOutOnceAfterItsOwnGovernorSaidYes() {
        var visitor = new WebVisitor(origin, ENGAGEMENT_GOVERNOR);
        var after = new StepUp(origin).approve(visitor, visitor.open("/approvals/" + publication));
        assertThat(after.status()).isEqualTo(200);

        var done = job.awaitJob(article, "completed");

        assertThat(done.path("outcome").asString()).isEqualTo("succeeded");
        assertThat(job.posts(CUSTOMER)).hasSize(1);
        assertThat(job.posts(CUSTOMER).getFirst().path("state").asString()).isEqualTo("published");
    }

    @Test
    @Order(15)
    void theDeliverableSaysWhatItRestsOnAndWhatItCost() {
        var address = origin.get(CUSTOMER, "/v1/jobs/" + article).expect(200).text("/links/deliverable");
        var json = origin.get(CUSTOMER, address).expect(200).json();
        var markdown = origin.get(CUSTOMER, address + ".md").expect(200);

        assertThat(json.path("requested_words").asInt()).isEqualTo(600);
        assertThat(json.path("actual_words").asInt()).isBetween(200, 900);
        assertThat(json.path("generated_by").asString()).isNotBlank();
        assertThat(json.path("citations")).isNotEmpty();
        assertThat(json.path("timings")).hasSize(4);
        assertThat(json.at("/fact_check/passed").asBoolean()).isTrue();
        var costs = json.path("costs");
        int queries = costs.path("knowledge_queries").asInt();
        assertThat(queries).isPositive();
        assertThat(new BigDecimal(costs.path("usd_per_query").asString())).isEqualByComparingTo("0.001");
        assertThat(new BigDecimal(costs.path("knowledge_usd").asString()))
                .isEqualByComparingTo(new BigDecimal("0.001").multiply(BigDecimal.valueOf(queries)));
        assertThat(new BigDecimal(costs.path("cpu_seconds").asString())).isPositive();
        assertThat(markdown.contentType()).startsWith("text/markdown");
        assertThat(markdown.body()).contains(json.path("title").asString()).contains("diabetes");
        assertThat(sha256(json.path("article_markdown").asString()))
                .isEqualTo(json.path("article_sha256").asString());
        assertThat(json.at("/publication/content_sha256").asString())
                .isEqualTo(job.posts(CUSTOMER).getFirst().path("content_sha256").asString());
    }

    @Test
    @Order(16)
    void learningKeepsADraftWithOneSample() {
        var seeds = await().atMost(Duration.ofSeconds(60)).until(job::seeds, found -> !found.isEmpty());

        assertThat(seeds).hasSize(1);
        assertThat(seeds.getFirst().path("status").asString()).isEqualTo("draft");
        assertThat(seeds.getFirst().path("sample_count").asInt()).isEqualTo(1);
        assertThat(seeds.getFirst().path("industry").asString()).isEqualTo("healthcare");
    }

    @Test
    @Order(17)
    void operatorsSeeItAllAtAGlance() {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            var dashboard =
                    origin.get(OPERATOR, "/v1/admin/dashboard").expect(200).json();
            assertThat(dashboard.at("/agents/by_state/active").asInt()).isEqualTo(1);
            assertThat(dashboard.at("/pending_approvals/total").asInt()).isZero();
            assertThat(dashboard.at("/jobs/total").asInt()).isEqualTo(1);
        });
        assertThat(origin.get(CUSTOMER, "/v1/admin/dashboard").status()).isEqualTo(403);
    }

    @Test
    @Order(18)
    void theAuditLogHasIntentAndOutcomeOfBothActs() {
        assertThat(evidence(deployment)).contains("approval_granted succeeded", "deploy_agent intended");
        assertThat(evidence(agent.agentId())).contains("deployment_started intended", "agent_activated succeeded");
        assertThat(evidence(publication)).contains("approval_granted succeeded", "publish_content intended");
        assertThat(evidence(article)).contains("publish_content intended", "publish_content succeeded");
    }

    @Test
    @Order(19)
    void theChainOfAnEventShowsWhoHasHandledEachOfItsEvents() {
        var event = job.inbox("learning", agent.agentId()).getLast();

        var lineage = job.lineage(event.path("event_id").asString());

        assertThat(lineage.path("correlation_id")).isEqualTo(event.path("correlation_id"));
        assertThat(lineage.path("incomplete")).isEmpty();
        assertThat(lineage.path("roots")).hasSize(1);
        assertThat(lineage.at("/roots/0/kind").asString()).isEqualTo("request");
        var events = MainJob.events(lineage);
        assertThat(events).filteredOn(found -> found.path("asked").asBoolean()).hasSize(1);
        assertThat(events)
                .extracting(found -> found.path("event_type").asString() + " "
                        + found.path("processed").asString())
                .contains("AgentStateChanged 4 of 4", "ApprovalRequested 1 of 1", "ApprovalDecided 3 of 3")
                .filteredOn(found -> found.startsWith("AgentStateChanged"))
                .hasSize(8)
                .containsOnly("AgentStateChanged 4 of 4");
        assertThat(origin.get(CUSTOMER, "/v1/events/" + event.path("event_id").asString() + "/lineage")
                        .status())
                .isEqualTo(403);
    }

    private static List<String> evidence(String subjectId) {
        return job.audit(subjectId).stream()
                .map(entry -> entry.path("action_type").asString() + " "
                        + entry.path("result").asString())
                .toList();
    }

    private static HtmlPage.Form approveForm(HtmlPage page) {
        return page.formWithButton("approve")
                .orElseThrow(() -> new AssertionError("no button to approve: " + page.status() + " " + page.address()));
    }

    private static String actHash(String approvalId) {
        return job.approval(GOVERNOR, approvalId).path("act_hash").asString();
    }

    private static String actHashOf(String approvalId) {
        return job.approval(ENGAGEMENT_GOVERNOR, approvalId).path("act_hash").asString();
    }

    private static List<String> stages(JsonNode workflow) {
        return StreamSupport.stream(workflow.path("stages").spliterator(), false)
                .map(stage -> stage.path("stage").asString() + " "
                        + stage.path("status").asString())
                .toList();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
