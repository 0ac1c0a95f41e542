package com.waooaw.governance.budget;

import com.waooaw.contracts.governance.BudgetScope;
import com.waooaw.contracts.governance.BudgetThresholdCrossed.Action;
import com.waooaw.governance.known.KnownAgents;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Says which agents do nothing any more that no human has seen, because their day's money is nearly spent (P-05).
 *
 * <p>Looked up, not kept: an increase lifts it, and so does midnight.
 */
@Service
public class ApprovalOnly {

    private final KnownAgents agents;
    private final BudgetReader budgets;

    ApprovalOnly(KnownAgents agents, BudgetReader budgets) {
        this.agents = agents;
        this.budgets = budgets;
    }

    /**
     * Whether an agent's day has come to {@link Action#APPROVAL_ONLY}; that of one who never spent has not. Money that is
     * leased counts once its lease is back.
     *
     * @param agent its key or its display id
     */
    @Transactional(readOnly = true)
    public boolean holdsFor(String agent) {
        var key = agents.keyOf(agent).map(UUID::toString).orElse(agent);
        return budgets.current(BudgetScope.AGENT_DAY, key)
                .map(BudgetView::budget)
                .filter(budget -> BudgetThresholds.crossed(budget, false).stream()
                        .anyMatch(threshold -> threshold.action() == Action.APPROVAL_ONLY))
                .isPresent();
    }
}
