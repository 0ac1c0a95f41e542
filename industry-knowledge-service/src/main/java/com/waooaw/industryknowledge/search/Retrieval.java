package com.waooaw.industryknowledge.search;

import java.util.List;

/**
 * What was found.
 *
 * @param hits best first, none below the floor
 * @param answeredBy {@code minilm+hnsw} or the fallback {@code lexical}
 * @param modelVersion of what answered
 */
public record Retrieval(List<Hit> hits, Confidence confidence, String answeredBy, String modelVersion) {

    public Retrieval {
        hits = List.copyOf(hits);
    }

    /**
     * A passage that was found.
     *
     * @param score cosine in [-1, 1], or the fallback's score in [0, 1)
     */
    public record Hit(String id, double score) {}
}
