package com.waooaw.industryknowledge.search;

import com.waooaw.industryknowledge.corpus.Passage;
import java.math.BigDecimal;
import java.util.List;

/**
 * An answer with its sources.
 *
 * @param found best first
 * @param costUsd what the question cost, US dollars
 * @param millis how long it took
 * @param corpusVersion of what was searched
 */
public record Answer(List<Found> found, Retrieval retrieval, BigDecimal costUsd, long millis, String corpusVersion) {

    public Answer {
        found = List.copyOf(found);
    }

    /** A passage and its score. */
    public record Found(Passage passage, double score) {}
}
