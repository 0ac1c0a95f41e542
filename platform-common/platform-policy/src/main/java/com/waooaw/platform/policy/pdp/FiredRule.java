package com.waooaw.platform.policy.pdp;

import java.util.Map;

/**
 * A rule of a policy that had something to say.
 *
 * @param rule of domain.md 6.6, for example {@code P-07}
 * @param code what it says, for example {@code trial_expired}
 * @param detail numbers and names that go with it, for example the seconds something may be kept
 */
public record FiredRule(String rule, String code, Map<String, Object> detail) {

    public FiredRule {
        detail = Map.copyOf(detail);
    }
}
