package com.waooaw.governance.notification;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.Locale;

/** A way to a Governor, in the order in which they are tried (domain.md 6.3). The lower-case names are stored. */
public enum Channel {
    /** A message to the devices a Governor has named. */
    @JsonProperty("push")
    PUSH(Duration.ZERO, true),
    /** A text message. */
    @JsonProperty("sms")
    SMS(Duration.ofMinutes(5), false),
    /** Mail. */
    @JsonProperty("email")
    EMAIL(Duration.ofMinutes(15), true);

    private final Duration delay;
    private final boolean repeatable;

    Channel(Duration delay, boolean repeatable) {
        this.delay = delay;
        this.repeatable = repeatable;
    }

    /** So long after the question began to wait, unless the channels before it have failed. */
    Duration delay() {
        return delay;
    }

    /** Whether the same message sent twice is recognised as one, so that an unknown outcome may be tried again. */
    boolean repeatable() {
        return repeatable;
    }

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }
}
