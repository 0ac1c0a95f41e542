package com.waooaw.platform.sample;

import com.waooaw.contracts.EventEnvelope;
import com.waooaw.contracts.Topic;
import com.waooaw.contracts.agentcreation.AgentStateChanged;
import com.waooaw.contracts.governance.ApprovalClass;
import com.waooaw.contracts.governance.ApprovalRequested;
import com.waooaw.contracts.governance.ApprovalScope;
import com.waooaw.platform.events.EventHandler;
import com.waooaw.platform.events.Events;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.workflow.WorkflowOutbox;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes down what it hears; asks for an approval, starts a run that asks for one, or fails, where the agent's name says so. */
@Component
public class SampleHandler implements EventHandler<AgentStateChanged> {

    /** Agents whose events fail. */
    public final Set<UUID> broken = ConcurrentHashMap.newKeySet();

    private final JdbcClient jdbc;
    private final Events events;
    private final WorkflowOutbox workflows;

    SampleHandler(JdbcClient jdbc, Events events, WorkflowOutbox workflows) {
        this.jdbc = jdbc;
        this.events = events;
        this.workflows = workflows;
    }

    @Override
    public Topic topic() {
        return Topic.AGENT_STATE_CHANGED;
    }

    @Override
    public void on(EventEnvelope<AgentStateChanged> event) {
        var agent = event.payload();
        jdbc.sql("""
                insert into heard (event_id, agent_id, tenant)
                values (:event, :agent, coalesce(current_setting('app.tenant', true), ''))
                """)
                .param("event", event.eventId())
                .param("agent", agent.agentId())
                .update();
        if (agent.agentName().equals("asks")) {
            events.publish(approvalOf(agent), new Cause(event.correlationId(), event.eventId()), null);
        }
        if (agent.agentName().equals("starts")) {
            workflows.start(SampleRuns.start("asks-" + agent.agentId()));
        }
        if (broken.contains(agent.agentId())) {
            throw new IllegalStateException("a secret of the inside");
        }
    }

    private static ApprovalRequested approvalOf(AgentStateChanged agent) {
        return new ApprovalRequested(
                agent.agentId(),
                "APPR-00000001",
                ApprovalClass.EXECUTION,
                ApprovalScope.PLATFORM,
                "agent",
                agent.agentId().toString(),
                "deploy_agent",
                "0".repeat(64),
                agent.timestamp().plus(Duration.ofHours(24)),
                null);
    }
}
