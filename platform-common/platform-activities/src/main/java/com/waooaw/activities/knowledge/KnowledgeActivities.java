package com.waooaw.activities.knowledge;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.waooaw.platform.kernel.Cause;
import io.temporal.activity.ActivityInterface;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers with sources. Task queue {@code industry-knowledge}. */
@ActivityInterface(namePrefix = "Knowledge_")
public interface KnowledgeActivities {

    /** Task queue of the owner. */
    String TASK_QUEUE = "industry-knowledge";

    /** The passages of one industry's corpus nearest to a question. Fails with {@code IK-0001} for an unknown industry. */
    SearchResult search(SearchRequest request);

    /** What is known of the industries named; an unknown one is left out. */
    List<IndustryFacts> industries(List<String> industryIds);

    /**
     * A question to a corpus.
     *
     * @param queryId charged once by this id
     * @param industry industry id in lower case
     * @param text the question, 1 to 2000 characters
     * @param limit passages wanted, 1 to 50
     */
    record SearchRequest(UUID queryId, UUID agentId, String industry, String text, int limit, Cause cause) {}

    /**
     * An answer.
     *
     * @param passages best first
     * @param costUsd what the query cost, US dollars
     * @param millis how long it took
     * @param answeredBy {@code minilm+hnsw} or the fallback {@code lexical}
     * @param modelVersion of what answered
     * @param corpusVersion of what was searched
     */
    record SearchResult(
            List<Passage> passages,
            BigDecimal costUsd,
            long millis,
            String answeredBy,
            String modelVersion,
            String corpusVersion) {

        public SearchResult {
            passages = List.copyOf(passages);
        }
    }

    /**
     * A passage of a corpus.
     *
     * @param passageId stable, for example {@code HC-DM2-003}
     * @param document title of the source
     * @param section of the source
     * @param address URL of the source
     * @param publisher who answers for the source
     * @param verifiedBy {@code text} where the source was open while the passage was written, else {@code memory}
     * @param text in the project's own words
     * @param score cosine in [-1, 1], or the fallback's score in [0, 1]
     */
    record Passage(
            String passageId,
            String document,
            String section,
            String address,
            String publisher,
            String verifiedBy,
            String text,
            double score) {}

    /**
     * What Agent Creation's checks need of an industry.
     *
     * @param state of its life, lower case
     * @param embeddings names of the vector sets it has
     * @param terminology names of its glossaries
     * @param regulations names of the regulation texts it has
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record IndustryFacts(
            String industryId,
            String code,
            String name,
            String state,
            String certifiedBy,
            List<String> embeddings,
            List<String> terminology,
            List<String> regulations,
            @Nullable String corpusVersion) {

        public IndustryFacts {
            embeddings = List.copyOf(embeddings);
            terminology = List.copyOf(terminology);
            regulations = List.copyOf(regulations);
        }
    }
}
