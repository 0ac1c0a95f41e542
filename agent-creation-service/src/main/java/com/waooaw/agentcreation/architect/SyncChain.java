package com.waooaw.agentcreation.architect;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.rules.Estimates;
import com.waooaw.agentcreation.rules.Facts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who waits for whom: each call that waits is a hop, and an agent that is called may wait for others. */
final class SyncChain {

    private final Map<String, String> nameOf = new HashMap<>();
    private final Map<String, List<String>> calls = new HashMap<>();

    private SyncChain() {}

    static SyncChain of(AgentBlueprint blueprint, Facts facts) {
        var chain = new SyncChain();
        for (var agent : facts.agents()) {
            chain.nameOf.put(agent.displayId(), agent.agentName());
            chain.calls.put(agent.agentName(), agent.syncCalls());
        }
        facts.together().forEach(chain::replace);
        chain.replace(blueprint);
        return chain;
    }

    private void replace(AgentBlueprint blueprint) {
        calls.put(blueprint.agentName(), Estimates.syncCalls(blueprint));
    }

    /** Hops of the longest chain from this agent, counted no further than {@code most}: a cycle has no end. */
    int hops(String agentName, int most) {
        if (most == 0) {
            return 0;
        }
        return calls.getOrDefault(agentName, List.of()).stream()
                .mapToInt(called -> 1 + hops(nameOf.getOrDefault(called, called), most - 1))
                .max()
                .orElse(0);
    }
}
