package com.waooaw.governance.veto;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.waooaw.contracts.governance.VetoCategory;

/** What is wrong, as a client says it: what a publisher may not know yet is nothing a client can say. */
public enum Category {
    /** It goes against the constitution. */
    @JsonProperty("constitutional")
    CONSTITUTIONAL,
    /** Somebody may come to harm. */
    @JsonProperty("safety")
    SAFETY,
    /** It costs too much. */
    @JsonProperty("budget")
    BUDGET,
    /** It is not good enough. */
    @JsonProperty("quality")
    QUALITY,
    /** Something else. */
    @JsonProperty("other")
    OTHER;

    /** The same, as others are told. */
    public VetoCategory published() {
        return VetoCategory.valueOf(name());
    }
}
