package com.waooaw.governance.notification;

import java.util.Locale;

/** What a Governor hears of. The lower-case names are stored. */
public enum NoticeKind {
    /** A question waits for a decision; told by the cascade, channel by channel. */
    APPROVAL,
    /** Something is stopped until a Governor does something about it. */
    EMERGENCY,
    /** An agent was suspended, or works again. */
    AGENT_STATUS,
    /** Money runs low. */
    BUDGET,
    /** What somebody else could not decide waits for a Governor. */
    ESCALATION,
    /** Nobody has decided that in time. */
    ESCALATION_OVERDUE,
    /** How something ended that a Governor had ordered; nothing is to be done. */
    INFORMATIONAL,
    /** Something says yes in a Governor's name that did not before, or faster than people look. */
    SECURITY;

    /** When a Governor hears of it. */
    enum Treatment {
        /** Whatever the hour. */
        AT_ONCE,
        /** After quiet hours. */
        OUTSIDE_QUIET_HOURS
    }

    /** Source: domain.md 6.3. */
    Treatment treatment() {
        return switch (this) {
            case APPROVAL, EMERGENCY, AGENT_STATUS, ESCALATION, ESCALATION_OVERDUE, SECURITY -> Treatment.AT_ONCE;
            case BUDGET, INFORMATIONAL -> Treatment.OUTSIDE_QUIET_HOURS;
        };
    }

    /**
     * Whether it is told by every way there is: whoever has one of them, and is the reason, must not be the only one told;
     * and whoever did not answer by one way is asked by all.
     */
    boolean goesEveryWay() {
        return this == SECURITY || this == ESCALATION_OVERDUE;
    }

    /**
     * Whether many of one requester may be told as a number: not what stops until a Governor acts, nor what says yes in their
     * name.
     */
    boolean mayBeFolded() {
        return switch (this) {
            case APPROVAL, EMERGENCY, SECURITY -> false;
            case AGENT_STATUS, BUDGET, ESCALATION, ESCALATION_OVERDUE, INFORMATIONAL -> true;
        };
    }

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }
}
