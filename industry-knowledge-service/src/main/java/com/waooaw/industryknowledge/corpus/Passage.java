package com.waooaw.industryknowledge.corpus;

import org.jspecify.annotations.Nullable;

/**
 * A passage of a corpus, in the project's own words.
 *
 * @param id stable, for example {@code HC-DM2-003}
 * @param topic groups passages
 * @param document title of the source
 * @param section of the source
 * @param address URL of the source
 * @param publisher who answers for the source
 * @param opened which edition was open; for {@link VerifiedBy#TEXT} only
 * @param jurisdiction whose rules or advice it is, for example {@code US}
 * @param text 60 to 160 words
 */
public record Passage(
        String id,
        String topic,
        String document,
        String section,
        String address,
        String publisher,
        VerifiedBy verifiedBy,
        @Nullable String opened,
        String jurisdiction,
        String text) {

    /** What is embedded: the headings help a question to find the passage. */
    public String indexedText() {
        return document + ". " + section + ". " + text;
    }
}
