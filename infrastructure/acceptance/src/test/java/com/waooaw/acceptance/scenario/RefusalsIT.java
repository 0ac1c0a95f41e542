package com.waooaw.acceptance.scenario;

import static com.waooaw.acceptance.http.Person.GOVERNOR;
import static com.waooaw.acceptance.http.Person.NOBODY;
import static com.waooaw.acceptance.http.Person.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.acceptance.flow.Examples;
import com.waooaw.acceptance.flow.MainJob;
import com.waooaw.acceptance.http.PublicOrigin;
import com.waooaw.acceptance.stack.OnTheStack;
import com.waooaw.acceptance.stack.RunningStack;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What the platform refuses, undoes and waits for. */
@OnTheStack
@Order(20)
class RefusalsIT {

    private static PublicOrigin origin;
    private static MainJob job;

    @BeforeAll
    static void start(RunningStack stack) {
        origin = stack.origin();
        job = new MainJob(origin);
    }

    /** The codes examples/README.md promises, in order of the codes. */
    static Stream<Arguments> brokenBlueprints() {
        return Stream.of(
                Arguments.of("broken/a-missing-auditability.yaml", List.of("G-01", "ME-WOW")),
                Arguments.of("broken/b-manager-for-one.yaml", List.of("G-10")),
                Arguments.of(
                        "broken/c-delete-without-decision-right.yaml",
                        List.of("A-04", "G-01", "G-03", "G-04", "ME-WOW", "V-11")),
                Arguments.of("broken/d-dependency-cycle.yaml", List.of("A-03")),
                Arguments.of("broken/e-personal-data-without-retention.yaml", List.of("V-04")),
                Arguments.of(
                        "broken/f-urgent-without-approval.yaml", List.of("G-01", "G-04", "ME-WOW", "V-06", "V-11")),
                Arguments.of("broken/g-unknown-industry.yaml", List.of("G-07", "G-12")),
                Arguments.of("broken/h-parts-of-no-known-kind.yaml", List.of("G-17")),
                Arguments.of("broken/i-speaks-to-the-database.yaml", List.of("A-02", "A-08")),
                Arguments.of("broken/j-hushes-up-errors.yaml", List.of("V-07", "V-09")),
                Arguments.of("broken/k-nothing-promised.yaml", List.of("A-06", "A-09", "V-09", "V-11")));
    }

    @ParameterizedTest
    @MethodSource("brokenBlueprints")
    void aBrokenBlueprintIsSentBackWithItsFindings(String file, List<String> codes) {
        var submitted = job.submit(Examples.text(file));

        var workflow = job.awaitOutcome(submitted.workflowId());

        assertThat(workflow.path("outcome").asString()).isEqualTo("refused");
        assertThat(workflow.path("state").asString()).isEqualTo("specified");
        assertThat(codes(workflow)).isEqualTo(codes);
        assertThat(workflow.path("findings")).allSatisfy(finding -> {
            assertThat(finding.path("pointer").asString()).startsWith("/");
            assertThat(finding.path("remedy").asString()).isNotBlank();
        });
    }

    @Test
    void everyBrokenExampleIsTried() {
        assertThat(brokenBlueprints().map(arguments -> (String) arguments.get()[0]))
                .containsExactlyElementsOf(Examples.broken());
    }

    @Test
    void aWrongShapeIsAnsweredWithAllItsPlacesAndStartsNothing() {
        var before = agents();
        var wrong = Examples.renamed(Examples.WRITER)
                .replace("agent_count: 1", "agent_count: one")
                .replace("industry_id: healthcare", "industry_id: [healthcare]")
                .replace("expected_runs_per_day: 2", "expected_runs_a_day: 2");

        var answer =
                origin.post(OPERATOR, "/v1/agents", "application/yaml", wrong).expect(422);

        assertThat(answer.code()).isEqualTo("AC-0003");
        assertThat(answer.pointers())
                .contains("/agent_count", "/industry_id", "/expected_runs_per_day", "/expected_runs_a_day");
        assertThat(agents()).isEqualTo(before);
    }

    @Test
    void anAgentThatFailsItsHealthCheckIsRolledBack() {
        var agent = job.submit(Examples.text(Examples.FAILS_HEALTH_CHECK));
        job.approve(GOVERNOR, job.awaitApprovalOf(agent)).expect(200);

        var workflow = job.awaitOutcome(agent.workflowId());

        assertThat(workflow.path("outcome").asString()).isEqualTo("rolled_back");
        assertThat(workflow.path("state").asString()).isEqualTo("deployment_failed");
        assertThat(workflow.path("compensations"))
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step.path("state").asString()).isEqualTo("done"));
    }

    @Test
    void aDeniedAgentNeverWorks() {
        var agent = job.submit(Examples.renamed(Examples.WRITER));
        var approval = job.awaitApprovalOf(agent);
        var hash = job.approval(GOVERNOR, approval).path("act_hash").asString();

        job.decide(GOVERNOR, approval, "deny", hash).expect(200);

        assertThat(job.awaitOutcome(agent.workflowId()).path("outcome").asString())
                .isEqualTo("denied");
        assertThat(job.awaitAgent(agent.agentId(), "rejected").path("agent_id").asString())
                .isEqualTo(agent.agentId());
    }

    @Test
    void aPausedSubscriberIsTheOnlyOneMissingAndCatchesUp() {
        var others = List.of("agent-execution", "governance", "industry-knowledge", "admin-gateway");
        origin.post(NOBODY, "/dev/relay/subscriptions/learning/pause", "application/json", "")
                .expect(200);
        String agentId;
        try {
            agentId = job.submit(Examples.text("broken/b-manager-for-one.yaml")).agentId();
            job.awaitAgent(agentId, "specified");
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(others)
                            .allSatisfy(service -> assertThat(job.inbox(service, agentId))
                                    .as(service)
                                    .isNotEmpty()));
            assertThat(job.inbox("learning", agentId)).isEmpty();
            assertThat(lastOf(agentId).path("processed").asString()).isEqualTo("3 of 4");
            assertThat(lastOf(agentId).path("subscribers").valueStream())
                    .filteredOn(of -> !of.path("state").asString().equals("handled"))
                    .extracting(of -> of.path("service").asString() + " "
                            + of.path("state").asString())
                    .containsExactly("learning pending");
        } finally {
            origin.post(NOBODY, "/dev/relay/subscriptions/learning/resume", "application/json", "")
                    .expect(200);
        }
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(job.inbox("learning", agentId)).hasSameSizeAs(job.inbox("governance", agentId)));
        assertThat(lastOf(agentId).path("processed").asString()).isEqualTo("4 of 4");
    }

    /** The newest event of an agent that Governance has handled, as its chain shows it. */
    private static JsonNode lastOf(String agentId) {
        var last = job.inbox("governance", agentId).getLast().path("event_id").asString();
        return MainJob.events(job.lineage(last)).stream()
                .filter(event -> event.path("asked").asBoolean())
                .findFirst()
                .orElseThrow();
    }

    private static int agents() {
        return MainJob.items(
                        origin.get(OPERATOR, "/v1/agents?limit=100").expect(200).json())
                .size();
    }

    private static List<String> codes(JsonNode workflow) {
        return StreamSupport.stream(workflow.path("findings").spliterator(), false)
                .map(finding -> finding.path("code").asString())
                .distinct()
                .sorted()
                .toList();
    }
}
