package com.waooaw.governance.budget;

import com.waooaw.contracts.governance.BudgetScope;
import java.time.Instant;
import java.util.UUID;

/**
 * What was granted on top, on the wire.
 *
 * @param authority {@code engagement_governor} or {@code platform_governor}
 * @param capUsd what may be spent now, decimal text, US dollars
 */
record IncreaseResource(
        UUID id,
        BudgetScope scope,
        String budgetId,
        String period,
        String amountUsd,
        String authority,
        String grantedBy,
        Instant grantedAt,
        String capUsd) {

    static IncreaseResource of(Increases.Granted granted) {
        var increase = granted.increase();
        return new IncreaseResource(
                increase.id(),
                increase.budget().scope(),
                increase.budget().id(),
                increase.budget().period(),
                increase.amount().toString(),
                increase.authority().storedName(),
                increase.grantedBy(),
                increase.at(),
                granted.budget().cap().toString());
    }
}
