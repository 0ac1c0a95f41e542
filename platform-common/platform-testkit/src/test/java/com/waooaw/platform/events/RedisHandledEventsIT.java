package com.waooaw.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.waooaw.platform.testkit.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
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

    /** Of as many services as there are processors, in one process: none may keep the others' threads from running. */
    @Test
    void whoWaitsForAConnectionDoesNotKeepOthersFromMakingOne() throws IOException {
        assertThat(epoch.current()).isPresent();
        try (var slow = new SlowToGreet(port)) {
            var services = IntStream.range(0, Runtime.getRuntime().availableProcessors())
                    .mapToObj(i -> new RedisHandledEvents("127.0.0.1", slow.port(), epoch, "service-" + i))
                    .toList();
            assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
                var threads = new ArrayList<Thread>();
                for (int i = 0; i < 50; i++) {
                    for (var service : services) {
                        threads.add(Thread.ofVirtual().start(() -> service.remember(UUID.randomUUID())));
                    }
                }
                for (var thread : threads) {
                    thread.join();
                }
            });
            services.forEach(RedisHandledEvents::destroy);
        }
    }

    /** In front of a Redis: each connection is served a moment after it was made. */
    private static final class SlowToGreet implements AutoCloseable {

        private static final long MOMENT = Duration.ofMillis(20).toNanos();

        private final ServerSocket socket = new ServerSocket(0);

        SlowToGreet(int redis) throws IOException {
            Thread.ofPlatform().daemon().start(() -> {
                while (!socket.isClosed()) {
                    try {
                        var client = socket.accept();
                        Thread.ofPlatform().daemon().start(() -> serve(client, redis));
                    } catch (IOException _) {
                        return; // closed
                    }
                }
            });
        }

        int port() {
            return socket.getLocalPort();
        }

        private static void serve(Socket client, int redis) {
            LockSupport.parkNanos(MOMENT);
            try (client;
                    var server = new Socket(InetAddress.getLoopbackAddress(), redis)) {
                var back = Thread.ofPlatform().daemon().start(() -> copy(server, client));
                copy(client, server);
                back.join();
            } catch (IOException | InterruptedException _) {
                // the test is over
            }
        }

        private static void copy(Socket from, Socket to) {
            try {
                from.getInputStream().transferTo(to.getOutputStream());
                to.shutdownOutput();
            } catch (IOException _) {
                // one of the two went
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
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
