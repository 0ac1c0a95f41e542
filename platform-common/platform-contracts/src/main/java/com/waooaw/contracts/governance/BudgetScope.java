package com.waooaw.contracts.governance;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a budget is for. The lower-case names are stored and published: never rename one. */
public enum BudgetScope {
    /** One doing of one job. */
    @JsonProperty("execution")
    EXECUTION,
    /** All that an agent costs on one UTC day. */
    @JsonProperty("agent_day")
    AGENT_DAY,
    /** The knowledge queries of an agent on one UTC day. */
    @JsonProperty("agent_query")
    AGENT_QUERY,
    /** A team on one UTC day. */
    @JsonProperty("team")
    TEAM,
    /** What an engagement's plan includes: for a month, or for a whole trial. */
    @JsonProperty("plan")
    PLAN,
    /** The platform in one UTC month. */
    @JsonProperty("platform")
    PLATFORM,
    /** A scope this reader does not know. */
    @JsonEnumDefaultValue
    @JsonProperty("unknown")
    UNKNOWN;

    /** The name that is stored and published. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The scope of this name. */
    public static Optional<BudgetScope> named(String wireName) {
        return Arrays.stream(values())
                .filter(scope -> scope != UNKNOWN && scope.wireName().equals(wireName))
                .findFirst();
    }
}
