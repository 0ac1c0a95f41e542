package com.waooaw.governance.approval;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * Which human decided, how and when.
 *
 * @param by pseudonymous subject of the token
 * @param at UTC, business clock
 */
record Stamp(String by, Channel channel, Instant at) {

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
