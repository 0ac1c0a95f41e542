package com.waooaw.agentcreation.registry;

import static com.waooaw.contracts.agentcreation.AgentState.ACTIVE;
import static com.waooaw.contracts.agentcreation.AgentState.ARCHITECTURE_REVIEW;
import static com.waooaw.contracts.agentcreation.AgentState.DEGRADED;
import static com.waooaw.contracts.agentcreation.AgentState.DEPLOYING;
import static com.waooaw.contracts.agentcreation.AgentState.DEPLOYMENT_FAILED;
import static com.waooaw.contracts.agentcreation.AgentState.DEPRECATED;
import static com.waooaw.contracts.agentcreation.AgentState.DRAFT;
import static com.waooaw.contracts.agentcreation.AgentState.ETHICS_REVIEW;
import static com.waooaw.contracts.agentcreation.AgentState.GENESIS_REVIEW;
import static com.waooaw.contracts.agentcreation.AgentState.GOVERNOR_REVIEW;
import static com.waooaw.contracts.agentcreation.AgentState.REJECTED;
import static com.waooaw.contracts.agentcreation.AgentState.RETIRED;
import static com.waooaw.contracts.agentcreation.AgentState.SPECIFIED;
import static com.waooaw.contracts.agentcreation.AgentState.SUSPENDED;
import static com.waooaw.contracts.agentcreation.AgentState.VETOED;
import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.contracts.agentcreation.AgentState;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LifecycleTests {

    private static final Set<List<AgentState>> ALLOWED = Set.of(
            List.of(DRAFT, SPECIFIED),
            List.of(SPECIFIED, GENESIS_REVIEW),
            List.of(SPECIFIED, REJECTED),
            List.of(GENESIS_REVIEW, ARCHITECTURE_REVIEW),
            List.of(GENESIS_REVIEW, SPECIFIED),
            List.of(ARCHITECTURE_REVIEW, ETHICS_REVIEW),
            List.of(ARCHITECTURE_REVIEW, SPECIFIED),
            List.of(ETHICS_REVIEW, GOVERNOR_REVIEW),
            List.of(ETHICS_REVIEW, SPECIFIED),
            List.of(GOVERNOR_REVIEW, DEPLOYING),
            List.of(GOVERNOR_REVIEW, REJECTED),
            List.of(GOVERNOR_REVIEW, SPECIFIED),
            List.of(GOVERNOR_REVIEW, VETOED),
            List.of(DEPLOYING, ACTIVE),
            List.of(DEPLOYING, DEPLOYMENT_FAILED),
            List.of(DEPLOYING, SUSPENDED),
            List.of(DEPLOYING, VETOED),
            List.of(ACTIVE, SUSPENDED),
            List.of(ACTIVE, DEGRADED),
            List.of(ACTIVE, DEPRECATED),
            List.of(ACTIVE, VETOED),
            List.of(SUSPENDED, ACTIVE),
            List.of(SUSPENDED, DEPRECATED),
            List.of(SUSPENDED, RETIRED),
            List.of(SUSPENDED, VETOED),
            List.of(DEGRADED, ACTIVE),
            List.of(DEGRADED, SUSPENDED),
            List.of(DEGRADED, DEPRECATED),
            List.of(DEGRADED, RETIRED),
            List.of(DEGRADED, VETOED),
            List.of(DEPRECATED, SUSPENDED),
            List.of(DEPRECATED, RETIRED),
            List.of(DEPRECATED, VETOED));

    @Test
    void anAgentGoesFromStateToStateOnlyAsWrittenDown() {
        var allowed = new HashSet<List<AgentState>>();
        for (var from : AgentState.values()) {
            for (var to : AgentState.values()) {
                if (Lifecycle.canBecome(from, to)) {
                    allowed.add(List.of(from, to));
                }
            }
        }

        assertThat(allowed).isEqualTo(ALLOWED);
    }
}
