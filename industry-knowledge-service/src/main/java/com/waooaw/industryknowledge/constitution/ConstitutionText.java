package com.waooaw.industryknowledge.constitution;

import com.waooaw.industryknowledge.IndustryKnowledgeError;
import com.waooaw.industryknowledge.corpus.Constitution;
import com.waooaw.industryknowledge.corpus.CorpusFiles;
import com.waooaw.industryknowledge.corpus.CorpusVersions;
import com.waooaw.industryknowledge.corpus.Passage;
import com.waooaw.industryknowledge.corpus.VerifiedBy;
import com.waooaw.industryknowledge.search.QueryLedger;
import com.waooaw.industryknowledge.search.Question;
import com.waooaw.industryknowledge.search.Retrieval;
import com.waooaw.industryknowledge.search.Retriever;
import com.waooaw.platform.kernel.WaooawException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** The constitution as it is in force, and answers from it. */
@Service
public class ConstitutionText {

    /** Name of its collection in the indexes. */
    public static final String COLLECTION = "constitution";

    private final Constitution text;
    private final Map<String, Constitution.Chunk> byId;
    private final List<Passage> passages;
    private final String corpusVersion;
    private final Retriever retriever;
    private final QueryLedger ledger;

    ConstitutionText(CorpusFiles files, Retriever retriever, QueryLedger ledger) {
        this.text = files.constitution();
        this.byId = text.chunks().stream().collect(Collectors.toMap(Constitution.Chunk::id, Function.identity()));
        this.passages = text.chunks().stream()
                .map(chunk -> passage(chunk, text.version()))
                .toList();
        this.corpusVersion = CorpusVersions.of(passages);
        this.retriever = retriever;
        this.ledger = ledger;
    }

    /** The whole text, in order. */
    public Constitution text() {
        return text;
    }

    /** The text as passages, to be embedded. */
    public List<Passage> passages() {
        return passages;
    }

    /**
     * The chunks that have to do with a question.
     *
     * @throws WaooawException {@code IK-0003} if the text is being loaded
     */
    Answer ask(Question question) {
        if (!retriever.isLoaded(COLLECTION)) {
            throw new WaooawException(IndustryKnowledgeError.CORPUS_LOADING, "the constitution is being loaded");
        }
        long start = System.nanoTime();
        var retrieval = retriever.retrieve(COLLECTION, question.text(), question.limit());
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        var cost = ledger.charge(COLLECTION, question, retrieval, corpusVersion, millis);
        return new Answer(found(retrieval), retrieval, cost, millis);
    }

    private List<Found> found(Retrieval retrieval) {
        var found = new ArrayList<Found>();
        for (var hit : retrieval.hits()) {
            var chunk = byId.get(hit.id());
            if (chunk != null) {
                found.add(new Found(chunk, hit.score()));
            }
        }
        return found;
    }

    /** What was found and what it cost. */
    record Answer(List<Found> found, Retrieval retrieval, BigDecimal costUsd, long millis) {}

    /** A chunk and how well it fits. */
    record Found(Constitution.Chunk chunk, double score) {}

    private static Passage passage(Constitution.Chunk chunk, String version) {
        return new Passage(
                chunk.id(),
                chunk.layer(),
                "Constitution " + version,
                chunk.title(),
                "urn:waooaw:constitution:" + version,
                "WAOOAW",
                VerifiedBy.TEXT,
                null,
                "GLOBAL",
                chunk.text());
    }
}
