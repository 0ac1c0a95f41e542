package com.waooaw.acceptance.browser;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Decides for {@link NeedsChromium}. */
final class ChromiumCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return evaluate(Chromium.find().isPresent(), "true".equals(System.getenv("CI")));
    }

    static ConditionEvaluationResult evaluate(boolean present, boolean ci) {
        if (present) {
            return ConditionEvaluationResult.enabled("there is a Chromium");
        }
        if (ci) {
            throw new IllegalStateException(
                    "no Chromium: install one (apt-get install chromium) or name it in CHROMIUM");
        }
        return ConditionEvaluationResult.disabled("no Chromium; name one in CHROMIUM");
    }
}
