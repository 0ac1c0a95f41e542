package com.waooaw.agentcreation.classification;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Where a change is, step by step. */
record Place(List<String> steps) {

    Place {
        steps = List.copyOf(steps);
    }

    static Place of(String path) {
        return new Place(
                Arrays.stream(path.substring(Math.min(1, path.length())).split("/", -1))
                        .map(step -> step.replace("~1", "/").replace("~0", "~"))
                        .toList());
    }

    /** Whether it is where the pattern says, step by step; an asterisk stands for any name. */
    boolean is(String pattern) {
        var wanted = pattern.split("/", -1);
        if (wanted.length != steps.size()) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (!"*".equals(wanted[i]) && !wanted[i].equals(steps.get(i))) {
                return false;
            }
        }
        return true;
    }

    boolean isOneOf(Set<String> patterns) {
        return patterns.stream().anyMatch(this::is);
    }

    /** The name of the thing at that depth. */
    String step(int depth) {
        return steps.get(depth);
    }

    /** In words for people: {@code tools.cms.operations.publish}. */
    @Override
    public String toString() {
        return String.join(".", steps);
    }
}
