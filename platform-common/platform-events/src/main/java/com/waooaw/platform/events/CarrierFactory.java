package com.waooaw.platform.events;

/**
 * Makes one kind of carrier. Found by {@link java.util.ServiceLoader}, and only when its name is asked for: a kind that
 * is on the class path and not used costs nothing.
 */
public interface CarrierFactory {

    /** The value of {@code waooaw.events.carrier} that asks for it. */
    String name();

    /**
     * Makes one. It connects when it first carries something, not here.
     *
     * @throws IllegalStateException if a setting is missing; its message says which
     */
    EventCarrier create(EventsProperties properties);
}
