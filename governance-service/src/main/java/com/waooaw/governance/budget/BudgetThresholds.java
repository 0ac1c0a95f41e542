package com.waooaw.governance.budget;

import com.waooaw.contracts.governance.BudgetScope;
import com.waooaw.contracts.governance.BudgetThresholdCrossed.Action;
import com.waooaw.platform.kernel.Usd;
import java.util.List;

/**
 * What follows from how much of a budget is spent; a table, and nothing but that.
 *
 * <p>Source: domain.md, Appendix A {@code budget_thresholds}, P-04 to P-06 and C16: 80/95/100 for platform, agents and
 * teams, 70/85/100 for a customer's plan, 100 alone for an execution.
 */
final class BudgetThresholds {

    /** All of it. */
    static final int ALL = 100;

    private static final int ALL_BUT_A_REST = 95;

    private BudgetThresholds() {}

    /**
     * A row.
     *
     * @param percent of the cap, in the order of the table
     */
    record Threshold(int percent, Action action) {}

    /** The rows for a budget, the lowest first. */
    static List<Threshold> of(BudgetKey key) {
        return switch (key.scope()) {
            case PLATFORM ->
                key.isEnvelope()
                        ? rows(80, Action.NOTIFY, 95, Action.WARN, Action.BLOCK_AND_ESCALATE)
                        : rows(80, Action.WARN_AND_OPTIMISE, 95, Action.SUSPEND_NON_CRITICAL, Action.CONTAIN);
            case AGENT_QUERY -> rows(80, Action.ANALYSE, 95, Action.REVIEW_EFFICIENCY, Action.SUSPEND_AND_REQUEST);
            case AGENT_DAY -> rows(80, Action.WARN, 95, Action.APPROVAL_ONLY, Action.SUSPEND_AND_REPORT);
            case TEAM -> rows(80, Action.WARN, 95, Action.REVIEW_EFFICIENCY, Action.SUSPEND_AND_REPORT);
            case PLAN -> rows(70, Action.NOTIFY, 85, Action.WARN, Action.BLOCK);
            case EXECUTION -> List.of(new Threshold(ALL, Action.BLOCK_AND_ESCALATE));
            case UNKNOWN -> List.of();
        };
    }

    /**
     * The rows that hold for a budget.
     *
     * @param refused whether somebody was refused for want of money: where no more than a small rest is left, that is all
     *     of it, and an execution that would cost more than it may has used it up before it begins
     */
    static List<Threshold> crossed(Budget budget, boolean refused) {
        boolean all = refused
                && (budget.key().scope() == BudgetScope.EXECUTION
                        || reached(budget.spent(), budget.cap(), ALL_BUT_A_REST));
        return of(budget.key()).stream()
                .filter(row -> all || reached(budget.spent(), budget.cap(), row.percent()))
                .toList();
    }

    /** Whether so many hundredths of a cap are spent. */
    static boolean reached(Usd spent, Usd cap, int percent) {
        // at most 10^17 each
        return spent.micros() * ALL >= cap.micros() * percent;
    }

    private static List<Threshold> rows(int low, Action first, int high, Action second, Action last) {
        return List.of(new Threshold(low, first), new Threshold(high, second), new Threshold(ALL, last));
    }
}
