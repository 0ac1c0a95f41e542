package com.waooaw.industryknowledge.corpus;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How far a passage can be trusted. The lower-case names are stored and published. */
public enum VerifiedBy {
    /** The text of the source was open while the passage was written. */
    @JsonProperty("text")
    TEXT,
    /** It was not: shown to readers, and never enough alone for a fact-check to pass. */
    @JsonProperty("memory")
    MEMORY;

    /** As stored and published. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
