package com.waooaw.governance.budget;

import com.waooaw.platform.kernel.Usd;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * Money that a Governor granted on top, for the period of now.
 *
 * @param grantedBy pseudonymous subject of the human
 */
record Increase(
        UUID id, BudgetKey budget, Usd amount, String reason, String grantedBy, Authority authority, Instant at) {

    /** On whose word. The lower-case names are stored. */
    enum Authority {
        /** The Governor of the customer, up to a limit a month. */
        ENGAGEMENT_GOVERNOR,
        /** The Platform Governor. */
        PLATFORM_GOVERNOR;

        String storedName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
