package com.waooaw.carriers;

import com.waooaw.platform.events.EventCarrier;
import java.io.IOException;
import java.time.Duration;

/** A carrier as a service has it, and what it publishes to. */
interface CarrierUnderTest extends AutoCloseable {

    /** The service's side. */
    EventCarrier carrier();

    /** Where the subscribers of {@code infrastructure.yaml} are. */
    Subscribers subscribers();

    /** Lets a back-off pass: for those whose clock can be moved. */
    default void pass(Duration backoff) {}

    /** How long a test may wait for something that takes a carrier no back-off. */
    default Duration patience() {
        return Duration.ofSeconds(20);
    }

    @Override
    void close() throws IOException;
}
