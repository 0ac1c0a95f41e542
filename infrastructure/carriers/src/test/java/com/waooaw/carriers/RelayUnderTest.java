package com.waooaw.carriers;

import com.waooaw.local.infrastructure.Infrastructure;
import com.waooaw.local.infrastructure.InfrastructureFile;
import com.waooaw.local.relay.Relay;
import com.waooaw.platform.database.Migrations;
import com.waooaw.platform.database.Provisioning;
import com.waooaw.platform.database.ServiceDatabase;
import com.waooaw.platform.events.Carriers;
import com.waooaw.platform.events.EventCarrier;
import com.waooaw.platform.events.EventsProperties;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** The local relay on a database of its own; its clock moves when a test says so. */
final class RelayUnderTest implements CarrierUnderTest {

    static final Infrastructure INFRASTRUCTURE = InfrastructureFile.of(InfrastructureFile.rootAbove(Path.of("")));
    private static final ServiceDatabase DATABASE = new ServiceDatabase("relay", "waooaw", "relay", "relay");

    private final EmbeddedPostgres postgres;
    private final Subscribers subscribers;
    private final Relay relay;
    private final EventCarrier carrier;
    private final MovedClock clock = new MovedClock();

    RelayUnderTest() throws Exception {
        postgres = EmbeddedPostgres.start();
        new Provisioning(name -> postgres.getDatabase("postgres", name), _ -> "secret").provision(List.of(DATABASE));
        Migrations.run(
                postgres.getDatabase(DATABASE.owner(), "waooaw", Map.of("password", "secret")), DATABASE, List.of());
        subscribers = Subscribers.start(0);
        relay = Relay.start(new Relay.Settings(
                0,
                INFRASTRUCTURE,
                postgres.getDatabase("relay_app", "waooaw", Map.of("password", "secret")),
                _ -> URI.create("http://127.0.0.1:" + subscribers.port()),
                () -> "a-token-that-the-issuer-signed",
                "publish-secret",
                clock));
        carrier = Carriers.of(properties(
                Carriers.RELAY, new EventsProperties.Relay("http://127.0.0.1:" + relay.port(), "publish-secret")));
    }

    static EventsProperties properties(String carrier, EventsProperties.Relay relay) {
        return new EventsProperties(
                carrier,
                relay,
                new EventsProperties.PubSub(null, null, null, Duration.ofSeconds(10)),
                new EventsProperties.Push("issuer", "keys", "audience", "email"),
                Duration.ofSeconds(1),
                true);
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
    public void pass(Duration backoff) {
        clock.now.updateAndGet(now -> now.plus(backoff));
    }

    @Override
    public void close() throws IOException {
        carrier.close();
        relay.close();
        subscribers.close();
        postgres.close();
    }

    private static final class MovedClock extends Clock {

        private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T10:00:00Z"));

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    }
}
