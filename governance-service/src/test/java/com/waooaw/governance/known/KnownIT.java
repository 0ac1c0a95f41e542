package com.waooaw.governance.known;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.contracts.EventEnvelope;
import com.waooaw.contracts.agentcreation.AgentState;
import com.waooaw.contracts.agentcreation.AgentStateChanged;
import com.waooaw.contracts.industryknowledge.IndustryAdded;
import com.waooaw.governance.GovernanceServiceTest;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class KnownIT extends GovernanceServiceTest {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    AgentStateHandler handler;

    @Test
    void remembersTheStateAnAgentIsInAndThatItHeard() {
        var agent = UUID.randomUUID();

        var first = push.deliver(changed(agent, AgentState.DRAFT), Cause.root(UUID.randomUUID()), null);
        push.deliver(changed(agent, AgentState.ACTIVE), Cause.root(UUID.randomUUID()), null);

        assertThat(jdbc.sql("select state from known_agent where agent_id = :id")
                        .param("id", agent)
                        .query(String.class)
                        .single())
                .isEqualTo("active");
        assertThat(json(get("/v1/events/" + first, TestTokens.as(Role.ADMIN)))
                        .path("handled")
                        .path("event_type")
                        .asString())
                .isEqualTo("AgentStateChanged");
    }

    @Test
    void aLateWordDoesNotBringAVetoedAgentBack() {
        var agent = UUID.randomUUID();
        var active = push.next(changed(agent, AgentState.ACTIVE), Cause.root(UUID.randomUUID()), null);
        push.deliver(active);
        push.deliver(changed(agent, AgentState.VETOED), Cause.root(UUID.randomUUID()), null);

        push.deliver(active);
        assertThat(stateOf(agent)).isEqualTo("vetoed");
        handler.on(late(active)); // as a dead letter that an operator has handled late
        assertThat(stateOf(agent)).isEqualTo("vetoed");
    }

    @SuppressWarnings("unchecked") // it was made from a record of this type
    private static EventEnvelope<AgentStateChanged> late(EventEnvelope<?> envelope) {
        return (EventEnvelope<AgentStateChanged>) envelope;
    }

    private String stateOf(UUID agent) {
        return jdbc.sql("select state from known_agent where agent_id = :id")
                .param("id", agent)
                .query(String.class)
                .single();
    }

    @Test
    void remembersIndustries() {
        var id = "industry-" + UUID.randomUUID();

        push.deliver(
                new IndustryAdded(id, "HC", "Healthcare", "active", true, null, "bootstrap"),
                Cause.root(UUID.randomUUID()),
                null);

        assertThat(jdbc.sql("select certified_by from known_industry where industry_id = :id")
                        .param("id", id)
                        .query(String.class)
                        .single())
                .isEqualTo("bootstrap");
    }

    private static AgentStateChanged changed(UUID agent, AgentState state) {
        return new AgentStateChanged(
                agent,
                "AGT-WRITER-HC-001",
                "Healthcare content writer",
                "healthcare",
                "JOB-HC-001",
                null,
                state,
                Instant.parse("2026-11-21T08:00:00Z"),
                "1.0.0",
                null,
                null);
    }
}
