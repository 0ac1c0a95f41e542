package com.waooaw.governance.identity;

import com.waooaw.governance.notification.Channel;
import java.util.Set;

/**
 * How somebody came to a question.
 *
 * @param links channels whose link they followed
 * @param messages channels by which messages about it went
 */
public record CameBy(Set<Channel> links, Set<Channel> messages) {

    /** By themselves. */
    public static final CameBy THEMSELVES = new CameBy(Set.of(), Set.of());

    public CameBy {
        links = Set.copyOf(links);
        messages = Set.copyOf(messages);
    }
}
