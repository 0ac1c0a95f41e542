package com.waooaw.contracts.governance;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.waooaw.contracts.AggregateRef;
import com.waooaw.contracts.Bounded;
import com.waooaw.contracts.IntegrationEvent;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A Governor answered a request for more money out of a budget that is spent, told once for each request. Topic
 * {@code budget_requests}. The topic carries no order: a request is answered once. Nobody has to obey it, for who may not
 * spend gets no lease; with {@code optimise}, whoever spends from the budget is to mend what costs too much.
 *
 * @param requestId key of the request
 * @param scope what the budget is for
 * @param budgetId of what, for example an agent's id
 * @param period {@code 2026-11-27}, {@code 2026-11}, or {@code all} where the budget is never renewed
 * @param option what was answered
 * @param grantedUsd decimal text, US dollars: what may be spent on top; present exactly with {@code continue}
 * @param agent display id of the agent whose work stands still; absent where nobody said
 * @param task which piece of work, by its id; absent likewise
 * @param optimisation how it could be done with less, in the words of whoever spends; absent likewise. The words of the
 *     Governor stay in Governance
 * @param answeredAt UTC, business clock
 * @param renewedAt UTC, when the next period begins; absent where none does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BudgetRequestAnswered(
        UUID requestId,
        BudgetScope scope,
        @Bounded(min = 1, max = 64) String budgetId,
        @Bounded(min = 1, max = 10) String period,
        Option option,

        @Bounded(pattern = BudgetThresholdCrossed.AMOUNT) @Nullable String grantedUsd,

        @Bounded(min = 1, max = 100) @Nullable String agent,
        @Bounded(min = 1, max = 300) @Nullable String task,
        @Bounded(min = 1, max = 300) @Nullable String optimisation,
        Instant answeredAt,
        @Nullable Instant renewedAt)
        implements IntegrationEvent {

    @Override
    public AggregateRef aggregate() {
        return new AggregateRef("budget", budgetId);
    }

    @Override
    public boolean startsChain() {
        return true;
    }

    /** What a Governor can answer. Source: domain.md, P-05. */
    public enum Option {
        /** More money, for this period. */
        @JsonProperty("continue")
        CONTINUE,
        /** Nothing until the budget is renewed. */
        @JsonProperty("wait")
        WAIT,
        /** Nothing until then, and what costs too much is mended. */
        @JsonProperty("optimise")
        OPTIMISE,
        /** An answer this reader does not know. */
        @JsonEnumDefaultValue
        @JsonProperty("unknown")
        UNKNOWN
    }
}
