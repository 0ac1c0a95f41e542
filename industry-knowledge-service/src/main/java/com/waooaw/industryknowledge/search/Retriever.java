package com.waooaw.industryknowledge.search;

import com.waooaw.industryknowledge.KnowledgeProperties;
import com.waooaw.industryknowledge.corpus.StoredPassage;
import com.waooaw.platform.inference.TextEmbedder;
import com.waooaw.platform.inference.TextEmbedder.Embedded;
import com.waooaw.platform.inference.TextEmbedder.Unavailable;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Finds by meaning, and by words where no embedding can be had; says which of the two answered. */
@Component
public class Retriever {

    /** Answered by meaning. */
    static final String BY_MEANING = "minilm+hnsw";
    /** Answered by words. */
    static final String BY_WORDS = "lexical";

    private static final Logger LOG = LoggerFactory.getLogger(Retriever.class);

    private final TextEmbedder embedder;
    private final VectorIndex vectors;
    private final LexicalIndex words;
    private final KnowledgeProperties properties;
    private final MeterRegistry metrics;
    private final AtomicBoolean degraded = new AtomicBoolean();

    Retriever(
            TextEmbedder embedder,
            VectorIndex vectors,
            LexicalIndex words,
            KnowledgeProperties properties,
            MeterRegistry metrics) {
        this.embedder = embedder;
        this.vectors = vectors;
        this.words = words;
        this.properties = properties;
        this.metrics = metrics;
    }

    /** Takes a version of a collection into service. */
    public void load(String collection, List<StoredPassage> passages) {
        words.replace(
                collection,
                passages.stream()
                        .map(p -> new LexicalIndex.Entry(
                                p.passage().id(), p.passage().indexedText()))
                        .toList());
        vectors.replace(
                collection,
                passages.stream()
                        .map(p -> new VectorIndex.Entry(p.passage().id(), p.vector()))
                        .toList());
    }

    /** Whether the collection can be asked. */
    public boolean isLoaded(String collection) {
        return vectors.has(collection);
    }

    /** The passages that have to do with the question. */
    public Retrieval retrieve(String collection, String question, int limit) {
        var timer = Timer.start(metrics);
        var retrieval = find(collection, question, limit);
        timer.stop(metrics.timer("waooaw.knowledge.retrieval", "answered_by", retrieval.answeredBy()));
        return retrieval;
    }

    private Retrieval find(String collection, String question, int limit) {
        return switch (embedder.embed(question)) {
            case Embedded embedded -> {
                if (degraded.compareAndSet(true, false)) {
                    LOG.info("embeddings are back, answering by meaning again");
                }
                yield byMeaning(collection, embedded, limit);
            }
            case Unavailable(var why) -> {
                if (degraded.compareAndSet(false, true)) {
                    LOG.warn("no embedding, answering by words from now on: {}", why);
                }
                yield byWords(collection, question, limit);
            }
        };
    }

    private Retrieval byMeaning(String collection, Embedded question, int limit) {
        var hits = vectors.nearest(collection, question.embedding(), limit).stream()
                .filter(hit -> hit.similarity().value() >= properties.vectorFloor())
                .map(hit -> new Retrieval.Hit(hit.id(), hit.similarity().value()))
                .toList();
        return new Retrieval(
                hits,
                confidence(hits, properties.vectorConfident()),
                BY_MEANING,
                question.model().toString());
    }

    private Retrieval byWords(String collection, String question, int limit) {
        var hits = words.matching(collection, question, limit).stream()
                .filter(hit -> hit.score() >= properties.lexicalFloor())
                .map(hit -> new Retrieval.Hit(hit.id(), hit.score()))
                .toList();
        return new Retrieval(hits, confidence(hits, properties.lexicalConfident()), BY_WORDS, words.version());
    }

    private static Confidence confidence(List<Retrieval.Hit> hits, double confident) {
        if (hits.isEmpty()) {
            return Confidence.LOW;
        }
        return hits.getFirst().score() >= confident ? Confidence.HIGH : Confidence.MEDIUM;
    }
}
