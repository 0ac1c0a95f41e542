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
    /** A precedent let something be done; it can be vetoed where it is shown. */
    AUTO_APPROVAL;

    /** When a Governor hears of it. */
    enum Treatment {
        /** Whatever the hour. */
        AT_ONCE,
        /** After quiet hours. */
        OUTSIDE_QUIET_HOURS,
        /** Not by a message: it is there for whoever looks. */
        WITHOUT_A_MESSAGE
    }

    /** Source: domain.md 6.3. */
    Treatment treatment() {
        return switch (this) {
            case APPROVAL, EMERGENCY, AGENT_STATUS -> Treatment.AT_ONCE;
            case BUDGET -> Treatment.OUTSIDE_QUIET_HOURS;
            case AUTO_APPROVAL -> Treatment.WITHOUT_A_MESSAGE;
        };
    }

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }
}
