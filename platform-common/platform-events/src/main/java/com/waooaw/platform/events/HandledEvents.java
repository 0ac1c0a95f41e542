package com.waooaw.platform.events;

import java.util.UUID;

/**
 * Remembers for a day which events had their effect, so that a redelivery costs no transaction. Only ever a shortcut:
 * the inbox decides, and to forget everything costs nothing but time.
 */
interface HandledEvents {

    /** Remembers nothing. */
    HandledEvents NONE = new HandledEvents() {
        @Override
        public boolean holds(UUID eventId) {
            return false;
        }

        @Override
        public void remember(UUID eventId) {}
    };

    /** Whether the event had its effect, as far as is known at once; false where it cannot be said. */
    boolean holds(UUID eventId);

    /** To be called after the commit, never before: what was rolled back must come again. */
    void remember(UUID eventId);
}
