package com.waooaw.platform.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.contracts.IntegrationEvent;
import com.waooaw.contracts.Topic;
import com.waooaw.contracts.agentcreation.AgentState;
import com.waooaw.contracts.agentcreation.AgentStateChanged;
import com.waooaw.contracts.agentexecution.JobCompleted;
import com.waooaw.contracts.governance.ApprovalClass;
import com.waooaw.contracts.governance.ApprovalDecided;
import com.waooaw.contracts.governance.ApprovalRequested;
import com.waooaw.contracts.governance.ApprovalScope;
import com.waooaw.contracts.governance.ApprovalStatus;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Events as they were written once must be readable for ever: the files here are never changed, only added to. */
class ContractsTests {

    private static final JsonMapper PLAIN = JsonMapper.builder().build();

    final EventJson json = new EventJson();

    @ParameterizedTest
    @EnumSource(Topic.class)
    void anEventIsReadAndWrittenAsItEverWas(Topic topic) throws IOException {
        var golden = golden(topic);
        assertThat(PLAIN.readTree(json.write(json.read(topic, golden)))).isEqualTo(PLAIN.readTree(golden));
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void whatANewerPublisherAddsIsPassedOver(Topic topic) throws IOException {
        var newer = (ObjectNode) PLAIN.readTree(golden(topic));
        newer.put("shade", "green").putObject("lineage").put("depth", 2);
        ((ObjectNode) newer.get("payload"))
                .put("mood", "good")
                .putArray("notes")
                .add(1);

        assertThat(json.read(topic, newer.toString())).isEqualTo(json.read(topic, golden(topic)));
    }

    /** The next state stands in for those that are gone, at its own aggregate alone. */
    @ParameterizedTest
    @EnumSource(Topic.class)
    void whatTellsAStateAffectsNothingElse(Topic topic) throws NoSuchMethodException {
        if (topic.kind() == Topic.Kind.STATE) {
            assertThat(topic.payload().getMethod("affects").getDeclaringClass()).isEqualTo(IntegrationEvent.class);
        }
    }

    @Test
    void aStateANewerPublisherKnowsIsReadAsUnknown() throws IOException {
        var agent = (AgentStateChanged) with(Topic.AGENT_STATE_CHANGED, "new_state", "hibernating");
        assertThat(agent.newState()).isEqualTo(AgentState.UNKNOWN);
        assertThat(agent.oldState()).isEqualTo(AgentState.DEPLOYING);

        var job = (JobCompleted) with(Topic.JOB_COMPLETED, "outcome", "postponed");
        assertThat(job.outcome()).isEqualTo(JobCompleted.Outcome.UNKNOWN);
        assertThat(job.costUsd()).isEqualTo(new BigDecimal("0.012"));

        var requested = (ApprovalRequested) with(Topic.APPROVALS, "approval_class", "planetary");
        assertThat(requested.approvalClass()).isEqualTo(ApprovalClass.UNKNOWN);

        var decided = (ApprovalDecided) with(Topic.DECISIONS, "status", "pondered");
        assertThat(decided.status()).isEqualTo(ApprovalStatus.UNKNOWN);
        assertThat(((ApprovalDecided) with(Topic.DECISIONS, "scope", "galaxy")).scope())
                .isEqualTo(ApprovalScope.UNKNOWN);
    }

    @Test
    void whatMayBeAbsentIsNull() throws IOException {
        var job = (JobCompleted)
                json.read(Topic.JOB_COMPLETED, golden(Topic.JOB_COMPLETED)).payload();
        assertThat(job.customerFeedback()).isNull();
        assertThat(job.jobId()).isEqualTo(UUID.fromString("0197a000-0000-7000-8000-0000000000f1"));
    }

    private Object with(Topic topic, String field, String value) throws IOException {
        var event = (ObjectNode) PLAIN.readTree(golden(topic));
        ((ObjectNode) event.get("payload")).put(field, value);
        return json.read(topic, event.toString()).payload();
    }

    private static String golden(Topic topic) throws IOException {
        try (var file = ContractsTests.class.getResourceAsStream("/contracts/" + topic.eventType() + "-1.0.json")) {
            assertThat(file).as("a golden file of %s", topic).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
