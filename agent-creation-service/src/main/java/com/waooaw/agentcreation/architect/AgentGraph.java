package com.waooaw.agentcreation.architect;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.blueprint.AgentBlueprint.Dependency;
import com.waooaw.agentcreation.rules.Facts;
import com.waooaw.agentcreation.rules.Facts.KnownAgent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who depends on whom: the agents of the registry that have not ended, what was submitted together, and the agent under
 * review. A display id means that one agent. A name means one of the same file first, and else every agent that bears it:
 * in the registry a name is unique in its industry only.
 */
final class AgentGraph {

    /** @param submitted whether it is a blueprint of the file, which has no id yet */
    private record Node(String name, String displayId, boolean submitted, List<String> needs) {}

    private final Map<String, Node> registered = new HashMap<>();
    private final Map<String, List<Node>> registeredAs = new HashMap<>();
    private final Map<String, Node> submitted = new HashMap<>();

    private AgentGraph() {}

    static AgentGraph of(AgentBlueprint blueprint, Facts facts) {
        var graph = new AgentGraph();
        facts.agents().stream().filter(agent -> !agent.ended()).forEach(graph::register);
        facts.together().forEach(graph::submit);
        graph.submit(blueprint);
        return graph;
    }

    private void register(KnownAgent agent) {
        var node = new Node(agent.agentName(), agent.displayId(), false, agent.dependencies());
        registered.put(agent.displayId(), node);
        registeredAs.computeIfAbsent(agent.agentName(), _ -> new ArrayList<>()).add(node);
    }

    private void submit(AgentBlueprint blueprint) {
        var needs = blueprint.dependencies().stream().map(Dependency::agentId).toList();
        submitted.put(blueprint.agentName(), new Node(blueprint.agentName(), "", true, needs));
    }

    boolean knows(String nameOrDisplayId) {
        return registered.containsKey(nameOrDisplayId)
                || registeredAs.containsKey(nameOrDisplayId)
                || submitted.containsKey(nameOrDisplayId);
    }

    /** The names along a cycle from the submitted {@code start} back to it; empty where there is none. */
    List<String> cycleThrough(String start) {
        var goal = submitted.get(start);
        var path = new ArrayDeque<String>();
        return goal != null && reaches(goal, goal, path, new HashSet<>()) ? List.copyOf(path) : List.of();
    }

    private boolean reaches(Node from, Node goal, Deque<String> path, Set<Node> seen) {
        path.addLast(from.name());
        for (var need : from.needs()) {
            for (var next : meant(need, from)) {
                if (next.equals(goal)) {
                    path.addLast(goal.name());
                    return true;
                }
                if (seen.add(next) && reaches(next, goal, path, seen)) {
                    return true;
                }
            }
        }
        path.removeLast();
        return false;
    }

    private List<Node> meant(String nameOrDisplayId, Node by) {
        var agent = registered.get(nameOrDisplayId);
        if (agent != null) {
            return List.of(agent);
        }
        var sameFile = submitted.get(nameOrDisplayId);
        var known = registeredAs.getOrDefault(nameOrDisplayId, List.of());
        // the agent under review is registered, too, but is not among those the rules are told of
        return sameFile != null && (by.submitted() || known.isEmpty()) ? List.of(sameFile) : known;
    }
}
