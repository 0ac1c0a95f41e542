package com.waooaw.acceptance.flow;

import static org.awaitility.Awaitility.await;

import com.waooaw.acceptance.http.Answer;
import com.waooaw.acceptance.http.Mailbox;
import com.waooaw.acceptance.http.Person;
import com.waooaw.acceptance.http.PublicOrigin;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.core.ConditionTimeoutException;
import tools.jackson.databind.JsonNode;

/** The steps of the main job, as the people of the demo do them over HTTP. Reads go on while the stack is away. */
public final class MainJob {

    /** What the demo's customer asks for. */
    public static final String BRIEF = "Patient education article: living well with type 2 diabetes, about 600 words";

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final PublicOrigin origin;
    private final StepUp stepUp;

    /** On a stack. */
    public MainJob(PublicOrigin origin) {
        this.origin = origin;
        this.stepUp = new StepUp(origin);
    }

    /** A submitted agent. */
    public record Submitted(String agentId, String workflowId, Answer receipt) {}

    /** The operator submits a blueprint. */
    public Submitted submit(String blueprint) {
        return submitted(origin.post(Person.OPERATOR, "/v1/agents", "application/yaml", blueprint)
                .expect(202));
    }

    /** The same under an idempotency key: however often, one agent. */
    public Submitted submit(String blueprint, String key) {
        return submitted(origin.exchange(
                        "POST",
                        "/v1/agents",
                        Map.of(
                                "Authorization",
                                "Bearer " + origin.token(Person.OPERATOR),
                                "Content-Type",
                                "application/yaml",
                                "Idempotency-Key",
                                key),
                        blueprint)
                .expect(202));
    }

    private static Submitted submitted(Answer receipt) {
        return new Submitted(receipt.text("/agent_id"), receipt.text("/workflow_id"), receipt);
    }

    /** How its creation goes. */
    public JsonNode workflow(String workflowId) {
        return origin.get(Person.OPERATOR, "/v1/workflows/" + workflowId)
                .expect(200)
                .json();
    }

    /** Waits until the creation is as wanted. */
    public JsonNode awaitWorkflow(String workflowId, Predicate<JsonNode> wanted) {
        return await200(Person.OPERATOR, "/v1/workflows/" + workflowId, wanted);
    }

    /** Waits until the creation has ended, whichever way. */
    public JsonNode awaitOutcome(String workflowId) {
        return awaitWorkflow(workflowId, workflow -> workflow.has("outcome"));
    }

    /** The approval the creation waits for, once its question has arrived: a workflow names it before it has asked. */
    public String awaitApprovalOf(Submitted agent) {
        var approval = awaitWorkflow(
                        agent.workflowId(),
                        workflow -> workflow.at("/waiting_for").has("approval_id"))
                .at("/waiting_for/approval_id")
                .asString();
        awaitApproval(Person.GOVERNOR, approval, question -> question.has("act_hash"));
        return approval;
    }

    /** As its Governor reads it. */
    public JsonNode approval(Person governor, String approvalId) {
        return origin.get(governor, "/v1/approvals/" + approvalId).expect(200).json();
    }

    /** Waits until the approval is as wanted. */
    public JsonNode awaitApproval(Person governor, String approvalId, Predicate<JsonNode> wanted) {
        return await200(governor, "/v1/approvals/" + approvalId, wanted);
    }

    /** Says yes or no over the API; with a code where a yes takes one. */
    public Answer decide(Person governor, String approvalId, String decision, String actHash) {
        var answer = decide(governor, approvalId, decision, actHash, Map.of());
        return StepUp.isDue(answer)
                ? decide(governor, approvalId, decision, actHash, stepUp.proof(governor, approvalId))
                : answer;
    }

    /** The same, showing this beside the login. */
    public Answer decide(
            Person governor, String approvalId, String decision, String actHash, Map<String, String> proof) {
        var body = new HashMap<>(proof);
        body.put("decision", decision);
        body.put("act_hash", actHash);
        if (decision.equals("deny")) {
            body.put("reason", "Not this one.");
        }
        return origin.post(governor, "/v1/approvals/" + approvalId + "/decision", body);
    }

    /** Says yes to exactly what is shown, once it is shown. */
    public Answer approve(Person governor, String approvalId) {
        var shown = awaitApproval(governor, approvalId, approval -> approval.has("act_hash"));
        return decide(governor, approvalId, "approve", shown.path("act_hash").asString());
    }

