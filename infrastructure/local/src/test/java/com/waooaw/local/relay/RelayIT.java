package com.waooaw.local.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.local.TestPorts;
import com.waooaw.local.http.Json;
import com.waooaw.local.http.Reply;
import com.waooaw.local.http.SmallServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RelayIT extends RelayTest {

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
    void takesSeveralMessagesAtOnceInTheirOrder() throws Exception {
        var messages = IntStream.range(0, 100)
                .mapToObj(i -> message("agent:" + i % 2, "message " + i))
                .toList();
        var answer = publish(relay, "JobCompleted", messages);

        assertThat(Json.read(answer.body()).path("messageIds").size()).isEqualTo(100);
        await().untilAsserted(() -> assertThat(texts("learning")).hasSize(100));
        for (int key = 0; key < 2; key++) {
            int remainder = key;
            assertThat(texts("learning"))
                    .filteredOn(text -> Integer.parseInt(text.substring(8)) % 2 == remainder)
                    .containsExactlyElementsOf(IntStream.range(0, 50)
                            .mapToObj(i -> "message " + (2 * i + remainder))
                            .toList());
        }
        await().untilAsserted(() -> assertThat(keys()).isZero());
    }

    @Test
    void deliversWithoutAKeyToo() throws Exception {
        publish(relay, "JobCompleted", List.of(message("", "one"), message("", "two")));

        await().untilAsserted(() -> assertThat(texts("learning")).containsExactlyInAnyOrder("one", "two"));
        await().untilAsserted(() -> assertThat(keys()).isZero());
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
            await().untilAsserted(() -> assertThat(waiting("learning")).isEqualTo(1));
            clock.advance(Duration.ofMinutes(10));
        }

        await().untilAsserted(() -> assertThat(texts("learning"))
                .containsExactly("poison", "poison", "poison", "poison", "poison", "next"));
        assertThat(attempts("learning")).containsExactlyInAnyOrder(5, 1);
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
            await().untilAsserted(() -> assertThat(waiting("learning")).isEqualTo(1));
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
        assertThat(publish("JobCompleted", "agent\0", "x").statusCode()).isEqualTo(400);
        assertThat(publish("JobCompleted", "agent:1", "\0").statusCode()).isEqualTo(400);
    }

    @Test
    void doublesThePauseUpToTheLongest() {
        assertThat(IntStream.rangeClosed(1, 8)
                        .mapToObj(attempt -> Subscription.backoff(INFRASTRUCTURE.delivery(), attempt)
                                .toSeconds()))
                .containsExactly(10L, 20L, 40L, 80L, 160L, 320L, 600L, 600L);
    }
}
