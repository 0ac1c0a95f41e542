package com.waooaw.agentcreation.architect;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.blueprint.AgentBlueprint.Dependency;
import com.waooaw.agentcreation.rules.Facts;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who depends on whom: the registry, what was submitted together, and the agent under review. */
final class AgentGraph {

    private final Map<String, String> nameOf = new HashMap<>();
    private final Map<String, List<String>> needs = new HashMap<>();

    private AgentGraph() {}

    static AgentGraph of(AgentBlueprint blueprint, Facts facts) {
        var graph = new AgentGraph();
        for (var agent : facts.agents()) {
            graph.nameOf.put(agent.displayId(), agent.agentName());
            graph.add(agent.agentName(), agent.dependencies());
        }
        facts.together().forEach(graph::replace);
        graph.replace(blueprint);
        return graph;
    }

    private void replace(AgentBlueprint blueprint) {
        needs.remove(blueprint.agentName());
        add(
                blueprint.agentName(),
                blueprint.dependencies().stream().map(Dependency::agentId).toList());
    }

    private void add(String agentName, List<String> dependencies) {
        nameOf.put(agentName, agentName);
        needs.computeIfAbsent(agentName, _ -> new ArrayList<>()).addAll(dependencies);
    }

    boolean knows(String nameOrDisplayId) {
        return nameOf.containsKey(nameOrDisplayId);
    }

    /** The names along a cycle from {@code start} back to it; empty where there is none. */
    List<String> cycleThrough(String start) {
        var path = new ArrayDeque<String>();
        return reaches(start, start, path, new HashSet<>()) ? List.copyOf(path) : List.of();
    }

    private boolean reaches(String from, String goal, Deque<String> path, Set<String> seen) {
        path.addLast(from);
        for (var need : needs.getOrDefault(from, List.of())) {
            var next = nameOf.get(need);
            if (goal.equals(next)) {
                path.addLast(goal);
                return true;
            }
            if (next != null && seen.add(next) && reaches(next, goal, path, seen)) {
                return true;
            }
        }
        path.removeLast();
        return false;
    }
}
