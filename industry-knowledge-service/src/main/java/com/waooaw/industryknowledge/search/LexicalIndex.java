package com.waooaw.industryknowledge.search;

import java.util.List;

/** Finds passages by their words: what answers when no embedding can be had. */
interface LexicalIndex {

    /** Puts a whole version in the place of the one before. */
    void replace(String collection, List<Entry> entries);

    /**
     * The entries that share most with the question, best first; equal ones by id.
     *
     * @return entries that share at least one word; empty for a collection that was not loaded
     */
    List<Hit> matching(String collection, String question, int limit);

    /** What answers, with its version. */
    String version();

    /** A passage's id and its words. */
    record Entry(String id, String text) {}

    /**
     * A passage's id and how well it matches.
     *
     * @param score in [0, 1): rises with the number and rarity of shared words
     */
    record Hit(String id, double score) {}
}
