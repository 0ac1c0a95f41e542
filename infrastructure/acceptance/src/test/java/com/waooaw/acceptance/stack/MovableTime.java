package com.waooaw.acceptance.stack;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Decides for {@link NeedsMovableTime}. */
final class MovableTime implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return evaluate(Temporal.ofThisRun());
    }

    static ConditionEvaluationResult evaluate(Temporal temporal) {
        return switch (temporal) {
            case MEMORY -> ConditionEvaluationResult.enabled("the Temporal in memory follows the business clock");
            case CLI -> ConditionEvaluationResult.disabled("a real Temporal server keeps real time");
        };
    }
}
