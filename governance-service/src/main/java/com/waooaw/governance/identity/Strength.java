package com.waooaw.governance.identity;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How strongly somebody showed who they are. The lower-case names are stored and published. */
public enum Strength {
    /** They are logged in. */
    @JsonProperty("login")
    LOGIN,
    /** And typed a code that came by another way, with the number of the page that asked for it. */
    @JsonProperty("one_time_code")
    ONE_TIME_CODE,
    /** And had a key on their device sign this very act, after the device had recognised them. */
    @JsonProperty("passkey")
    PASSKEY;

    /** As it is stored. */
    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What is stored under this name. */
    public static Strength of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
