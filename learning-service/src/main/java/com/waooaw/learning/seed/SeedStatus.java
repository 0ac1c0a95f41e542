package com.waooaw.learning.seed;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.waooaw.learning.LearningError;
import com.waooaw.platform.kernel.WaooawException;
import java.util.Arrays;
import java.util.Locale;

/** The life of a seed (domain.md 5.2), as far as it is built. The lower-case names are stored. */
enum SeedStatus {
    /** Seen, not reviewed; allows nothing. */
    @JsonProperty("draft")
    DRAFT;

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SeedStatus parse(String text) {
        return Arrays.stream(values())
                .filter(s -> s.stored().equals(text))
                .findFirst()
                .orElseThrow(() -> new WaooawException(
                        LearningError.SEED_STATUS_UNKNOWN, "a seed's status is one of " + Arrays.toString(values())));
    }
}
