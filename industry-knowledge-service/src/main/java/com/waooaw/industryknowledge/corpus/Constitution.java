package com.waooaw.industryknowledge.corpus;

import java.util.List;

/**
 * The text of the constitution.
 *
 * @param version of the text as a whole
 * @param chunks principles, structure, first precedent seeds, in this order
 */
public record Constitution(String version, List<Chunk> chunks) {

    public Constitution {
        chunks = List.copyOf(chunks);
    }

    /**
     * One principle, rule or seed.
     *
     * @param id stable, for example {@code CON-L0-05} or {@code GEN-004}
     * @param layer {@code L0} principles, {@code L1} structure, {@code seed}
     */
    public record Chunk(String id, String layer, String title, String text) {}
}
