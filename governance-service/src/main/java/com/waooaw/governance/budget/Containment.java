package com.waooaw.governance.budget;

import com.waooaw.platform.kernel.Usd;
import java.util.Locale;

/**
 * Who is held back from spending while the platform runs out of money: trials first, then paid specialists, then Managers
 * and the helpdesk, Governance never (P-04). Once held, all wait until less than nine tenths are spent: otherwise they
 * would stop and start with every dollar that comes back. The names are stored.
 */
enum Containment {
    /** Nobody. */
    NONE(0),
    /** Agents on trial, from 95 % on. */
    TRIAL(95),
    /** Paid specialists too, from 97 % on. */
    SPECIALIST(97),
    /** Managers and the helpdesk too, from 99 % on. */
    MANAGER(99);

    private static final int RELEASED_BELOW = 90;

    private final int percent;

    Containment(int percent) {
        this.percent = percent;
    }

    /** Spenders in the order in which they are held back. */
    enum Rank {
        /** First. */
        TRIAL,
        /** Second. */
        SPECIALIST,
        /** Last. */
        MANAGER,
        /** Never. */
        GOVERNANCE
    }

    boolean holds(Rank rank) {
        return switch (rank) {
            case TRIAL -> this != NONE;
            case SPECIALIST -> this == SPECIALIST || this == MANAGER;
            case MANAGER -> this == MANAGER;
            case GOVERNANCE -> false;
        };
    }

    /** Who is held back at this spending, given who is now. */
    Containment at(Usd spent, Usd cap) {
        if (!BudgetThresholds.reached(spent, cap, RELEASED_BELOW)) {
            return NONE;
        }
        var now = NONE;
        for (var candidate : values()) {
            if (candidate != NONE && BudgetThresholds.reached(spent, cap, candidate.percent)) {
                now = candidate;
            }
        }
        return now.compareTo(this) > 0 ? now : this;
    }

    String storedName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Containment stored(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
