package com.waooaw.learning;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.contracts.agentcreation.AgentState;
import com.waooaw.contracts.agentcreation.AgentStateChanged;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.testkit.EventPush;
import com.waooaw.platform.testkit.ServiceTest;
import com.waooaw.platform.testkit.TestTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What comes late about an agent changes nothing. */
@ServiceTest("learning")
class LateWordIT {

    @Autowired
    EventPush push;

    @Autowired
    JdbcClient jdbc;

    private final UUID agent = UUID.randomUUID();

    @Test
    void thatAVetoedAgentIsActiveDoesNotBringItBack() {
        var active = push.next(is(AgentState.ACTIVE), Cause.root(UUID.randomUUID()), null);
        push.deliver(active);
        push.deliver(is(AgentState.VETOED), Cause.root(UUID.randomUUID()), null);

        push.deliver(active);

        assertThat(state()).isEqualTo("vetoed");
    }

    @Test
    void thatOvertookTheVetoIsTakenInItsPlace() {
        var active = push.next(is(AgentState.ACTIVE), Cause.root(UUID.randomUUID()), null);
        var vetoed = push.next(is(AgentState.VETOED), Cause.root(UUID.randomUUID()), null);

        push.deliver(vetoed);
        push.deliver(active);

        assertThat(state()).isEqualTo("vetoed");
    }

    private String state() {
        return jdbc.sql("select state from known_agent where agent_id = :id")
                .param("id", agent)
                .query(String.class)
                .single();
    }

    private AgentStateChanged is(AgentState state) {
        return new AgentStateChanged(
                agent,
                "AGT-WRITER-HC-001",
                "Healthcare content writer",
                "healthcare",
                "JOB-HC-001",
                null,
                state,
                TestTime.clock().instant(),
                "1.0.0",
                null,
                null);
    }
}
