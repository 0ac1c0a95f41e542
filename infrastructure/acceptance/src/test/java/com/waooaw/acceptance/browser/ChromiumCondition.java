package com.waooaw.acceptance.browser;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Decides for {@link NeedsChromium}. */
final class ChromiumCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        var required = "true".equals(System.getenv("CI")) || "true".equals(System.getenv("WAOOAW_BROWSER_REQUIRED"));
        return evaluate(Chromium.find().isPresent(), required);
    }

    static ConditionEvaluationResult evaluate(boolean present, boolean required) {
        if (present) {
            return ConditionEvaluationResult.enabled("there is a Chromium");
        }
        if (required) {
            throw new IllegalStateException(
                    "no Chromium: install one (apt-get install chromium) or name it in CHROMIUM");
        }
        return ConditionEvaluationResult.disabled("no Chromium; name one in CHROMIUM");
    }
}
