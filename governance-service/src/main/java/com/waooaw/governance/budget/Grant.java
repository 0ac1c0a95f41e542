package com.waooaw.governance.budget;

import com.waooaw.platform.kernel.Usd;
import java.util.Locale;

/** What came of the wish for a lease. */
sealed interface Grant {

    /** Lent. */
    record Granted(Budget after, Usd amount) implements Grant {}

    /** Not lent. */
    record Refused(Budget budget, Refusal why) implements Grant {}

    /** Why nothing is lent. The lower-case names are part of the activity's contract. */
    enum Refusal {
        /** What is left is less than was needed at least. */
        EXHAUSTED,
        /** The money is there, and lent to others; what they do not spend comes back. */
        LEASED_OUT,
        /** The platform is short of money, and this spender has to wait. */
        SUSPENDED;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
