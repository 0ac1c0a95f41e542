package com.waooaw.industryknowledge.search;

import com.waooaw.activities.knowledge.KnowledgeActivities;
import com.waooaw.industryknowledge.corpus.IndustryDescription.Regulation;
import com.waooaw.industryknowledge.industry.Industries;
import com.waooaw.industryknowledge.industry.Industry;
import com.waooaw.platform.audit.AuditEntry.ActorType;
import com.waooaw.platform.workflow.TemporalFailures;
import io.temporal.spring.boot.ActivityImpl;
import java.util.List;
import org.springframework.stereotype.Component;

/** Translates between Temporal and the use cases; decides nothing. */
@Component
@ActivityImpl(taskQueues = KnowledgeActivities.TASK_QUEUE)
class KnowledgeActivitiesImpl implements KnowledgeActivities {

    private final KnowledgeSearch search;
    private final Industries industries;

    KnowledgeActivitiesImpl(KnowledgeSearch search, Industries industries) {
        this.search = search;
        this.industries = industries;
    }

    @Override
    public SearchResult search(SearchRequest request) {
        return TemporalFailures.translating(() -> {
            var answer = search.ask(
                    request.industry(),
                    new Question(
                            request.queryId(),
                            request.agentId().toString(),
                            ActorType.AGENT,
                            request.agentId(),
                            request.text(),
                            request.limit(),
                            request.cause()));
            return new SearchResult(
                    answer.found().stream()
                            .map(KnowledgeActivitiesImpl::passage)
                            .toList(),
                    answer.costUsd(),
                    answer.millis(),
                    answer.retrieval().answeredBy(),
                    answer.retrieval().modelVersion(),
                    answer.corpusVersion());
        });
    }

    @Override
    public List<IndustryFacts> industries(List<String> industryIds) {
        return TemporalFailures.translating(() -> industryIds.stream()
                .flatMap(id -> industries.find(id).stream())
                .map(KnowledgeActivitiesImpl::facts)
                .toList());
    }

    private static Passage passage(Answer.Found found) {
        var passage = found.passage();
        return new Passage(
                passage.id(),
                passage.document(),
                passage.section(),
                passage.address(),
                passage.publisher(),
                passage.verifiedBy().wireName(),
                passage.text(),
                found.score());
    }

    /** A vector set is there when the corpus can be asked, not when its name is written down. */
    private static IndustryFacts facts(Industry industry) {
        return new IndustryFacts(
                industry.id(),
                industry.code(),
                industry.name(),
                industry.state().wireName(),
                industry.certifiedBy(),
                industry.state().answersQuestions() ? industry.embeddings() : List.of(),
                industry.terminology(),
                industry.regulations().stream().map(Regulation::name).toList(),
                industry.corpusVersion());
    }
}
