package com.waooaw.platform.events;

import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.client.RestClient;

/** Which carrier a service publishes to: a setting, read when it starts. */
public final class Carriers {

    /** The carrier of the local stack, which needs no other jar. */
    public static final String RELAY = "relay";

    private Carriers() {}

    /**
     * The carrier that {@code waooaw.events.carrier} names.
     *
     * @throws IllegalStateException if nothing on the class path has that name
     */
    public static EventCarrier of(EventsProperties properties) {
        var name = properties.carrier();
        if (name.equals(RELAY)) {
            return new RelayCarrier(RestClient.builder(), properties.relay());
        }
        var others = ServiceLoader.load(CarrierFactory.class, Carriers.class.getClassLoader());
        for (var factory : others) {
            if (factory.name().equals(name)) {
                return factory.create(properties);
            }
        }
        throw new IllegalStateException("waooaw.events.carrier is " + name + "; on the class path there are "
                + Stream.concat(
                                Stream.of(RELAY),
                                others.stream().map(provider -> provider.get().name()))
                        .collect(Collectors.joining(", ")));
    }
}
