package com.waooaw.governance.breakglass;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a review finds. The lower-case names are stored. */
enum Verdict {
    /** It was an emergency. */
    @JsonProperty("justified")
    JUSTIFIED,
    /** It was none: what was done is undone, and whoever it was done for is to be certified again. */
    @JsonProperty("unjustified")
    UNJUSTIFIED
}
