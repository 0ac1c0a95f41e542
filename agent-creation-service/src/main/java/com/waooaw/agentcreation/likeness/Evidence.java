package com.waooaw.agentcreation.likeness;

import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.agentcreation.rules.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What such a check found. No finding refuses, and none is passed over: a precedent allows only what has none.
 *
 * @param looked codes of the checks that looked at all there is
 * @param models by code, the model that was asked; absent where words alone showed that there is nothing to ask
 */
public record Evidence(List<Finding> findings, List<String> looked, Map<String, String> models) {

    /** Of a stage that has no such check. */
    public static final Evidence NONE = new Evidence(List.of(), List.of(), Map.of());

    /** What a hit weighs: somebody has to look, and nothing is decided. */
    static final Severity HIT = Severity.MEDIUM;

    public Evidence {
        findings = List.copyOf(findings);
        looked = List.copyOf(looked);
        models = Map.copyOf(models);
        if (findings.stream().anyMatch(finding -> finding.severity().refuses())) {
            throw new IllegalArgumentException("likeness decides nothing: " + findings);
        }
    }

    /** Words alone showed that there is nothing to compare. */
    static Evidence nothingToCompare(String code) {
        return new Evidence(List.of(), List.of(code), Map.of());
    }

    /** Everything was compared. */
    static Evidence compared(String code, String model, List<Finding> findings) {
        return new Evidence(findings, List.of(code), Map.of(code, model));
    }

    /** Nothing was compared: a human is told so. */
    static Evidence notLooked(String code, String pointer, String why) {
        return notLooked(code, pointer, why, List.of());
    }

    /** Not everything was, or nothing: a human is told so, and what was found until then. */
    static Evidence notLooked(String code, String pointer, String why, List<Finding> found) {
        var findings = new ArrayList<>(found);
        findings.add(new Finding(
                code,
                Severity.LOW,
                (found.isEmpty() ? "not looked at: " : "not looked at all of it: ") + why,
                pointer,
                "look at it yourself, or have it checked again later"));
        return new Evidence(findings, List.of(), Map.of());
    }
}
