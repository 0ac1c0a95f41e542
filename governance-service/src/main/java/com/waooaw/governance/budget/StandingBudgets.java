package com.waooaw.governance.budget;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** How budgets stand, for a page. */
@Service
public class StandingBudgets {

    private static final int MOST = 100;

    private final BudgetReader reader;

    StandingBudgets(BudgetReader reader) {
        this.reader = reader;
    }

    /**
     * A budget in its period of now; amounts are decimal text, US dollars.
     *
     * @param scope for example {@code agent_day}
     * @param id of what it is for
     * @param period {@code 2026-11-27}, {@code 2026-11}, or {@code all}
     * @param utilisationPercent spent of the cap; absent where nothing may be spent
     * @param heldBack {@code none}, or who is held back
     */
    public record Standing(
            String scope,
            String id,
            String period,
            String spentUsd,
            String capUsd,
            String leasedUsd,
            @Nullable BigDecimal utilisationPercent,
            String heldBack) {}

    /** Those whose rows the caller may see, the most used first; single executions are left out. */
    public List<Standing> standing() {
        return reader.standing(MOST).stream()
                .map(BudgetResource::of)
                .map(budget -> new Standing(
                        budget.scope().wireName(),
                        budget.id(),
                        budget.period(),
                        budget.spentUsd(),
                        budget.capUsd(),
                        budget.leasedUsd(),
                        budget.utilisationPercent(),
                        budget.heldBack()))
                .toList();
    }
}
