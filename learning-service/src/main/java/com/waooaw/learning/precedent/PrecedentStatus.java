package com.waooaw.learning.precedent;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Whether a precedent may say yes (domain.md 5.2). The lower-case names are stored. */
enum PrecedentStatus {
    /** It may. */
    @JsonProperty("active")
    ACTIVE,
    /** It was taken back too often; somebody has to tighten, keep or end it. */
    @JsonProperty("under_review")
    UNDER_REVIEW;

    static PrecedentStatus stored(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
