package com.waooaw.local.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.local.MovedClock;
import com.waooaw.local.TestPorts;
import com.waooaw.local.http.Json;
import com.waooaw.local.http.Reply;
import com.waooaw.local.http.SmallServer;
import com.waooaw.local.infrastructure.Infrastructure;
import com.waooaw.local.infrastructure.InfrastructureFile;
import com.waooaw.platform.database.Migrations;
import com.waooaw.platform.database.Provisioning;
import com.waooaw.platform.database.ServiceDatabase;
import com.waooaw.platform.peers.Against;
import com.waooaw.platform.peers.Peer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@Against(Peer.RELAY)
@Against(Peer.POSTGRESQL)
class RelayIT {

    private static final Infrastructure INFRASTRUCTURE =
            InfrastructureFile.of(InfrastructureFile.rootAbove(Path.of("")));
    private static final ServiceDatabase DATABASE = new ServiceDatabase("relay", "waooaw", "relay", "relay");
    private static EmbeddedPostgres postgres;

    private final MovedClock clock = new MovedClock(Instant.parse("2026-11-21T10:00:00Z"));
    private final List<JsonNode> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private final HttpClient http = HttpClient.newHttpClient();
    private SmallServer subscriber;
    private Relay relay;
    private JdbcClient jdbc;

    @BeforeAll
    static void startDatabase() throws IOException {
        postgres = EmbeddedPostgres.start();
        new Provisioning(name -> postgres.getDatabase("postgres", name), _ -> "secret").provision(List.of(DATABASE));
        Migrations.run(
                postgres.getDatabase(DATABASE.owner(), "waooaw", Map.of("password", "secret")), DATABASE, List.of());
    }

