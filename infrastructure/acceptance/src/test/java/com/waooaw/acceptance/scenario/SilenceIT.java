package com.waooaw.acceptance.scenario;

import static com.waooaw.acceptance.http.Person.CUSTOMER;
import static com.waooaw.acceptance.http.Person.ENGAGEMENT_GOVERNOR;
import static com.waooaw.acceptance.http.Person.GOVERNOR;
import static com.waooaw.acceptance.http.Person.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.acceptance.flow.Examples;
import com.waooaw.acceptance.flow.MainJob;
import com.waooaw.acceptance.flow.MainJob.Submitted;
import com.waooaw.acceptance.http.Person;
import com.waooaw.acceptance.http.PublicOrigin;
import com.waooaw.acceptance.stack.NeedsMovableTime;
import com.waooaw.acceptance.stack.OnTheStack;
import com.waooaw.acceptance.stack.RunningStack;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Nobody decides for a day. It comes last on the shared stack, because business time never goes back. */
@OnTheStack
@NeedsMovableTime
@Order(80)
class SilenceIT {

    private static RunningStack stack;
    private static PublicOrigin origin;
    private static MainJob job;

    @BeforeAll
    static void start(RunningStack running) {
        stack = running;
        origin = running.origin();
        job = new MainJob(origin);
    }

    @Test
    void aDayWithoutADecisionIsANoForAnAgentAndForAnArticle() {
        var article = job.order(CUSTOMER, job.engage(CUSTOMER, job.activeAgent().agentId()), MainJob.BRIEF);
        var publication = job.awaitJob(article, "waiting_approval")
                .at("/waits_for/approval_id")
                .asString();
        var agent = job.submit(Examples.renamed(Examples.WRITER));
        var deployment = job.awaitApprovalOf(agent);
        var posts = job.posts(CUSTOMER).size();
        waits(ENGAGEMENT_GOVERNOR, publication);
        waits(GOVERNOR, deployment);

        pass(Duration.ofHours(23));
        assertThat(statusOf(ENGAGEMENT_GOVERNOR, publication)).isEqualTo("pending");
        assertThat(statusOf(GOVERNOR, deployment)).isEqualTo("pending");

        pass(Duration.ofHours(2));
        theAgentNeverWorks(agent, deployment);
        theArticleStaysADraft(article, publication);
        assertThat(job.posts(CUSTOMER)).hasSize(posts);
    }

    private static void theAgentNeverWorks(Submitted agent, String deployment) {
        var workflow = job.awaitOutcome(agent.workflowId());

        assertThat(workflow.path("outcome").asString()).isEqualTo("expired");
        assertThat(workflow.path("state").asString()).isEqualTo("specified");
        job.awaitAgent(agent.agentId(), "specified");
        assertThat(statusOf(GOVERNOR, deployment)).isEqualTo("expired");
        assertThat(job.approve(GOVERNOR, deployment).expect(409).code()).isEqualTo("GOV-0003");
    }

    private static void theArticleStaysADraft(String article, String publication) {
        var done = job.awaitJob(article, "completed");

        assertThat(done.path("outcome").asString()).isEqualTo("publication_denied");
        assertThat(done.at("/decision/status").asString()).isEqualTo("expired");
        assertThat(origin.get(CUSTOMER, done.at("/links/deliverable").asString())
                        .expect(200)
                        .text("/state"))
                .isEqualTo("draft");
        assertThat(statusOf(ENGAGEMENT_GOVERNOR, publication)).isEqualTo("expired");
        assertThat(job.approve(ENGAGEMENT_GOVERNOR, publication).expect(409).code())
                .isEqualTo("GOV-0003");
    }

    /** The mail has arrived, so the day has begun. */
    private static void waits(Person governor, String approval) {
        job.awaitApproval(
                governor, approval, found -> found.path("status").asString().equals("pending"));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !stack.mailbox().about(approval).isEmpty());
    }

    private static void pass(Duration time) {
        origin.post(NOBODY, "/dev/clock/advance", Map.of("by", time.toString())).expect(200);
    }

    private static String statusOf(Person governor, String approval) {
        return job.approval(governor, approval).path("status").asString();
    }
}
