package com.waooaw.governance.notification;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message to a Governor that holds a secret: it is sent, and kept nowhere. What is no secret is announced.
 *
 * @param customerId whose Governor; none for the Platform Governor
 * @param person who of those that decide; a deputy has an address of their own
 * @param title subject of a mail; never a secret, because a locked screen shows it
 * @param text what a mail says
 * @param brief what a text message says
 */
public record Letter(@Nullable UUID customerId, @Nullable String person, String title, String text, String brief) {

    /** To the Governor. */
    public Letter(@Nullable UUID customerId, String title, String text, String brief) {
        this(customerId, null, title, text, brief);
    }

    @Override
    public String toString() {
        return "Letter[" + title + "]";
    }
}
