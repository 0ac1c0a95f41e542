package com.waooaw.industryknowledge.corpus;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An industry as its file describes it.
 *
 * @param id lower case, for example {@code healthcare}
 * @param code used in ids, for example {@code HC}
 * @param corpus folder of its passages; absent for an industry that has none yet
 * @param embeddings names of its vector sets, as blueprints ask for them
 * @param terminology names of its glossaries
 */
public record IndustryDescription(
        String id,
        String code,
        String name,
        @Nullable String corpus,
        List<String> embeddings,
        List<String> terminology,
        List<Regulation> regulations,
        List<Term> glossary) {

    public IndustryDescription {
        embeddings = List.copyOf(embeddings);
        terminology = List.copyOf(terminology);
        regulations = List.copyOf(regulations);
        glossary = List.copyOf(glossary);
    }

    /**
     * A regulation text of the industry.
     *
     * @param name as blueprints ask for it, for example {@code HIPAA}
     * @param passages ids of the passages that tell what it says
     */
    public record Regulation(String name, String title, String jurisdiction, String address, List<String> passages) {

        public Regulation {
            passages = List.copyOf(passages);
        }
    }

    /** A word of the industry and what it means. */
    public record Term(String term, String meaning) {}
}
