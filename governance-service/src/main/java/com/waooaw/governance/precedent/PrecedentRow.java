package com.waooaw.governance.precedent;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.waooaw.platform.kernel.Usd;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * A row of the table {@code precedents}.
 *
 * @param precedent its public id, for example {@code GEN-004}
 * @param inForce whether it is a candidate everywhere, or only where the configuration names it
 * @param industries where it applies; everywhere where none is named
 * @param actionTypes which kinds of act it is about; a precedent that says yes names at least one
 * @param maxCostUsd what the act may be expected to cost, decimal text
 * @param maxPerDay how often it may say yes on a UTC day
 * @param maxBlastRadius how far the act may reach when it goes wrong
 * @param vetoWindow how long its yes may be taken back
 * @param falsePositiveLimit with so many vetoes it says nothing any more
 */
record PrecedentRow(
        String precedent,
        int version,
        Effect effect,
        InForce inForce,
        List<String> industries,
        List<String> actionTypes,
        String maxCostUsd,
        int maxPerDay,
        String maxBlastRadius,
        Duration vetoWindow,
        int falsePositiveLimit) {

    private static final List<String> LEVELS = List.of("low", "medium", "high", "critical");

    /** What a precedent does. */
    enum Effect {
        /** Says yes at once. */
        @JsonProperty("auto_approve")
        AUTO_APPROVE,
        /** Wants a human, whatever others say. */
        @JsonProperty("add_gate")
        ADD_GATE,
        /** There is none. */
        @JsonProperty("ask")
        ASK
    }

    /** Where a precedent is a candidate at all. */
    enum InForce {
        /** Wherever this service runs. */
        @JsonProperty("always")
        ALWAYS,
        /** Where {@code waooaw.governance.precedents.in-force} names it: a demonstration, for example. */
        @JsonProperty("where_named")
        WHERE_NAMED
    }

    PrecedentRow {
        industries = List.copyOf(industries);
        actionTypes = List.copyOf(actionTypes);
        Usd.parse(maxCostUsd);
        if (!LEVELS.contains(maxBlastRadius)) {
            throw new IllegalArgumentException("a blast radius is one of " + LEVELS);
        }
        if (effect == Effect.AUTO_APPROVE
                && (actionTypes.isEmpty() || !vetoWindow.isPositive() || falsePositiveLimit < 1 || maxPerDay < 1)) {
            throw new IllegalArgumentException(
                    "a precedent that says yes names its kinds of act, its window and its limits");
        }
    }

    /** Id and version: a new version begins without the vetoes of the old one. */
    String key() {
        return precedent + "/" + version;
    }

    /** Whether it is a candidate where these are named. */
    boolean isInForce(Collection<String> named) {
        return switch (inForce) {
            case ALWAYS -> true;
            case WHERE_NAMED -> named.contains(precedent);
        };
    }

    boolean appliesTo(Wish wish, String industry) {
        return (actionTypes.isEmpty() || actionTypes.contains(wish.actionType()))
                && (industries.isEmpty() || industries.contains(industry));
    }

    boolean covers(Wish wish) {
        int reach = LEVELS.indexOf(wish.blastRadius());
        return reach >= 0
                && reach <= LEVELS.indexOf(maxBlastRadius)
                && Usd.parse(maxCostUsd).toBigDecimal().compareTo(wish.estimatedCostUsd()) >= 0;
    }

    /** How narrow it is: what is bounded in more ways, then what names fewer in each, is narrower. */
    int narrowness() {
        return narrowness(industries) + narrowness(actionTypes);
    }

    private static int narrowness(List<String> named) {
        return named.isEmpty() ? 0 : 1_000 - Math.min(named.size(), 999);
    }
}
