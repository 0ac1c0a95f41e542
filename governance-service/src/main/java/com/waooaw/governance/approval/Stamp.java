package com.waooaw.governance.approval;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.waooaw.governance.identity.Strength;
import com.waooaw.platform.database.Columns;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which human decided, how and when.
 *
 * @param by pseudonymous subject of the token
 * @param at UTC, business clock
 * @param strength how strongly they showed who they are
 * @param deputyOf in whose place; absent where it was their own right
 */
record Stamp(
        String by,
        Channel channel,
        Instant at,
        Strength strength,
        @Nullable String deputyOf) {

    /** By somebody who was logged in. */
    Stamp(String by, Channel channel, Instant at) {
        this(by, channel, at, Strength.LOGIN, null);
    }

    Stamp with(Strength shown) {
        return new Stamp(by, channel, at, shown, deputyOf);
    }

    Stamp inPlaceOf(@Nullable String governor) {
        return new Stamp(by, channel, at, strength, governor);
    }

    /** Where a decision came from, as others are told. */
    String source() {
        return deputyOf == null ? channel.stored() : "deputy";
    }

    /** The way a decision came in. The lower-case names are stored and published. */
    enum Channel {
        /** The form of the approval page. */
        @JsonProperty("web")
        WEB,
        /** The API, with a person's token. */
        @JsonProperty("api")
        API;

        String stored() {
            return Columns.lower(this);
        }
    }
}