    @AfterAll
    static void stopDatabase() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void start() throws IOException {
        jdbc = JdbcClient.create(postgres.getDatabase("postgres", "waooaw"));
        jdbc.sql("truncate relay.message, relay.delivery").update();
        subscriber = SmallServer.start(0, List.of(new SmallServer.Route("POST", "/events/*", asked -> {
            received.add(Json.read(asked.body()));
            if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new Reply.Refused(500, "TEST", "not now");
            }
            assertThat(asked.headers()).containsEntry("authorization", "Bearer push-token");
            return Reply.json(Map.of());
        })));
        relay = relay(URI.create("http://127.0.0.1:" + subscriber.port()));
    }

    private Relay relay(URI subscriberAddress) throws IOException {
        return Relay.start(new Relay.Settings(
                0,
                INFRASTRUCTURE,
                postgres.getDatabase("relay_app", "waooaw", Map.of("password", "secret")),
                _ -> subscriberAddress,
                () -> "push-token",
                "publish-secret",
                clock));
    }

    @AfterEach
    void stop() {
        relay.close();
        subscriber.close();
        http.close();
    }

    @Test
    void deliversThePushEnvelopeOfPubSubToEverySubscriberAndObserver() throws Exception {
        assertThat(publish("JobCompleted", "agent:1", "first").statusCode()).isEqualTo(200);

        await().untilAsserted(() -> assertThat(received).hasSize(2));
        assertThat(received)
                .extracting(push -> push.path("subscription").asString())
                .containsExactlyInAnyOrder(
                        "projects/local/subscriptions/JobCompleted.learning",
                        "projects/local/subscriptions/JobCompleted.admin-gateway");
        var message = received.getFirst().path("message");
        assertThat(new String(Base64.getDecoder().decode(message.path("data").asString()), StandardCharsets.UTF_8))
                .isEqualTo("first");
        assertThat(message.path("orderingKey").asString()).isEqualTo("agent:1");
        assertThat(message.path("attributes").path("event_id").asString()).isEqualTo("id-first");
        assertThat(message.path("messageId").asString()).isNotEmpty();
        assertThat(message.path("publishTime").asString()).isEqualTo("2026-11-21T10:00:00Z");
    }

    @Test
    void keepsTheOrderOfAKey() throws Exception {
        for (int i = 0; i < 50; i++) {
            publish("JobCompleted", "agent:1", "message " + i);
        }

        var expected = IntStream.range(0, 50).mapToObj(i -> "message " + i).toList();
        await().untilAsserted(() -> assertThat(texts("learning")).hasSizeGreaterThanOrEqualTo(50));
        assertThat(texts("learning")).containsExactlyElementsOf(expected);
    }

    @Test
    void holdsBackAKeyWhileItsOldestMessageIsTriedAgainAndLetsOthersPass() throws Exception {
        move("admin-gateway", "pause");
        refusals.set(1);
        publish("JobCompleted", "agent:1", "first");
        await().untilAsserted(() -> assertThat(texts("learning")).containsExactly("first"));
        await().untilAsserted(() -> assertThat(attempts("learning")).containsExactly(1));
        publish("JobCompleted", "agent:1", "second");
        publish("JobCompleted", "agent:2", "other key");

        await().untilAsserted(() -> assertThat(texts("learning")).containsExactly("first", "other key"));

        clock.advance(Duration.ofSeconds(10));
        await().untilAsserted(
                        () -> assertThat(texts("learning")).containsExactly("first", "other key", "first", "second"));
    }

    @Test
    void givesUpAfterFiveAttemptsKeepsTheDeadLetterAndMovesOn() throws Exception {
        move("admin-gateway", "pause");
        refusals.set(5);
        publish("JobCompleted", "agent:1", "poison");
        publish("JobCompleted", "agent:1", "next");
        for (int attempt = 1; attempt < 5; attempt++) {
            int expected = attempt;
            await().untilAsserted(() -> assertThat(texts("learning")).hasSize(expected));
            await().untilAsserted(
                            () -> assertThat(pendingWithFailure("learning")).isEqualTo(1));
            clock.advance(Duration.ofMinutes(10));
        }

        await().untilAsserted(() -> assertThat(texts("learning"))
                .containsExactly("poison", "poison", "poison", "poison", "poison", "next"));
        assertThat(jdbc.sql("select last_error from relay.delivery where state = 'DEAD'")
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .startsWith("500");
    }

    @Test
    void waitsForAServiceThatIsNotUpWithoutCountingAttempts() throws Exception {
        relay.close();
        int port = TestPorts.free();
        relay = relay(URI.create("http://127.0.0.1:" + port));
        move("admin-gateway", "pause");
        publish("JobCompleted", "agent:1", "patience");
        for (int i = 0; i < 8; i++) {
            await().untilAsserted(
                            () -> assertThat(pendingWithFailure("learning")).isEqualTo(1));
            clock.advance(Duration.ofSeconds(1));
        }

        var late = SmallServer.start(port, List.of(new SmallServer.Route("POST", "/events/*", asked -> {
            received.add(Json.read(asked.body()));
            return Reply.json(Map.of());
        })));
        try (late) {
            await().untilAsserted(() -> {
                clock.advance(Duration.ofSeconds(1));
                assertThat(texts("learning")).containsExactly("patience");
            });
            await().untilAsserted(() -> assertThat(attempts("learning")).containsExactly(1));
        }
    }

    @Test
    void deliversNothingToAPausedSubscriberAndEverythingOnceResumed() throws Exception {
        move("learning", "pause");
        publish("JobCompleted", "agent:1", "while paused");
        await().untilAsserted(() -> assertThat(texts("admin-gateway")).hasSize(1));
        assertThat(texts("learning")).isEmpty();
        assertThat(overview("learning").path("paused").asBoolean()).isTrue();
        assertThat(overview("learning").path("pending").asInt()).isEqualTo(1);

        move("learning", "resume");

        await().untilAsserted(() -> assertThat(texts("learning")).containsExactly("while paused"));
    }

    @Test
    void deliversAfterARestartWhatItHadTaken() throws Exception {
        move("learning", "pause");
        publish("JobCompleted", "agent:1", "kept");
        relay.close();

        relay = relay(URI.create("http://127.0.0.1:" + subscriber.port()));

        await().untilAsserted(() -> assertThat(texts("learning")).containsExactly("kept"));
    }

    @Test
    void takesMessagesOnlyFromTheServicesAndOnlyOnKnownTopics() throws Exception {
        assertThat(post("/topics/JobCompleted:publish", "{\"messages\":[]}", "wrong")
                        .statusCode())
                .isEqualTo(401);
        assertThat(publish("Gossip", "agent:1", "x").statusCode()).isEqualTo(404);
        assertThat(post("/topics/JobCompleted:publish", "{\"messages\":[]}", "publish-secret")
                        .statusCode())
                .isEqualTo(400);
        assertThat(post("/topics/JobCompleted:publish", "{", "publish-secret").statusCode())
                .isEqualTo(400);
    }

    @Test
    void doublesThePauseUpToTheLongest() {
        assertThat(IntStream.rangeClosed(1, 8)
                        .mapToObj(attempt -> Subscription.backoff(INFRASTRUCTURE.delivery(), attempt)
                                .toSeconds()))
                .containsExactly(10L, 20L, 40L, 80L, 160L, 320L, 600L, 600L);
    }

    private List<String> texts(String service) {
        return received.stream()
                .filter(push -> push.path("subscription").asString().endsWith("." + service))
                .map(push -> push.path("message").path("data").asString())
                .map(data -> new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8))
                .toList();
    }

    private List<Integer> attempts(String service) {
        return jdbc.sql("select attempts from relay.delivery where subscriber = :service")
                .param("service", service)
                .query(Integer.class)
                .list();
    }

    private long pendingWithFailure(String service) {
        return jdbc.sql("""
                        select count(*) from relay.delivery
                        where subscriber = :service and state = 'PENDING' and next_attempt_at > :now
                        """)
                .param("service", service)
                .param("now", clock.instant().atOffset(java.time.ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    private JsonNode overview(String service) throws Exception {
        var answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + relay.port() + "/dev/relay"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        for (var subscription : Json.read(answer.body()).path("subscriptions")) {
            if (subscription.path("service").asString().equals(service)) {
                return subscription;
            }
        }
        throw new AssertionError("no subscription of " + service);
    }

    private void move(String service, String where) throws Exception {
        assertThat(post("/dev/relay/subscriptions/" + service + "/" + where, "", "")
                        .statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> publish(String topic, String key, String text) throws Exception {
        var data = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        var body = Map.of(
                "messages",
                List.of(Map.of("data", data, "orderingKey", key, "attributes", Map.of("event_id", "id-" + text))));
        return post("/topics/" + topic + ":publish", Json.write(body), "publish-secret");
    }

    private HttpResponse<String> post(String path, String body, String secret) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + relay.port() + path))
                        .header("Authorization", "Bearer " + secret)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
