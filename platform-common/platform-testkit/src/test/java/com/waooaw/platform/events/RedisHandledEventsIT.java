package com.waooaw.platform.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.platform.testkit.TestDatabase;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import redis.clients.jedis.RedisClient;
import redis.embedded.RedisServer;

class RedisHandledEventsIT {

    private static RedisServer server;
    private static int port;

    final JdbcClient owner = JdbcClient.create(TestDatabase.as(
            TestDatabase.migrated("learning"), TestDatabase.migrated("learning").owner()));
    final AtomicLong time = new AtomicLong();
    final DatabaseEpoch epoch = new DatabaseEpoch(owner, time::get);

    @BeforeAll
    static void start() throws IOException {
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        server = new RedisServer(port);
        server.start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.stop();
    }

    @Test
    void whatWasHandledIsKnownForADayAndNothingElse() {
        var handled = new RedisHandledEvents("127.0.0.1", port, epoch, "learning");
        var event = UUID.randomUUID();
        assertThat(handled.holds(event)).isFalse();
        handled.remember(event);
        assertThat(handled.holds(event)).isTrue();
        assertThat(new RedisHandledEvents("127.0.0.1", port, epoch, "governance").holds(event))
                .isFalse();
        try (var redis = RedisClient.create("127.0.0.1", port)) {
            assertThat(redis.ttl("evt:learning:" + event)).isBetween(86_300L, 86_400L);
            redis.flushAll();
        }
        assertThat(handled.holds(event)).isFalse();
        handled.destroy();
    }

    @Test
    void anotherLifeOfTheInboxMakesEverythingRememberedWorthNothing() {
        var handled = new RedisHandledEvents("127.0.0.1", port, epoch, "learning");
        var event = UUID.randomUUID();
        handled.remember(event);
        assertThat(handled.holds(event)).isTrue();

        owner.sql("truncate inbox").update(); // as a restored table, it lies in another file
        time.addAndGet(Duration.ofSeconds(3).toNanos());

        assertThat(handled.holds(event)).isFalse();
        handled.destroy();
    }

    @Test
    void aDatabaseThatDoesNotAnswerEndsTheShortcut() {
        var nobody =
                JdbcClient.create(new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/nowhere", "nobody", ""));
        var handled = new RedisHandledEvents("127.0.0.1", port, new DatabaseEpoch(nobody), "learning");
        var event = UUID.randomUUID();
        handled.remember(event);
        assertThat(handled.holds(event)).isFalse();
        handled.destroy();
    }

    @Test
    void aRedisThatIsAwayIsAskedOnceAndThenLeftAlone() {
        var handled = new RedisHandledEvents("127.0.0.1", 1, epoch, "learning");
        for (var event : List.of(UUID.randomUUID(), UUID.randomUUID())) {
            handled.remember(event);
            assertThat(handled.holds(event)).isFalse();
        }
        handled.destroy();
    }
}
