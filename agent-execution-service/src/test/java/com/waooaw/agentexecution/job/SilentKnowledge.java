package com.waooaw.agentexecution.job;

import com.waooaw.activities.knowledge.KnowledgeActivities;
import java.math.BigDecimal;
import java.util.List;

/** A corpus that holds nothing. */
final class SilentKnowledge implements KnowledgeActivities {

    @Override
    public SearchResult search(SearchRequest request) {
        return new SearchResult(List.of(), new BigDecimal("0.001"), 1, "lexical", "1", "1");
    }

    @Override
    public List<IndustryFacts> industries(List<String> industryIds) {
        return List.of();
    }
}
