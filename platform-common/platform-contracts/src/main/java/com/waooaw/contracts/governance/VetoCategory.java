package com.waooaw.contracts.governance;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a Governor found wrong with what they take back. The lower-case names are stored and published: never rename one. */
public enum VetoCategory {
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
    /** Something else; the reason says what. */
    @JsonProperty("other")
    OTHER,
    /** A category a newer publisher knows and this reader does not. */
    @JsonEnumDefaultValue
    @JsonProperty("unknown")
    UNKNOWN;

    /** The name that is stored and published. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The category of this name. */
    public static Optional<VetoCategory> named(String wireName) {
        return Arrays.stream(values())
                .filter(category -> category != UNKNOWN && category.wireName().equals(wireName))
                .findFirst();
    }
}
