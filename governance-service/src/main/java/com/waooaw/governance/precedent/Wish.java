package com.waooaw.governance.precedent;

import com.waooaw.contracts.governance.ApprovalClass;
import java.math.BigDecimal;
import java.util.Map;

/**
 * A question, as far as a precedent may look at it.
 *
 * @param riskLevel low, medium, high or critical
 * @param blastRadius likewise
 * @param compensationNamed whether the requester named a way to undo it
 * @param watched whether the agent that asks, or is asked about, works under watch
 * @param approvalOnly whether that agent has nearly spent its day's money
 * @param facts what the requester told; one that is not told, or not what it should be, counts as false
 */
public record Wish(
        ApprovalClass approvalClass,
        String actionType,
        String riskLevel,
        String blastRadius,
        boolean reversible,
        boolean compensationNamed,
        BigDecimal estimatedCostUsd,
        boolean watched,
        boolean approvalOnly,
        Map<String, Object> facts) {

    public Wish {
        facts = Map.copyOf(facts);
    }
}
