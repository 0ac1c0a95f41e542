package com.waooaw.carriers;

import com.waooaw.platform.events.Carriers;
import com.waooaw.platform.events.EventCarrier;
import com.waooaw.platform.events.EventsProperties;
import com.waooaw.platform.events.pubsub.PubSubConnection;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Pub/Sub, real or emulated, with the topics and subscriptions of {@code infrastructure.yaml}. */
final class PubSubUnderTest implements CarrierUnderTest {

    private final Subscribers subscribers;
    private final EventCarrier carrier;
    private final Duration patience;
    private final Closeable server;

    private PubSubUnderTest(
            PubSubConnection connection,
            Subscribers subscribers,
            String address,
            String account,
            Duration patience,
            Closeable server)
            throws Exception {
        this.subscribers = subscribers;
        this.patience = patience;
        this.server = server;
        try (var provisioner = Provisioner.at(connection)) {
            provisioner.apply(PubSubPlan.of(
                    RelayUnderTest.INFRASTRUCTURE,
                    new Target(connection.projectId(), address, account, "waooaw-events")));
        }
        this.carrier = Carriers.of(properties(connection, Duration.ofSeconds(10)));
    }

    static EventsProperties properties(PubSubConnection connection, Duration patience) {
        return new EventsProperties(
                "pubsub",
                new EventsProperties.Relay("none", "none"),
                new EventsProperties.PubSub(
                        connection.projectId(), connection.emulator().orElse(null), null, patience),
                new EventsProperties.Push("issuer", "keys", "audience", "email"),
                Duration.ofSeconds(1),
                true);
    }

    /** A project of its own on the emulator. */
    static PubSubUnderTest emulated(Emulator emulator) throws Exception {
        var subscribers = Subscribers.start(0);
        return new PubSubUnderTest(
                emulator.connection(),
                subscribers,
                "http://" + emulator.addressOfThisMachine() + ":" + subscribers.port(),
                "pubsub-push@waooaw.iam.gserviceaccount.com",
                Duration.ofSeconds(40),
                emulator);
    }

    /** The real service; it reaches the subscribers through an address that leads here. */
    static PubSubUnderTest real(RealPubSub.Settings settings) throws Exception {
        return new PubSubUnderTest(
                new PubSubConnection(settings.project(), Optional.empty(), Optional.empty()),
                Subscribers.start(settings.port()),
                settings.pushAddress(),
                settings.account(),
                Duration.ofMinutes(2),
                () -> {});
    }

    @Override
    public EventCarrier carrier() {
        return carrier;
    }

    @Override
    public Subscribers subscribers() {
        return subscribers;
    }

    @Override
    public Duration patience() {
        return patience;
    }

    @Override
    public void close() throws IOException {
        carrier.close();
        subscribers.close();
        server.close();
    }
}
