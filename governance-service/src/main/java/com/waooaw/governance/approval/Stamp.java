package com.waooaw.governance.approval;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.waooaw.governance.identity.Strength;
import java.time.Instant;

/**
 * Which human decided, how and when.
 *
 * @param by pseudonymous subject of the token
 * @param at UTC, business clock
 * @param strength how strongly they showed who they are
 */
record Stamp(String by, Channel channel, Instant at, Strength strength) {

    /** By somebody who was logged in. */
    Stamp(String by, Channel channel, Instant at) {
        this(by, channel, at, Strength.LOGIN);
    }

    Stamp with(Strength shown) {
        return new Stamp(by, channel, at, shown);
    }

    /** The way a decision came in. The lower-case names are stored and published. */
    enum Channel {
        /** The form of the approval page. */
        @JsonProperty("web")
        WEB,
        /** The API, with a person's token. */
        @JsonProperty("api")
        API
    }
}
