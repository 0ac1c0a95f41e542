package com.waooaw.contracts.governance;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.waooaw.contracts.AggregateRef;
import com.waooaw.contracts.Bounded;
import com.waooaw.contracts.IntegrationEvent;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A budget has reached a threshold, told once for each budget, period and threshold. Topic {@code budget_thresholds}. The
 * topic carries no order: of two events of one period the one with the greater {@code percent} is the newer.
 *
 * @param scope what the budget is for
 * @param budgetId of what, for example an agent's id
 * @param period {@code 2026-11-27}, {@code 2026-11}, or {@code all} where the budget is never renewed
 * @param percent the threshold, of what may be spent
 * @param action what follows from it
 * @param spentUsd decimal text, US dollars: settled when it was noticed
 * @param capUsd decimal text, US dollars: what may be spent in the period, with what was granted on top
 * @param noticedAt UTC, business clock
 * @param renewedAt UTC, when the next period begins; absent where none does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BudgetThresholdCrossed(
        BudgetScope scope,
        @Bounded(min = 1, max = 64) String budgetId,
        @Bounded(min = 1, max = 10) String period,
        @Bounded(min = 1, max = 100) int percent,
        Action action,
        @Bounded(pattern = BudgetThresholdCrossed.AMOUNT) String spentUsd,
        @Bounded(pattern = BudgetThresholdCrossed.AMOUNT) String capUsd,
        Instant noticedAt,
        @Nullable Instant renewedAt)
        implements IntegrationEvent {

    /** Decimal text of an amount. */
    public static final String AMOUNT = "^[0-9]{1,10}\\.[0-9]{2,6}$";

    @Override
    public AggregateRef aggregate() {
        return new AggregateRef("budget", budgetId);
    }

    /** What follows from a threshold. Source: domain.md, P-04 to P-06 and Appendix A {@code budget_thresholds}. */
    public enum Action {
        /** Somebody is told. */
        @JsonProperty("notify")
        NOTIFY,
        /** Somebody is told in plain words what comes next. */
        @JsonProperty("warn")
        WARN,
        /** The Governor is told, with proposals of what to save. */
        @JsonProperty("warn_and_optimise")
        WARN_AND_OPTIMISE,
        /** The Architect looks at it; nobody is disturbed. */
        @JsonProperty("analyse")
        ANALYSE,
        /** The Manager, or the agent itself, looks at what could be done with less. */
        @JsonProperty("review_efficiency")
        REVIEW_EFFICIENCY,
        /** The agent does only what a human approved. */
        @JsonProperty("approval_only")
        APPROVAL_ONLY,
        /** Agents stop, trials first, until less than nine tenths are spent. */
        @JsonProperty("suspend_non_critical")
        SUSPEND_NON_CRITICAL,
        /** Only Governance and what goes to a Governor goes on. */
        @JsonProperty("contain")
        CONTAIN,
        /** The agent stops until the next period and asks for more, with its reasons. */
        @JsonProperty("suspend_and_request")
        SUSPEND_AND_REQUEST,
        /** The agent stops until the next period, and its costs are reported. */
        @JsonProperty("suspend_and_report")
        SUSPEND_AND_REPORT,
        /** The one thing stops, and a human hears of it. */
        @JsonProperty("block_and_escalate")
        BLOCK_AND_ESCALATE,
        /** Nothing that costs is begun any more. */
        @JsonProperty("block")
        BLOCK,
        /** An action this reader does not know. */
        @JsonEnumDefaultValue
        @JsonProperty("unknown")
        UNKNOWN;

        /** The name that is stored and published. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
