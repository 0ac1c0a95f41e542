package com.waooaw.acceptance.stack;

import com.waooaw.local.stack.TemporalCli;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Decides for {@link NeedsTemporalProgram}. */
final class TemporalProgram implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return evaluate(TemporalCli.find().isPresent());
    }

    static ConditionEvaluationResult evaluate(boolean present) {
        return present
                ? ConditionEvaluationResult.enabled("there is a temporal program")
                : ConditionEvaluationResult.disabled(
                        "no temporal program on the PATH, and none named in " + TemporalCli.VARIABLE);
    }
}
