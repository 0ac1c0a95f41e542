package com.waooaw.agentexecution;

import com.waooaw.activities.execution.ExecutionActivities.HealthReport;
import com.waooaw.activities.execution.ExecutionActivities.SampleJob;
import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.contracts.IntegrationEvent;
import com.waooaw.contracts.agentcreation.AgentState;
import com.waooaw.contracts.governance.ApprovalClass;
import com.waooaw.contracts.governance.ApprovalDecided;
import com.waooaw.contracts.governance.ApprovalScope;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.testkit.EventPush;
import com.waooaw.platform.testkit.RecordingCarrier;
import com.waooaw.platform.testkit.ServiceTest;
import com.waooaw.platform.testkit.TestDatabase;
import com.waooaw.platform.testkit.TestTime;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/** This service, alone, among fakes of those it asks. */
@ServiceTest("agent-execution")
@Import(Neighbours.class)
public abstract class ExecutionIT {

    protected static final String FEET = "Patient education article: foot care in type 2 diabetes, about 200 words";

    @Autowired
    protected RestTestClient client;

    @Autowired
    protected EventPush push;

    @Autowired
    protected RecordingCarrier carrier;

    @Autowired
    protected FakeGovernance governance;

    @Autowired
    protected FakeBudgets budgets;

    @Autowired
    protected FakeKnowledge knowledge;

    @Autowired
    protected WorkflowClient temporal;

    protected final String customer = TestTokens.of(TestTokens.CUSTOMER, Role.CUSTOMER_USER);

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("waooaw.budget.sweep-every", () -> "200ms");
    }

    /** What the Governor will say. */
    protected Map<UUID, ApprovalStatus> decisions() {
        return governance.decisions;
    }

    /** The act its Governor will have said yes to instead of the one they were asked about. */
    protected Map<UUID, String> editedActs() {
        return governance.edited;
    }

    /** What was asked of the Governor: a moment after the job says that it waits. */
    protected ApprovalRequest asked(UUID approvalId) {
        return Awaitility.await().until(() -> governance.asked.get(approvalId), Objects::nonNull);
    }

    /** Ids of the queries Knowledge has charged. */
    protected Set<UUID> knowledgeCharged() {
        return knowledge.charged;
    }

    /** Looks behind the scenes. */
    protected static JdbcClient database() {
        return JdbcClient.create(TestDatabase.superuser("waooaw"));
    }

    protected @Nullable HealthReport deploy(TestAgent agent, @Nullable UUID runId, boolean unbind) {
        var workflow = temporal.newWorkflowStub(
                DeploymentForTests.class,
                WorkflowOptions.newBuilder()
                        .setTaskQueue("agent-creation")
                        .setWorkflowId("deploy-" + UUID.randomUUID())
                        .build());
        var sample = runId == null ? null : new SampleJob(runId, agent.agentId(), "1.0.0", Cause.root(runId));
        return workflow.deploy(agent.bind(), sample, unbind);
    }

    protected TestAgent activeAgent() {
        var agent = TestAgent.writer();
        deploy(agent, null, false);
        tell(agent.is(AgentState.ACTIVE), null);
        return agent;
    }

    protected void tell(IntegrationEvent event, @Nullable UUID customerId) {
        push.deliver(event, Cause.root(UUID.randomUUID()), customerId);
    }

    protected UUID engage(TestAgent agent) {
        var engagement = post(customer, "/v1/engagements", Map.of("agent_id", agent.agentId()))
                .expectStatus()
                .isCreated()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        return UUID.fromString(engagement.path("engagement_id").asString());
    }

    protected UUID submit(UUID engagement, String brief) {
        var job = post(customer, "/v1/jobs", Map.of("engagement_id", engagement, "brief", brief))
                .expectStatus()
                .isAccepted()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        return UUID.fromString(job.path("job_id").asString());
    }

    protected RestTestClient.ResponseSpec post(String token, String uri, Object body) {
        return client.post()
                .uri(uri)
                .headers(h -> h.setBearerAuth(token))
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    protected RestTestClient.ResponseSpec get(String token, String uri) {
        return client.get().uri(uri).headers(h -> h.setBearerAuth(token)).exchange();
    }

    protected JsonNode read(String token, String uri) {
        return get(token, uri)
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    protected JsonNode job(UUID job) {
        return read(customer, "/v1/jobs/" + job);
    }

    protected JsonNode awaitJob(UUID job, String... states) {
        var wanted = Set.of(states);
        return Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> job(job), j -> wanted.contains(j.path("state").asString()));
    }

    /** Decides, as the Governor does: Governance knows, and tells. */
    protected void decide(UUID job, ApprovalStatus status) {
        var approval = UUID.fromString(awaitJob(job, "waiting_approval")
                .path("waits_for")
                .path("approval_id")
                .asString());
        governance.decisions.put(approval, status);
        tell(
                new ApprovalDecided(
                        approval,
                        ApprovalClass.EXECUTION,
                        ApprovalScope.ENGAGEMENT,
                        "job",
                        job.toString(),
                        "publish_content",
                        "0".repeat(64),
                        status,
                        "governor",
                        TestTime.clock().instant(),
                        "web",
                        null,
                        null,
                        null),
                TestTokens.CUSTOMER);
    }

    protected long count(String table, String where, UUID id) {
        return database()
                .sql("select count(*) from execution.%s where %s".formatted(table, where))
                .param("id", id)
                .query(Long.class)
                .single();
    }
}
