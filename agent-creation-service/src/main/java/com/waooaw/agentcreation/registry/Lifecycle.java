package com.waooaw.agentcreation.registry;

import static com.waooaw.contracts.agentcreation.AgentState.ACTIVE;
import static com.waooaw.contracts.agentcreation.AgentState.ARCHITECTURE_REVIEW;
import static com.waooaw.contracts.agentcreation.AgentState.DEGRADED;
import static com.waooaw.contracts.agentcreation.AgentState.DEPLOYING;
import static com.waooaw.contracts.agentcreation.AgentState.DEPLOYMENT_FAILED;
import static com.waooaw.contracts.agentcreation.AgentState.DEPRECATED;
import static com.waooaw.contracts.agentcreation.AgentState.ETHICS_REVIEW;
import static com.waooaw.contracts.agentcreation.AgentState.GENESIS_REVIEW;
import static com.waooaw.contracts.agentcreation.AgentState.GOVERNOR_REVIEW;
import static com.waooaw.contracts.agentcreation.AgentState.REJECTED;
import static com.waooaw.contracts.agentcreation.AgentState.RETIRED;
import static com.waooaw.contracts.agentcreation.AgentState.SPECIFIED;
import static com.waooaw.contracts.agentcreation.AgentState.SUSPENDED;
import static com.waooaw.contracts.agentcreation.AgentState.VETOED;

import com.waooaw.contracts.agentcreation.AgentState;
import java.util.EnumSet;
import java.util.Set;

/** Which state may follow which. Source: domain.md 2.1. */
public final class Lifecycle {

    /** States in which an agent takes part of the month's budget: at work, or on the way there. */
    static final Set<AgentState> RESERVES_BUDGET = EnumSet.of(
            ARCHITECTURE_REVIEW, ETHICS_REVIEW, GOVERNOR_REVIEW, DEPLOYING, ACTIVE, SUSPENDED, DEGRADED, DEPRECATED);

    /** States in which an agent serves customers. */
    static final Set<AgentState> WORKING = EnumSet.of(ACTIVE, DEGRADED, DEPRECATED);

    /** States no other follows. */
    static final Set<AgentState> ENDED = EnumSet.of(REJECTED, VETOED, DEPLOYMENT_FAILED, RETIRED);

    private Lifecycle() {}

    /** Whether an agent may go from one state to the other. */
    public static boolean canBecome(AgentState from, AgentState to) {
        return next(from).contains(to);
    }

    private static Set<AgentState> next(AgentState from) {
        return switch (from) {
            case DRAFT -> EnumSet.of(SPECIFIED);
            case SPECIFIED -> EnumSet.of(GENESIS_REVIEW, REJECTED);
            case GENESIS_REVIEW -> EnumSet.of(ARCHITECTURE_REVIEW, SPECIFIED);
            case ARCHITECTURE_REVIEW -> EnumSet.of(ETHICS_REVIEW, SPECIFIED);
            case ETHICS_REVIEW -> EnumSet.of(GOVERNOR_REVIEW, SPECIFIED);
            case GOVERNOR_REVIEW -> EnumSet.of(DEPLOYING, REJECTED, SPECIFIED, VETOED);
            case DEPLOYING -> EnumSet.of(ACTIVE, DEPLOYMENT_FAILED, VETOED, SUSPENDED);
            case ACTIVE -> EnumSet.of(SUSPENDED, DEGRADED, DEPRECATED, VETOED);
            case SUSPENDED -> EnumSet.of(ACTIVE, DEPRECATED, RETIRED, VETOED);
            case DEGRADED -> EnumSet.of(ACTIVE, SUSPENDED, DEPRECATED, RETIRED, VETOED);
            case DEPRECATED -> EnumSet.of(SUSPENDED, RETIRED, VETOED);
            case REJECTED, VETOED, DEPLOYMENT_FAILED, RETIRED, UNKNOWN -> EnumSet.noneOf(AgentState.class);
        };
    }
}
