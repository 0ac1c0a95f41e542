package com.waooaw.acceptance.http;

import java.util.Locale;

/** Who asks: the people of the local issuer, and somebody without a name. */
public enum Person {
    /** Creates agents and runs the platform. */
    OPERATOR,
    /** Decides for the platform. */
    GOVERNOR,
    /** Decides for the demo's customer. */
    ENGAGEMENT_GOVERNOR,
    /** The demo's customer. */
    CUSTOMER,
    /** Somebody else's customer. */
    OTHER_CUSTOMER,
    /** Decides for that customer; has a phone. */
    OTHER_GOVERNOR,
    /** Without a token. */
    NOBODY;

    /** As they log in. */
    public String username() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
