package com.waooaw.agentexecution;

import com.waooaw.activities.knowledge.KnowledgeActivities;
import com.waooaw.agentexecution.writing.Passages;
import io.temporal.spring.boot.ActivityImpl;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The healthcare corpus, searched by words in common; counts each query once by its id, as the real one charges. */
@ActivityImpl(taskQueues = KnowledgeActivities.TASK_QUEUE)
public final class FakeKnowledge implements KnowledgeActivities {

    private static final List<Passage> CORPUS = Passages.of("type-2-diabetes");

    final Set<UUID> charged = ConcurrentHashMap.newKeySet();

    @Override
    public SearchResult search(SearchRequest request) {
        charged.add(request.queryId());
        var wanted = words(request.text());
        var nearest = CORPUS.stream()
                .map(p -> scored(p, wanted))
                .filter(p -> p.score() > 0)
                .sorted(Comparator.comparingDouble(Passage::score).reversed())
                .limit(request.limit())
                .toList();
        return new SearchResult(nearest, new BigDecimal("0.001"), 2, "lexical", "lexical/1", "healthcare-test");
    }

    private static Passage scored(Passage p, Set<String> wanted) {
        long common = words(p.section() + " " + p.text()).stream()
                .filter(wanted::contains)
                .count();
        return new Passage(
                p.passageId(),
                p.document(),
                p.section(),
                p.address(),
                p.publisher(),
                p.verifiedBy(),
                p.text(),
                Math.min(1, 0.1 * common));
    }

    private static Set<String> words(String text) {
        return Stream.of(text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1))
                .filter(w -> w.length() > 3)
                .collect(Collectors.toSet());
    }

    @Override
    public List<IndustryFacts> industries(List<String> industryIds) {
        return List.of();
    }
}
