package com.waooaw.industryknowledge.search;

import com.waooaw.platform.inference.Embedding;
import com.waooaw.platform.kernel.CosineSimilarity;
import java.util.List;

/** Nearest neighbours among the passages of each collection. Holds nothing that the database does not have. */
interface VectorIndex {

    /** Puts a whole version in the place of the one before; a search sees the old one or the new one, never a mixture. */
    void replace(String collection, List<Entry> entries);

    /** Whether the collection was loaded. */
    boolean has(String collection);

    /**
     * The entries nearest to a vector, best first; equal ones by id.
     *
     * @param limit at least 1; fewer come back where there are fewer
     * @return empty for a collection that was not loaded
     */
    List<Hit> nearest(String collection, Embedding query, int limit);

    /** A passage's id and vector. */
    record Entry(String id, Embedding vector) {}

    /** A passage's id and how near it is. */
    record Hit(String id, CosineSimilarity similarity) {}
}
