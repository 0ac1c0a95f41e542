package com.waooaw.governance.budget;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.waooaw.contracts.governance.BudgetScope;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A budget on the wire; amounts are decimal text, US dollars.
 *
 * @param period {@code 2026-11-27}, {@code 2026-11}, or {@code all} where it is never renewed
 * @param capUsd what may be spent: the limit and what was granted on top
 * @param spentUsd settled, and what was spent beyond the cap
 * @param leasedUsd lent out, of which nobody has said yet what was spent
 * @param availableUsd what can still be lent
 * @param utilisationPercent spent of the cap, two decimals; absent where nothing may be spent
 * @param heldBack {@code none}, or who is held back: {@code trial}, {@code specialist} or {@code manager} and all before
 * @param thresholdsReached those told in this period, in per cent
 * @param renewedAt UTC, when the next period begins; absent where none does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BudgetResource(
        BudgetScope scope,
        String id,
        String period,
        String limitUsd,
        String grantedUsd,
        String capUsd,
        String spentUsd,
        String overrunUsd,
        String leasedUsd,
        String availableUsd,
        @Nullable BigDecimal utilisationPercent,
        String heldBack,
        List<Integer> thresholdsReached,
        @Nullable Instant renewedAt) {

    static BudgetResource of(BudgetView view) {
        var budget = view.budget();
        return new BudgetResource(
                budget.key().scope(),
                budget.key().id(),
                budget.key().period(),
                budget.limit().toString(),
                budget.granted().toString(),
                budget.cap().toString(),
                budget.spent().toString(),
                budget.overrun().toString(),
                budget.leased().toString(),
                budget.available().toString(),
                utilisation(budget),
                budget.held().storedName(),
                view.thresholds(),
                budget.endsAt());
    }

    /** Rounded down: 100 is all of it. */
    private static @Nullable BigDecimal utilisation(Budget budget) {
        return budget.cap().isZero()
                ? null
                : budget.spent()
                        .toBigDecimal()
                        .movePointRight(2)
                        .divide(budget.cap().toBigDecimal(), 2, RoundingMode.DOWN);
    }
}
