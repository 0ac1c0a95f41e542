package com.waooaw.platform.events.causal;

/** Has what kept events wait for fetched from whoever published it. */
@FunctionalInterface
public interface MissingEvents {

    /** Asks for what is due to be asked for; cheap where nothing is. */
    void request();
}
