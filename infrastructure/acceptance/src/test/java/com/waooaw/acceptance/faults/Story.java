package com.waooaw.acceptance.faults;

import static com.waooaw.acceptance.http.Person.CUSTOMER;
import static com.waooaw.acceptance.http.Person.ENGAGEMENT_GOVERNOR;
import static com.waooaw.acceptance.http.Person.GOVERNOR;
import static com.waooaw.acceptance.http.Person.OPERATOR;
import static org.awaitility.Awaitility.await;

import com.waooaw.acceptance.flow.Examples;
import com.waooaw.acceptance.flow.MainJob;
import com.waooaw.acceptance.flow.StepUp;
import com.waooaw.acceptance.http.Answer;
import com.waooaw.acceptance.http.Person;
import com.waooaw.acceptance.http.PublicOrigin;
import com.waooaw.acceptance.stack.RunningStack;
import com.waooaw.local.http.Json;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.awaitility.core.ConditionTimeoutException;
import tools.jackson.databind.JsonNode;

/**
 * The main job once, by people who try again when nobody answers and never ask twice for two things: every POST has an
 * idempotency key or names what it decides.
 */
final class Story {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** How long a point may take to come; one that does not, or that is over too quickly to be seen, fails the story. */
    private static final Duration GLIMPSE = Duration.ofSeconds(30);

    private final PublicOrigin origin;
    private final MainJob job;
    private final String name = "Survivor " + UUID.randomUUID();
    private final Interruption interruption;

    private String agentId = "";
    private String workflowId = "";
    private String deployment = "";
    private String engagement = "";
    private String jobId = "";
    private String publication = "";

    Story(RunningStack stack, Interruption interruption) {
        this.origin = stack.origin();
        this.job = new MainJob(origin);
        this.interruption = interruption;
    }

    /** What happens at a point of the story; most often nothing. */
    interface Interruption {
        /** Whether the point is one to be killed at. */
        boolean wants(KillPoint point);

        /** The stack is gone, and comes back. */
        void happen(KillPoint point);
    }

    /** From the blueprint to the published article. */
    Outcome tell() {
        var receipt = insist(OPERATOR, "/v1/agents", "application/yaml", Examples.named(Examples.WRITER, name), 202);
        agentId = receipt.text("/agent_id");
        workflowId = receipt.text("/workflow_id");
        at(KillPoint.SUBMITTED, () -> true);
        at(KillPoint.SPECIFICATION_PASSED, () -> hasPassed("specification"));
        at(KillPoint.GENESIS_PASSED, () -> hasPassed("genesis"));
        at(KillPoint.ARCHITECTURE_PASSED, () -> hasPassed("architecture"));
        at(KillPoint.ETHICS_PASSED, () -> hasPassed("ethics"));
        at(KillPoint.APPROVAL_ASKED, () -> approvalOf(GOVERNOR, agentId).isPresent());
        deployment = awaitApprovalOf(GOVERNOR, agentId);
        at(KillPoint.MAIL_ARRIVED, () -> isMailed(deployment));
        decide(GOVERNOR, deployment);
        at(KillPoint.DEPLOYMENT_APPROVED, () -> true);
        at(KillPoint.PERMIT_GIVEN, () -> is(GOVERNOR, "/v1/approvals/" + deployment, "consumed"::equals, "/status"));
        at(
                KillPoint.SAMPLE_PUBLISHED,
                () -> is(OPERATOR, "/v1/sandbox/posts", "published"::equals, "/items/0/state") || isActive());
        awaitTrue("the agent is active", this::isActive);
        at(KillPoint.AGENT_ACTIVE, () -> true);
        engagement = insist(CUSTOMER, "/v1/engagements", Map.of("agent_id", agentId), 201)
                .text("/engagement_id");
        jobId = insist(CUSTOMER, "/v1/jobs", Map.of("engagement_id", engagement, "brief", MainJob.BRIEF), 202)
                .text("/job_id");
        at(KillPoint.JOB_ACCEPTED, () -> true);
        at(KillPoint.RESEARCH_DONE, () -> isSkillDone("research"));
        at(KillPoint.DRAFT_DONE, () -> isSkillDone("draft"));
        at(KillPoint.PUBLICATION_ASKED, () -> isJob("waiting_approval"));
        publication = awaitApprovalOf(ENGAGEMENT_GOVERNOR, jobId);
        decide(ENGAGEMENT_GOVERNOR, publication);
        at(KillPoint.PUBLICATION_APPROVED, () -> true);
        at(
                KillPoint.PUBLICATION_PERMITTED,
                () -> is(ENGAGEMENT_GOVERNOR, "/v1/approvals/" + publication, "consumed"::equals, "/status"));
        at(KillPoint.ARTICLE_OUT, () -> isJob("completed") || isArticleOut());
        awaitTrue("the job is completed", () -> isJob("completed"));
        at(KillPoint.JOB_COMPLETED, () -> true);
        return new Outcome(name, agentId, workflowId, deployment, engagement, jobId, publication);
    }

