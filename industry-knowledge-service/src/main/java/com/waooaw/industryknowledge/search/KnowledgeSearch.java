package com.waooaw.industryknowledge.search;

import com.waooaw.industryknowledge.IndustryKnowledgeError;
import com.waooaw.industryknowledge.corpus.CorpusStore;
import com.waooaw.industryknowledge.industry.Industries;
import com.waooaw.industryknowledge.industry.Industry;
import com.waooaw.platform.kernel.WaooawException;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Service;

/** Answers questions from an industry's corpus. No transaction spans the model's work. */
@Service
public class KnowledgeSearch {

    private final Industries industries;
    private final Retriever retriever;
    private final CorpusStore corpora;
    private final QueryLedger ledger;

    KnowledgeSearch(Industries industries, Retriever retriever, CorpusStore corpora, QueryLedger ledger) {
        this.industries = industries;
        this.retriever = retriever;
        this.corpora = corpora;
        this.ledger = ledger;
    }

    /**
     * The passages of one industry's corpus nearest to a question.
     *
     * @throws WaooawException {@code IK-0001} unknown industry, {@code IK-0002} it has no corpus yet, {@code IK-0003} the
     *     corpus is being loaded
     */
    public Answer ask(String industryId, Question question) {
        var industry = industries.require(industryId);
        var version = corpusVersionOf(industry);
        if (!retriever.isLoaded(industryId)) {
            throw new WaooawException(
                    IndustryKnowledgeError.CORPUS_LOADING, "the corpus of " + industryId + " is being loaded");
        }
        long start = System.nanoTime();
        var retrieval = retriever.retrieve(industryId, question.text(), question.limit());
        var passages = corpora.find(
                industryId,
                version,
                retrieval.hits().stream().map(Retrieval.Hit::id).toList());
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        var cost = ledger.charge(industryId, question, retrieval, version, millis);
        var found = new ArrayList<Answer.Found>();
        for (var hit : retrieval.hits()) {
            var passage = passages.get(hit.id());
            if (passage != null) {
                found.add(new Answer.Found(passage, hit.score()));
            }
        }
        return new Answer(found, retrieval, cost, millis, version);
    }

    private static String corpusVersionOf(Industry industry) {
        var version = industry.corpusVersion();
        if (!industry.state().answersQuestions() || version == null) {
            throw new WaooawException(
                    IndustryKnowledgeError.INDUSTRY_NOT_READY,
                    industry.id() + " is " + industry.state().wireName() + ": there is no corpus to ask yet");
        }
        return version;
    }
}
