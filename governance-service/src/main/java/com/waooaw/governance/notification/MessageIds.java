package com.waooaw.governance.notification;

import com.waooaw.platform.web.WebProperties;
import java.net.URI;
import java.util.Objects;

/**
 * Message-IDs (RFC 5322) of what leaves here: the same for the same message, so that one sent twice is recognised as one.
 *
 * @param host of the public origin
 */
record MessageIds(String host) {

    static MessageIds of(WebProperties web) {
        return new MessageIds(
                Objects.requireNonNullElse(URI.create(web.publicOrigin()).getHost(), "waooaw.invalid"));
    }

    /** That of the message of this name. */
    String of(String name) {
        return "<" + name + "@" + host + ">";
    }
}
