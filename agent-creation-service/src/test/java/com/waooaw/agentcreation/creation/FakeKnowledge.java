package com.waooaw.agentcreation.creation;

import com.waooaw.activities.knowledge.KnowledgeActivities;
import java.util.List;

/** Knows healthcare. */
public class FakeKnowledge implements KnowledgeActivities {

    @Override
    public SearchResult search(SearchRequest request) {
        throw new UnsupportedOperationException("nobody searches here");
    }

    @Override
    public List<IndustryFacts> industries(List<String> industryIds) {
        return industryIds.contains("healthcare")
                ? List.of(new IndustryFacts(
                        "healthcare",
                        "HC",
                        "Healthcare",
                        "active",
                        "bootstrap",
                        List.of("healthcare-v1"),
                        List.of("healthcare-terms-v1"),
                        List.of("HIPAA", "FDA", "FTC"),
                        "1"))
                : List.of();
    }
}
