package com.waooaw.governance.budget;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.waooaw.activities.governance.BudgetActivities.Doing;
import com.waooaw.contracts.governance.BudgetScope;
import com.waooaw.platform.kernel.Usd;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the work that stands still. What is absent is unknown: nobody guesses it. Stored as JSON; amounts are
 * decimal text, US dollars, rates 0 to 1.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EmergencyFacts(
        @Nullable String agent,
        @Nullable String task,
        @Nullable BigDecimal progress,
        @Nullable List<String> skillsDone,
        @Nullable List<String> skillsLeft,
        @Nullable String spentTodayUsd,
        @Nullable String spentOnTaskUsd,
        @Nullable String estimateUsd,
        @Nullable BigDecimal cacheHitRate,
        @Nullable String optimisation,
        @Nullable String customerImpact) {

    private static final Doing NOTHING = new Doing(null, null, null, null, null, null, null, null, null, null);
    /** More is no amount that anybody could be granted. */
    static final Usd MOST_USD = new Usd(999_999_999_999L);

    private static final int DECIMALS = 4;
    private static final int MOST = 300;
    private static final int MOST_NAME = 100;
    private static final int MOST_SKILLS = 20;

    /**
     * What Governance knows of a budget, and what whoever spends says of their work. What makes no sense is left out: a wrong
     * word about it is no reason to refuse anybody, or to ask nobody.
     */
    static EmergencyFacts of(Budget budget, @Nullable Doing doing) {
        var scope = budget.key().scope();
        boolean ofAgent = scope == BudgetScope.AGENT_DAY || scope == BudgetScope.AGENT_QUERY;
        var said = doing == null ? NOTHING : doing;
        var agent = cut(said.agent(), MOST_NAME);
        return new EmergencyFacts(
                agent == null && ofAgent ? budget.key().id() : agent,
                cut(said.task(), MOST),
                share(said.progress()),
                names(said.skillsDone()),
                names(said.skillsLeft()),
                ofAgent ? budget.spent().toString() : null,
                scope == BudgetScope.EXECUTION ? budget.spent().toString() : amount(said.spentOnTaskUsd()),
                amount(said.estimateUsd()),
                share(said.cacheHitRate()),
                cut(said.optimisation(), MOST),
                cut(said.customerImpact(), MOST));
    }

    private static @Nullable String cut(@Nullable String text, int most) {
        if (text == null || text.isBlank() || text.indexOf('\0') >= 0) {
            return null;
        }
        var stripped = text.strip();
        return stripped.length() <= most ? stripped : stripped.substring(0, most - 1) + "…";
    }

    private static @Nullable List<String> names(@Nullable List<String> skills) {
        return skills == null
                ? null
                : skills.stream()
                        .limit(MOST_SKILLS)
                        .flatMap(name -> Stream.ofNullable(cut(name, MOST_NAME)))
                        .toList();
    }

    private static @Nullable BigDecimal share(@Nullable BigDecimal rate) {
        if (rate == null || rate.signum() < 0 || rate.compareTo(BigDecimal.ONE) > 0) {
            return null;
        }
        // 1e-20000 is a number, too, and one that no database keeps and nobody should write out
        if (rate.signum() == 0 || (long) rate.precision() - rate.scale() <= -DECIMALS) {
            return BigDecimal.ZERO;
        }
        return rate.scale() <= DECIMALS ? rate : rate.setScale(DECIMALS, RoundingMode.DOWN);
    }

    private static @Nullable String amount(@Nullable String text) {
        try {
            var usd = text == null ? null : Usd.parse(text);
            return usd != null && MOST_USD.covers(usd) ? usd.toString() : null;
        } catch (IllegalArgumentException _) {
            // no amount is none that anybody knows
            return null;
        }
    }
}
