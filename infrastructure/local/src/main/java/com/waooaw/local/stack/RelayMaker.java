package com.waooaw.local.stack;

import com.waooaw.local.issuer.PushTokens;
import com.waooaw.local.issuer.SigningKey;
import com.waooaw.local.relay.Relay;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Properties;

/** Starts relays of this stack: they share one database. */
final class RelayMaker {

    private final StackSettings settings;
    private final DatabasePart database;
    private final SigningKey key;

    RelayMaker(StackSettings settings, DatabasePart database, SigningKey key) {
        this.settings = settings;
        this.database = database;
        this.key = key;
    }

    AutoCloseable make(String instance, int port) throws IOException {
        var ports = settings.ports();
        var source = database.as(DatabasePart.RELAY, DatabasePart.RELAY.app());
        var silence = new Properties();
        silence.setProperty("socketTimeout", "30");
        source.setConnectionProperties(silence);
        var pool = new HikariDataSource();
        pool.setPoolName(instance);
        pool.setDataSource(source);
        pool.setMaximumPoolSize(8);
        // a publisher waits ten seconds for an answer
        pool.setConnectionTimeout(2_000);
        pool.setValidationTimeout(1_000);
        var relay = Relay.start(new Relay.Settings(
                instance,
                Relay.LEASE,
                port,
                settings.infrastructure(),
                pool,
                service -> URI.create("http://127.0.0.1:" + ports.of(service)),
                new PushTokens(key, ports.issuer(), Clock.systemUTC())::current,
                settings.state().secret("relay"),
                Clock.systemUTC()));
        return () -> {
            relay.close();
            pool.close();
        };
    }
}
