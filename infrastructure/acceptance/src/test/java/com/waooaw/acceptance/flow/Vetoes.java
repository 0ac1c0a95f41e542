package com.waooaw.acceptance.flow;

import static com.waooaw.acceptance.http.Person.GOVERNOR;
import static com.waooaw.acceptance.http.Person.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.acceptance.http.Answer;
import com.waooaw.acceptance.http.PublicOrigin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Agents that a precedent puts to work, and the Governor who takes them back. */
public final class Vetoes {

    /** What was done last is undone first. */
    public static final List<String> REVERSE =
            List.of("stop_routing", "cancel_jobs", "revoke_ethics", "revoke_architecture", "revoke_certification");

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final PublicOrigin origin;
    private final MainJob job;

    /** On a stack. */
    public Vetoes(PublicOrigin origin) {
        this.origin = origin;
        this.job = new MainJob(origin);
    }

    /** An agent at work that no human was asked about. */
    public record Allowed(String agentId, String workflowId, String approvalId) {}

    /** From a blueprint to an agent at work, by a precedent. */
    public Allowed allowed() {
        var agent = job.submit(Examples.renamed(Examples.DAILY_WRITER));
        var workflow = job.awaitOutcome(agent.workflowId());
        assertThat(workflow.path("outcome").asString()).isEqualTo("active");
        job.awaitAgent(agent.agentId(), "active");
        var approvalId = workflow.path("approval_id").asString();
        assertThat(job.approval(GOVERNOR, approvalId).path("status").asString()).isEqualTo("auto_approved");
        return new Allowed(agent.agentId(), agent.workflowId(), approvalId);
    }

    /** The Governor's veto. */
    public Answer veto(String approvalId) {
        return origin.post(
                GOVERNOR,
                "/v1/vetoes",
                Map.of("approval_id", approvalId, "category", "quality", "reason", "Not what was promised."));
    }

    /** The veto, once everything is undone; whoever answers may be away meanwhile. */
    public JsonNode awaitUndone(String approvalId) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> origin.tryGet(GOVERNOR, "/v1/vetoes/" + approvalId),
                        answer -> answer.filter(found -> found.status() == 200)
                                .filter(found -> found.text("/undo/state").equals("done"))
                                .isPresent())
                .orElseThrow()
                .json();
    }

    /** The steps of a veto, in their order. */
    public static List<String> steps(JsonNode veto) {
        return veto.at("/undo/steps")
                .valueStream()
                .map(step -> step.path("name").asString())
                .toList();
    }

    /** What the services that undid it left as evidence, and how often. */
    public Map<String, Long> evidence(String agentId) {
        return job.audit(agentId).stream()
                .map(entry -> entry.path("action_type").asString())
                .filter(action -> action.startsWith("undo_"))
                .collect(Collectors.groupingBy(action -> action.substring("undo_".length()), Collectors.counting()));
    }

    /** When a yes of a precedent can be taken back no longer. */
    public Instant vetoUntil(String approvalId) {
        return Instant.parse(
                job.approval(GOVERNOR, approvalId).path("veto_until").asString());
    }

    /** Lets business time pass. */
    public void pass(Duration time) {
        origin.post(NOBODY, "/dev/clock/advance", Map.of("by", time.toString())).expect(200);
    }

    /** What time it is for everybody. */
    public Instant now() {
        return Instant.parse(origin.get(NOBODY, "/dev/clock").expect(200).text("/business_time"));
    }
}