    private void at(KillPoint point, BooleanSupplier there) {
        if (!interruption.wants(point)) {
            return;
        }
        try {
            await().atMost(GLIMPSE).pollInterval(Duration.ofMillis(10)).until(there::getAsBoolean);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("the story never came to " + point, e);
        }
        interruption.happen(point);
    }

    private boolean hasPassed(String stage) {
        return look(OPERATOR, "/v1/workflows/" + workflowId)
                .filter(workflow -> StreamSupport.stream(workflow.path("stages").spliterator(), false)
                        .anyMatch(entry -> stage.equals(entry.path("stage").asString())
                                && "passed".equals(entry.path("status").asString())))
                .isPresent();
    }

    private boolean isSkillDone(String kind) {
        return look(CUSTOMER, "/v1/jobs/" + jobId)
                .filter(found -> StreamSupport.stream(found.path("skill_runs").spliterator(), false)
                        .anyMatch(run -> kind.equals(run.path("kind").asString()) && run.has("ended_at")))
                .isPresent();
    }

    private boolean isActive() {
        return is(OPERATOR, "/v1/agents/" + agentId, "active"::equals, "/state");
    }

    private boolean isJob(String state) {
        return is(CUSTOMER, "/v1/jobs/" + jobId, state::equals, "/state");
    }

    private boolean isArticleOut() {
        return look(CUSTOMER, "/v1/sandbox/posts")
                .filter(page -> MainJob.items(page).stream()
                        .anyMatch(post -> post.path("act_key").asString().contains(jobId)))
                .isPresent();
    }

    private boolean isMailed(String approvalId) {
        return look(Person.NOBODY, "/dev/mailbox/messages")
                .filter(box -> box.toString().contains(approvalId))
                .isPresent();
    }

    private Optional<String> approvalOf(Person governor, String subjectId) {
        return look(governor, "/v1/approvals").stream()
                .flatMap(page -> MainJob.items(page).stream())
                .filter(approval -> subjectId.equals(approval.path("subject_id").asString()))
                .map(approval -> approval.path("approval_id").asString())
                .findFirst();
    }

    private String awaitApprovalOf(Person governor, String subjectId) {
        awaitTrue(
                "somebody is asked about " + subjectId,
                () -> approvalOf(governor, subjectId).isPresent());
        return await().atMost(PATIENCE)
                .until(() -> approvalOf(governor, subjectId), Optional::isPresent)
                .orElseThrow();
    }

    /** A person decides who was told: who decides before the mail is out gets none. */
    private void decide(Person governor, String approvalId) {
        awaitTrue("a mail about " + approvalId, () -> isMailed(approvalId));
        var hash = await().atMost(PATIENCE)
                .until(() -> look(governor, "/v1/approvals/" + approvalId), Optional::isPresent)
                .orElseThrow()
                .path("act_hash")
                .asString();
        // asked again by whoever got no answer: the newest code is the one that counts
        var asked = await("an answer about a code")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(
                        () -> origin.tryPost(
                                governor,
                                StepUp.path(approvalId),
                                "application/json",
                                UUID.randomUUID().toString(),
                                "{}"),
                        Optional::isPresent)
                .orElseThrow();
        insist(governor, "/v1/approvals/" + approvalId + "/decision", new StepUp(origin).yes(asked, hash), 200);
    }

    private boolean is(Person person, String path, Predicate<String> wanted, String pointer) {
        return look(person, path)
                .filter(found -> wanted.test(found.at(pointer).asString("")))
                .isPresent();
    }

    private Optional<JsonNode> look(Person person, String path) {
        return origin.tryGet(person, path)
                .filter(answer -> answer.status() == 200)
                .map(Answer::json);
    }

    private void awaitTrue(String what, BooleanSupplier condition) {
        await(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(condition::getAsBoolean);
    }

    private Answer insist(Person person, String path, Map<String, String> body, int expected) {
        return insist(person, path, "application/json", Json.write(body), expected);
    }

    /** Asks until somebody answers, under one key. A 404 or 409 may be a service that has not heard yet. */
    private Answer insist(Person person, String path, String contentType, String body, int expected) {
        var key = UUID.randomUUID().toString();
        return await("POST " + path)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> origin.tryPost(person, path, contentType, key, body),
                        answer -> answer.filter(found -> found.status() == expected || isFinal(found.status()))
                                .isPresent())
                .orElseThrow()
                .expect(expected);
    }

    private static boolean isFinal(int status) {
        return status == 400 || status == 403 || status == 422;
    }

    MainJob job() {
        return job;
    }
}
