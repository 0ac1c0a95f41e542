package com.waooaw.governance.budget;

import com.waooaw.contracts.governance.BudgetScope;

/**
 * One budget in one period.
 *
 * @param id of what it is for
 * @param period name of a {@link Period}
 */
record BudgetKey(BudgetScope scope, String id, String period) {

    /** The platform's budget for everything but Governance. */
    static final String MONTH = "month";

    /** The part of the platform's budget that Governance alone spends from: it works when all else is spent. */
    static final String ENVELOPE = "governance";

    boolean isEnvelope() {
        return scope == BudgetScope.PLATFORM && id.equals(ENVELOPE);
    }

    @Override
    public String toString() {
        return scope.wireName() + "/" + id + "/" + period;
    }
}
