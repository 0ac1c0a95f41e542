package com.waooaw.governance.precedent;

import com.waooaw.contracts.governance.ApprovalClass;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A wish that differs from the good one in one thing. */
record Draft(
        ApprovalClass approvalClass,
        String action,
        String risk,
        String radius,
        boolean reversible,
        boolean compensation,
        String cost,
        boolean watched,
        boolean approvalOnly,
        Map<String, Object> facts) {

    static Draft deployment() {
        return new Draft(
                ApprovalClass.EXECUTION,
                "deploy_agent",
                "medium",
                "medium",
                true,
                true,
                "3.00",
                false,
                false,
                Map.of(
                        "expected_runs_per_day",
                        1,
                        "sandbox_only",
                        true,
                        "estimated_cost_per_day_usd",
                        "0.10",
                        "findings_open",
                        0,
                        "industry",
                        "healthcare"));
    }

    /** Word for word what Agent Execution tells, but that it is no trial. */
    static Draft publication() {
        return new Draft(
                ApprovalClass.EXECUTION,
                "publish_content",
                "low",
                "low",
                true,
                true,
                "0.01",
                false,
                false,
                Map.of(
                        "trial", false,
                        "fact_check_passed", true,
                        "hipaa_check_passed", true,
                        "medical_claims_verified", true,
                        "high_risk_claim", false,
                        "industry", "healthcare"));
    }

    /** With this fact; without it where there is no value. */
    Draft with(String name, @Nullable Object value) {
        var changed = new HashMap<>(facts);
        if (value == null) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return new Draft(
                approvalClass, action, risk, radius, reversible, compensation, cost, watched, approvalOnly, changed);
    }

    Draft of(ApprovalClass other) {
        return new Draft(other, action, risk, radius, reversible, compensation, cost, watched, approvalOnly, facts);
    }

    Draft action(String other) {
        return new Draft(
                approvalClass, other, risk, radius, reversible, compensation, cost, watched, approvalOnly, facts);
    }

    Draft risk(String other) {
        return new Draft(
                approvalClass, action, other, radius, reversible, compensation, cost, watched, approvalOnly, facts);
    }

    Draft reaching(String far) {
        return new Draft(
                approvalClass, action, risk, far, reversible, compensation, cost, watched, approvalOnly, facts);
    }

    Draft irreversible() {
        return new Draft(approvalClass, action, risk, radius, false, compensation, cost, watched, approvalOnly, facts);
    }

    Draft withoutCompensation() {
        return new Draft(approvalClass, action, risk, radius, reversible, false, cost, watched, approvalOnly, facts);
    }

    Draft costing(String much) {
        return new Draft(
                approvalClass, action, risk, radius, reversible, compensation, much, watched, approvalOnly, facts);
    }

    Draft underWatch() {
        return new Draft(
                approvalClass, action, risk, radius, reversible, compensation, cost, true, approvalOnly, facts);
    }

    Draft nearlySpent() {
        return new Draft(approvalClass, action, risk, radius, reversible, compensation, cost, watched, true, facts);
    }

    Wish wish() {
        return new Wish(
                approvalClass,
                action,
                risk,
                radius,
                reversible,
                compensation,
                new BigDecimal(cost),
                watched,
                approvalOnly,
                facts);
    }
}
