package com.waooaw.agentexecution.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.agentexecution.ExecutionIT;
import com.waooaw.agentexecution.TestAgent;
import com.waooaw.contracts.EventEnvelope;
import com.waooaw.contracts.agentcreation.AgentState;
import com.waooaw.contracts.agentcreation.AgentStateChanged;
import com.waooaw.platform.kernel.Cause;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What comes late changes nothing. */
class LateWordIT extends ExecutionIT {

    @Autowired
    AgentStateHandler handler;

    @Test
    void thatAVetoedAgentIsActiveDoesNotBringItBack() {
        var agent = TestAgent.writer();
        deploy(agent, null, false);
        var active = push.next(agent.is(AgentState.ACTIVE), Cause.root(UUID.randomUUID()), null);
        push.deliver(active);
        var engagement = engage(agent);
        tell(agent.is(AgentState.VETOED), null);

        push.deliver(active);
        assertThat(stateOf(agent)).isEqualTo("VETOED");
        handler.on(late(active)); // as a dead letter that an operator has handled late
        assertThat(stateOf(agent)).isEqualTo("VETOED");

        post(customer, "/v1/jobs", Map.of("engagement_id", engagement, "brief", FEET))
                .expectStatus()
                .isEqualTo(409);
    }

    @Test
    void thatOvertookTheVetoIsTakenInItsPlace() {
        var agent = TestAgent.writer();
        var active = push.next(agent.is(AgentState.ACTIVE), Cause.root(UUID.randomUUID()), null);
        var vetoed = push.next(agent.is(AgentState.VETOED), Cause.root(UUID.randomUUID()), null);

        push.deliver(vetoed);
        push.deliver(active);

        assertThat(stateOf(agent)).isEqualTo("VETOED");
    }

    private static String stateOf(TestAgent agent) {
        return database()
                .sql("select state from execution.agent_entry where agent_id = :id")
                .param("id", agent.agentId())
                .query(String.class)
                .single();
    }

    @SuppressWarnings("unchecked") // it was made from a record of this type
    private static EventEnvelope<AgentStateChanged> late(EventEnvelope<?> envelope) {
        return (EventEnvelope<AgentStateChanged>) envelope;
    }
}