    /** From a blueprint to an agent at work. */
    public Submitted activeAgent() {
        var agent = submit(Examples.renamed(Examples.WRITER));
        approve(Person.GOVERNOR, awaitApprovalOf(agent)).expect(200);
        awaitAgent(agent.agentId(), "active");
        return agent;
    }

    /** The same by a Governor who waits for the mail: who decides before it is out gets none. */
    public Submitted agentActiveAfterMail() {
        var agent = submit(Examples.renamed(Examples.WRITER));
        var approval = awaitApprovalOf(agent);
        await("a mail")
                .atMost(PATIENCE)
                .until(() -> !new Mailbox(origin).about(approval).isEmpty());
        approve(Person.GOVERNOR, approval).expect(200);
        awaitAgent(agent.agentId(), "active");
        return agent;
    }

    /** The agent in the registry. */
    public JsonNode awaitAgent(String agentId, String state) {
        return await200(
                Person.OPERATOR,
                "/v1/agents/" + agentId,
                agent -> state.equals(agent.path("state").asString()));
    }

    /** The customer takes the agent on trial; as soon as Execution has heard of it. */
    public String engage(Person customer, String agentId) {
        var answer = new AtomicReference<Answer>();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> {
            answer.set(origin.post(customer, "/v1/engagements", Map.of("agent_id", agentId)));
            // its state travels by event
            return !Set.of(404, 409).contains(answer.get().status());
        });
        return answer.get().expect(201).text("/engagement_id");
    }

    /** The customer posts a job. */
    public String order(Person customer, String engagementId, String brief) {
        return origin.post(customer, "/v1/jobs", Map.of("engagement_id", engagementId, "brief", brief))
                .expect(202)
                .text("/job_id");
    }

    /** Waits until the job is in this state. */
    public JsonNode awaitJob(String jobId, String state) {
        return awaitJob(jobId, job -> state.equals(job.path("state").asString()));
    }

    /** Waits until the job is as wanted. */
    public JsonNode awaitJob(String jobId, Predicate<JsonNode> wanted) {
        return await200(Person.CUSTOMER, "/v1/jobs/" + jobId, wanted);
    }

    /** What this service handled, of one aggregate. */
    public List<JsonNode> inbox(String service, String aggregateId) {
        return items(origin.get(
                        Person.OPERATOR,
                        "/services/" + service + "/v1/events/inbox?aggregate_id=" + encoded(aggregateId))
                .expect(200)
                .json());
    }

    /** The chain of an event, as the Admin Gateway puts it together. */
    public JsonNode lineage(String eventId) {
        return origin.get(Person.OPERATOR, "/v1/events/" + eventId + "/lineage")
                .expect(200)
                .json();
    }

    /** The events of a chain, as they are in its tree. */
    public static List<JsonNode> events(JsonNode lineage) {
        return lineage.path("roots").valueStream().flatMap(MainJob::withEffects).toList();
    }

    private static Stream<JsonNode> withEffects(JsonNode node) {
        return Stream.concat(
                Stream.of(node.path("event")).filter(JsonNode::isObject),
                node.path("effects").valueStream().flatMap(MainJob::withEffects));
    }

    /** The posts of the sandbox this person sees. */
    public List<JsonNode> posts(Person person) {
        return items(origin.get(person, "/v1/sandbox/posts").expect(200).json());
    }

    /** What the audit log has of a subject. */
    public List<JsonNode> audit(String subjectId) {
        return items(origin.get(Person.GOVERNOR, "/v1/audit/events?subject_id=" + encoded(subjectId))
                .expect(200)
                .json());
    }

    /** Draft seeds and others. */
    public List<JsonNode> seeds() {
        return items(origin.get(Person.OPERATOR, "/v1/seeds").expect(200).json());
    }

    /** The members of a page. */
    public static List<JsonNode> items(JsonNode page) {
        return StreamSupport.stream(page.path("items").spliterator(), false).toList();
    }

    private JsonNode await200(Person person, String path, Predicate<JsonNode> wanted) {
        var last = new AtomicReference<Optional<Answer>>(Optional.empty());
        try {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
                var answer = origin.tryGet(person, path);
                answer.ifPresent(found -> last.set(answer));
                return answer.filter(found -> found.status() == 200)
                        .map(Answer::json)
                        .filter(wanted)
                        .isPresent();
            });
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    path + " did not become what was waited for; last: "
                            + last.get().map(Answer::body).orElse("no answer"),
                    e);
        }
        return last.get().orElseThrow().json();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
