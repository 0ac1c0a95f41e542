package com.waooaw.governance.notification;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/**
 * A way to a Governor, in the order in which they are tried where nothing was learned (domain.md 6.3). The lower-case
 * names are stored.
 */
public enum Channel {
    /** A message to the devices a Governor has named. */
    @JsonProperty("push")
    PUSH(true),
    /** A text message. */
    @JsonProperty("sms")
    SMS(false),
    /** Mail. */
    @JsonProperty("email")
    EMAIL(true);

    private final boolean repeatable;

    Channel(boolean repeatable) {
        this.repeatable = repeatable;
    }

    /** Whether the same message sent twice is recognised as one, so that an unknown outcome may be tried again. */
    boolean repeatable() {
        return repeatable;
    }

    /** Its name in the database. */
    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }
}
