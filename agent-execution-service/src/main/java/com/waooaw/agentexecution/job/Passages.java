package com.waooaw.agentexecution.job;

import com.waooaw.activities.knowledge.KnowledgeActivities.Passage;
import java.util.List;

/**
 * What research gives.
 *
 * @param found each passage once, best first
 */
record Passages(List<Passage> found, List<String> answeredBy, List<String> corpusVersions) {

    Passages {
        found = List.copyOf(found);
        answeredBy = List.copyOf(answeredBy);
        corpusVersions = List.copyOf(corpusVersions);
    }

    long verified() {
        return found.stream().filter(p -> p.verifiedBy().equals("text")).count();
    }
}
