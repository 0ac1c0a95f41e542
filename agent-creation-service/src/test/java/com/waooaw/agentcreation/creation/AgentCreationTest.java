package com.waooaw.agentcreation.creation;

import com.waooaw.contracts.agentcreation.AgentState;
import com.waooaw.contracts.agentcreation.AgentStateChanged;
import com.waooaw.contracts.governance.ApprovalClass;
import com.waooaw.contracts.governance.ApprovalDecided;
import com.waooaw.contracts.governance.ApprovalScope;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.testkit.EventPush;
import com.waooaw.platform.testkit.RecordingCarrier;
import com.waooaw.platform.testkit.ServiceTest;
import com.waooaw.platform.testkit.TestTime;
import io.temporal.client.WorkflowClient;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/** An operator, and the other services as fakes on their own task queues. */
@ServiceTest("agent-creation")
@Import(Neighbours.class)
abstract class AgentCreationTest {

    @Autowired
    RestTestClient client;

    @Autowired
    EventPush push;

    @Autowired
    RecordingCarrier carrier;

    @Autowired
    FakeGovernance governance;

    @Autowired
    FakeExecution execution;

    @Autowired
    WorkflowClient temporal;

    Operator operator;

    @BeforeEach
    void anOperator() {
        operator = new Operator(client);
    }

    void approve(JsonNode waiting) {
        governance.decide(approvalOf(waiting), ApprovalStatus.APPROVED);
        tell(waiting, ApprovalStatus.APPROVED);
    }

    void tell(JsonNode waiting, ApprovalStatus status) {
        var request = governance.request(approvalOf(waiting));
        push.deliver(
                new ApprovalDecided(
                        request.approvalId(),
                        ApprovalClass.EXECUTION,
                        ApprovalScope.PLATFORM,
                        "agent",
                        request.subjectId(),
                        "deploy_agent",
                        request.actHash(),
                        status,
                        "governor-1",
                        TestTime.clock().instant(),
                        "web",
                        null,
                        null,
                        null),
                Cause.root(UUID.randomUUID()),
                null);
    }

    List<AgentState> states(String agentId) {
        return carrier.payloads(AgentStateChanged.class).stream()
                .filter(event -> event.agentId().toString().equals(agentId))
                .map(AgentStateChanged::newState)
                .toList();
    }

    static UUID approvalOf(JsonNode waiting) {
        return UUID.fromString(waiting.at("/waiting_for/approval_id").asString());
    }

    static UUID agentOf(JsonNode receipt) {
        return UUID.fromString(receipt.path("agent_id").asString());
    }
}
