package com.waooaw.governance.veto;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long an undoing is tried.
 *
 * @param giveUpAfter a step that has failed for so long is an incident
 * @param tryAgainAfter pause until a step that was given up is tried again
 */
@ConfigurationProperties("waooaw.governance.veto")
record VetoProperties(
        @DefaultValue("1h") Duration giveUpAfter,
        @DefaultValue("1h") Duration tryAgainAfter) {

    VetoProperties {
        if (!giveUpAfter.isPositive() || !tryAgainAfter.isPositive()) {
            throw new IllegalArgumentException("an undoing is tried for a while, and again after a while");
        }
    }
}
