package com.waooaw.governance.authority;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long authority lasts. Source of the figures: domain.md 2.7, 6.5 and 11.2.
 *
 * @param idle a person who neither decides nor opens the inbox for so long decides no more, and another may
 * @param longest a delegation for a time
 * @param longestOnSilence a delegation that counts where the Governor is silent
 * @param silence after an answer was due, until the Governor counts as silent
 * @param reviewWithin the Governor looks at what a deputy did
 */
@ConfigurationProperties("waooaw.governance.authority")
public record AuthorityProperties(
        @DefaultValue("30m") Duration idle,
        @DefaultValue("30d") Duration longest,
        @DefaultValue("365d") Duration longestOnSilence,
        @DefaultValue("240m") Duration silence,
        @DefaultValue("72h") Duration reviewWithin) {

    /** How long one of this kind may be. */
    Duration longest(boolean onSilence) {
        return onSilence ? longestOnSilence : longest;
    }
}
