package com.waooaw.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.acceptance.flow.MainJob;
import com.waooaw.acceptance.http.Person;
import com.waooaw.acceptance.stack.RunningStack;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The audit log: each act has one entry that says it succeeded, and each act outside one that said so before. */
final class Evidence {

    private static final List<String> OF_AN_AGENT = List.of(
            "agent_activated succeeded",
            "agent_submitted succeeded",
            "approval_requested succeeded",
            "deployment_started intended",
            "manifest_bound succeeded",
            "question_admitted succeeded",
            "stage_architecture succeeded",
            "stage_ethics succeeded",
            "stage_genesis succeeded",
            "stage_governor succeeded",
            "stage_me_wow succeeded",
            "stage_specification succeeded");
    private static final List<String> OF_A_ROLLBACK = List.of(
            "agent_submitted succeeded",
            "approval_requested succeeded",
            "deployment_failed failed",
            "deployment_rolled_back succeeded",
            "deployment_started intended",
            "manifest_bound succeeded",
            "manifest_unbound succeeded",
            "question_admitted succeeded",
            "stage_architecture succeeded",
            "stage_ethics succeeded",
            "stage_genesis succeeded",
            "stage_governor succeeded",
            "stage_me_wow succeeded",
            "stage_specification succeeded");
    private static final List<String> OF_A_SAMPLE =
            List.of("publish_sample intended", "publish_sample succeeded", "unpublish_sample succeeded");
    private static final List<String> OF_A_JOB = List.of(
            "job_accepted succeeded", "job_closed succeeded", "publish_content intended", "publish_content succeeded");

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final RunningStack stack;
    private final MainJob job;

    Evidence(RunningStack stack) {
        this.stack = stack;
        this.job = new MainJob(stack.origin());
    }

    void assertOneEntryPerAct(Outcome outcome) {
        assertAgentOnce(outcome.agentId(), outcome.deployment());
        assertThat(of(outcome.engagement())).as("evidence of the trial").isEqualTo(List.of("trial_started succeeded"));
        assertJobOnce(outcome.jobId(), outcome.publication());
    }

    void assertAgentOnce(String agentId, String deployment) {
        assertThat(of(agentId)).as("evidence of the agent").isEqualTo(OF_AN_AGENT);
        assertThat(ofSample(agentId)).as("evidence of the sample post").isEqualTo(OF_A_SAMPLE);
        assertThat(of(deployment))
                .as("evidence of its approval")
                .isEqualTo(
                        List.of("approval_granted succeeded", "approval_request succeeded", "deploy_agent intended"));
    }

    void assertJobOnce(String jobId, String publication) {
        assertThat(of(jobId)).as("evidence of the job").isEqualTo(OF_A_JOB);
        assertThat(of(publication))
                .as("evidence of its approval")
                .isEqualTo(List.of(
                        "approval_granted succeeded", "approval_request succeeded", "publish_content intended"));
        assertThat(seedsOf(jobId)).as("evidence of the seed").isEqualTo(1);
        // Knowledge has a database of its own: its entries travel
        long paid = questionsPaidFor(jobId);
        await("evidence of the knowledge queries")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(questionsAnswered(jobId)).isEqualTo(paid));
    }

    void assertRolledBackOnce(String agentId) {
        assertThat(of(agentId)).as("evidence of the agent that was rolled back").isEqualTo(OF_A_ROLLBACK);
    }

    private List<String> of(String subjectId) {
        return acts(job.audit(subjectId).stream());
    }

    private List<String> ofSample(String agentId) {
        return acts(chainOf(agentId)
                .filter(entry -> entry.path("action_type").asString().endsWith("_sample")));
    }

    /**
     * Acts and how they ended, in alphabetical order: who acts first is not the question here. A refusal is no act; the
     * demo asks for one on purpose, and asks again where it was cut short. A code that is sent is none either.
     */
    private static List<String> acts(Stream<JsonNode> entries) {
        return entries.filter(entry -> !"refused".equals(entry.path("result").asString()))
                .filter(entry ->
                        !"step_up_code".equals(entry.path("action_type").asString()))
                .map(entry -> entry.path("action_type").asString() + " "
                        + entry.path("result").asString())
                .sorted()
                .toList();
    }

    private long seedsOf(String jobId) {
        return job.seeds().stream()
                .flatMap(seed -> job.audit(seed.path("seed_id").asString()).stream())
                .filter(entry -> jobId.equals(entry.at("/action_detail/job_id").asString("")))
                .filter(entry -> "succeeded".equals(entry.path("result").asString()))
                .count();
    }

    private long questionsAnswered(String jobId) {
        return chainOf(jobId)
                .filter(entry -> "data_access".equals(entry.path("action_type").asString()))
                .count();
    }

    private Stream<JsonNode> chainOf(String subjectId) {
        var correlation = job.audit(subjectId).getFirst().path("correlation_id").asString();
        return MainJob.items(stack.origin()
                        .get(Person.GOVERNOR, "/v1/audit/events?correlation_id=" + correlation)
                        .expect(200)
                        .json())
                .stream();
    }

    private long questionsPaidFor(String jobId) {
        var deliverable = stack.origin()
                .get(
                        Person.CUSTOMER,
                        job.awaitJob(jobId, "completed")
                                .at("/links/deliverable")
                                .asString())
                .expect(200)
                .json();
        return deliverable.at("/costs/knowledge_queries").asLong();
    }
}
