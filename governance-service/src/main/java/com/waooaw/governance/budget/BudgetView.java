package com.waooaw.governance.budget;

import java.util.List;

/**
 * A budget for a reader.
 *
 * @param thresholds those that were told in this period, in per cent of the cap
 */
record BudgetView(Budget budget, List<Integer> thresholds) {

    BudgetView {
        thresholds = List.copyOf(thresholds);
    }
}
