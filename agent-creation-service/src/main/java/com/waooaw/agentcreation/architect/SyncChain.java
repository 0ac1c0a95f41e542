package com.waooaw.agentcreation.architect;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.rules.Estimates;
import com.waooaw.agentcreation.rules.Facts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who waits for whom: each call that waits is a hop, and an agent that is called may wait for others. An interface has
 * the display id of the agent it calls; a name means an agent only among blueprints submitted together, which have no id
 * yet, since elsewhere an interface may be called as some agent happens to be.
 */
final class SyncChain {

    private final Map<String, String> submittedAs = new HashMap<>();
    private final Map<String, List<String>> registered = new HashMap<>();
    private final Map<String, List<String>> submitted = new HashMap<>();

    private SyncChain() {}

    static SyncChain of(AgentBlueprint blueprint, Facts facts) {
        var chain = new SyncChain();
        facts.together().forEach(chain::submit);
        chain.submit(blueprint);
        for (var agent : facts.agents()) {
            if (agent.ended()) {
                continue;
            }
            if (chain.submitted.containsKey(agent.agentName())) {
                chain.submittedAs.put(agent.displayId(), agent.agentName());
            } else {
                chain.registered.put(agent.displayId(), agent.syncCalls());
            }
        }
        return chain;
    }

    private void submit(AgentBlueprint blueprint) {
        submitted.put(blueprint.agentName(), Estimates.syncCalls(blueprint));
    }

    /** Hops of the longest chain from this submitted agent, counted no further than {@code most}: a cycle has no end. */
    int hops(String agentName, int most) {
        return longest(submitted.getOrDefault(agentName, List.of()), true, most);
    }

    private int longest(List<String> calls, boolean bySubmitted, int most) {
        if (most == 0) {
            return 0;
        }
        return calls.stream()
                .mapToInt(called -> 1 + behind(called, bySubmitted, most - 1))
                .max()
                .orElse(0);
    }

    private int behind(String called, boolean bySubmitted, int most) {
        var name = submittedAs.getOrDefault(called, bySubmitted ? called : "");
        var calls = submitted.get(name);
        return calls == null
                ? longest(registered.getOrDefault(called, List.of()), false, most)
                : longest(calls, true, most);
    }
}
