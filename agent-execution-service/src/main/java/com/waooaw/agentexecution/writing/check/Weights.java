package com.waooaw.agentexecution.writing.check;

import com.waooaw.agentexecution.writing.text.Content;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** How much a concept tells: rare ones more than common ones, verbs that fit everywhere next to nothing. */
final class Weights {

    private static final Set<String> LIGHT = light();

    private final Map<String, Integer> counts = new HashMap<>();
    private final int passages;

    Weights(Collection<PassageEvidence> evidence) {
        this.passages = Math.max(1, evidence.size());
        evidence.forEach(e -> e.profile().content().forEach(c -> counts.merge(c, 1, Integer::sum)));
    }

    double of(String concept) {
        if (LIGHT.contains(concept)) {
            return 0.25;
        }
        double rare = Math.log(1 + (double) passages / (1 + counts.getOrDefault(concept, 0)));
        return 1 + 0.35 * Math.min(3.5, rare);
    }

    boolean isLight(String concept) {
        return LIGHT.contains(concept);
    }

    private static Set<String> light() {
        Set<String> light =
                Content.of("aim keep take give try use need want know help find say call happen work come start"
                        + " see show begin ask tell feel turn put look set bring leave hold able called often usually also still good great many"
                        + " person long new way lot kind sort part able begin able example such important time day");
        light.addAll(Set.of(
                "begin", "keep", "usual", "able", "get", "make", "give", "use", "show", "important", "goal", "catch"));
        return Set.copyOf(light);
    }
}
