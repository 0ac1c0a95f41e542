package com.waooaw.platform.events.pubsub;

import com.waooaw.platform.events.CarrierFactory;
import com.waooaw.platform.events.EventCarrier;
import com.waooaw.platform.events.EventsProperties;

/** Carries by Pub/Sub: the real service, or the emulator where {@code PUBSUB_EMULATOR_HOST} names one. */
public final class PubSubCarrierFactory implements CarrierFactory {

    /** For the service loader. */
    public PubSubCarrierFactory() {}

    @Override
    public String name() {
        return "pubsub";
    }

    @Override
    public EventCarrier create(EventsProperties properties) {
        return new PubSubCarrier(
                PubSubConnection.of(properties.pubsub()), properties.pubsub().publishTimeout());
    }
}
