package com.waooaw.agentcreation.genesis;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a name speaks of a flow as of something that runs. Cash and patients flow, too, and nothing is wrong with an
 * agent that writes about them: the word alone decides nothing, its place in the name does.
 */
final class RuntimeFlow {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-z]+");
    private static final Set<String> FLOW = Set.of("flow", "flows");

    /** What flows without being run. */
    private static final Set<String> SUBJECTS = Set.of(
            "air",
            "blood",
            "cash",
            "energy",
            "fluid",
            "fund",
            "funds",
            "gas",
            "heat",
            "money",
            "oxygen",
            "passenger",
            "patient",
            "traffic",
            "visitor",
            "water",
            "work");

    /** What is done to something that runs. */
    private static final Set<String> VERBS = Set.of(
            "abort",
            "cancel",
            "execute",
            "invoke",
            "launch",
            "orchestrate",
            "pause",
            "restart",
            "resume",
            "run",
            "schedule",
            "start",
            "stop",
            "trigger");

    /** What something that runs has, or is counted by. */
    private static final Set<String> PARTS = Set.of(
            "count",
            "definition",
            "engine",
            "execution",
            "executions",
            "executor",
            "id",
            "instance",
            "instances",
            "orchestrator",
            "per",
            "run",
            "runner",
            "runs",
            "scheduler",
            "state",
            "step",
            "steps",
            "trigger",
            "worker");

    private RuntimeFlow() {}

    /** For names of lower-case words. */
    static boolean in(String name) {
        var words = List.of(BETWEEN_WORDS.split(name));
        for (int i = 0; i < words.size(); i++) {
            if (FLOW.contains(words.get(i)) && runs(words, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean runs(List<String> words, int at) {
        var before = at == 0 ? "" : words.get(at - 1);
        if (SUBJECTS.contains(before)) {
            return false;
        }
        // as the last word it is what the name is about
        return at == words.size() - 1 || VERBS.contains(before) || PARTS.contains(words.get(at + 1));
    }
}
