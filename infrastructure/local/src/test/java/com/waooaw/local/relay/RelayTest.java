package com.waooaw.local.relay;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.local.MovedClock;
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
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Relays on a database, and a subscriber that takes what they bring. */
@Against(Peer.RELAY)
@Against(Peer.POSTGRESQL)
abstract class RelayTest {

    static final Infrastructure INFRASTRUCTURE = InfrastructureFile.of(InfrastructureFile.rootAbove(Path.of("")));
    private static final ServiceDatabase DATABASE = new ServiceDatabase("relay", "waooaw", "relay", "relay");
    static EmbeddedPostgres postgres;

    final MovedClock clock = new MovedClock(Instant.parse("2026-11-21T10:00:00Z"));
    final List<JsonNode> received = new CopyOnWriteArrayList<>();
    final List<JsonNode> deadReceived = new CopyOnWriteArrayList<>();
    final AtomicInteger refusals = new AtomicInteger();
    final AtomicInteger deadRefusals = new AtomicInteger();
    private final HttpClient http = HttpClient.newHttpClient();
    SmallServer subscriber;
    Relay relay;
    JdbcClient jdbc;

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
        jdbc.sql("truncate relay.message, relay.delivery, relay.pending_key, relay.dead_letter")
                .update();
        subscriber = SmallServer.start(
                0,
                List.of(
                        new SmallServer.Route("POST", "/events/*", asked -> take(asked, received, refusals)),
                        new SmallServer.Route(
                                "POST", "/events/*/dead-letters", asked -> take(asked, deadReceived, deadRefusals))));
        relay = relay(URI.create("http://127.0.0.1:" + subscriber.port()));
    }

    private static Reply take(SmallServer.Asked asked, List<JsonNode> into, AtomicInteger refusals) {
        into.add(Json.read(asked.body()));
        if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new Reply.Refused(500, "TEST", "not now");
        }
        assertThat(asked.headers()).containsEntry("authorization", "Bearer push-token");
        return Reply.json(Map.of());
    }

    final Relay relay(URI subscriberAddress) throws IOException {
        return relay("relay", Relay.LEASE, database(), subscriberAddress);
    }

    final Relay relay(String instance, Duration lease, DataSource database, URI subscriberAddress) throws IOException {
        return Relay.start(new Relay.Settings(
                instance,
                lease,
                0,
                INFRASTRUCTURE,
                database,
                _ -> subscriberAddress,
                () -> "push-token",
                "publish-secret",
                clock));
    }

    static DataSource database() {
        return postgres.getDatabase("relay_app", "waooaw", Map.of("password", "secret"));
    }

    @AfterEach
    void stop() {
        relay.close();
        subscriber.close();
        http.close();
    }

    final List<String> texts(String service) {
        return received.stream()
                .filter(push -> push.path("subscription").asString().endsWith("." + service))
                .map(RelayTest::text)
                .toList();
    }

    static String text(JsonNode push) {
        return new String(
                Base64.getDecoder().decode(push.path("message").path("data").asString()), StandardCharsets.UTF_8);
    }

    final List<Integer> attempts(String service) {
        return jdbc.sql("select attempts from relay.delivery where subscriber = :service")
                .param("service", service)
                .query(Integer.class)
                .list();
    }

    final long waiting(String service) {
        return jdbc.sql("""
                        select count(*) from relay.pending_key
                        where subscriber = :service and due_at > :now and lease_owner is null
                        """)
                .param("service", service)
                .param("now", clock.instant().atOffset(java.time.ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** How many keys have something pending. */
    final long keys() {
        return jdbc.sql("select count(*) from relay.pending_key")
                .query(Long.class)
                .single();
    }

    final JsonNode overview(String service) throws Exception {
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

    final void move(String service, String where) throws Exception {
        assertThat(post("/dev/relay/subscriptions/" + service + "/" + where, "", "")
                        .statusCode())
                .isEqualTo(200);
    }

    final HttpResponse<String> publish(String topic, String key, String text) throws Exception {
        return publish(relay, topic, List.of(message(key, text)));
    }

    final HttpResponse<String> publish(Relay to, String topic, List<Map<String, Object>> messages) throws Exception {
        return post(to, "/topics/" + topic + ":publish", Json.write(Map.of("messages", messages)), "publish-secret");
    }

    static Map<String, Object> message(String key, String text) {
        var data = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        return Map.of("data", data, "orderingKey", key, "attributes", Map.of("event_id", "id-" + text));
    }

    final HttpResponse<String> post(String path, String body, String secret) throws Exception {
        return post(relay, path, body, secret);
    }

    private HttpResponse<String> post(Relay to, String path, String body, String secret) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + to.port() + path))
                        .header("Authorization", "Bearer " + secret)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
