package com.waooaw.local.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadLettersIT extends RelayTest {

    @BeforeEach
    void onlyOneSubscriber() throws Exception {
        move("admin-gateway", "pause");
    }

    @Test
    void isOfferedAtOnceInTheSameEnvelopeWithWhatPubSubAdds() throws Exception {
        kill("poison");

        await().untilAsserted(() -> assertThat(deadReceived).hasSize(1));
        var letter = deadReceived.getFirst();
        assertThat(text(letter)).isEqualTo("poison");
        assertThat(letter.path("subscription").asString())
                .isEqualTo("projects/local/subscriptions/JobCompleted.learning.dead");
        assertThat(letter.path("deliveryAttempt").asInt()).isEqualTo(1);
        var message = letter.path("message");
        assertThat(message.path("orderingKey").asString()).isEqualTo("agent:1");
        var attributes = message.path("attributes");
        assertThat(attributes.path("event_id").asString()).isEqualTo("id-poison");
        assertThat(attributes.path("CloudPubSubDeadLetterSourceDeliveryCount").asString())
                .isEqualTo("5");
        assertThat(attributes.path("CloudPubSubDeadLetterSourceSubscription").asString())
                .isEqualTo("JobCompleted.learning");
    }

    @Test
    void isOfferedAgainEveryTenMinutesUntilItIsAcknowledgedAndThenNeverMore() throws Exception {
        deadRefusals.set(2);
        kill("poison");

        for (int offer = 1; offer < 3; offer++) {
            int sofar = offer;
            await().untilAsserted(() -> assertThat(refusedOffers()).isEqualTo(sofar));
            clock.advance(Duration.ofSeconds(599));
            publishAndAwait("marker " + offer);
            assertThat(deadReceived).hasSize(offer);
            assertThat(overview("learning").path("dead_unacknowledged").asInt()).isEqualTo(1);
            clock.advance(Duration.ofSeconds(1));
        }
        await().untilAsserted(() -> assertThat(deadReceived).hasSize(3));
        await().untilAsserted(() -> assertThat(
                        overview("learning").path("dead_unacknowledged").asInt())
                .isZero());

        clock.advance(Duration.ofHours(1));
        publishAndAwait("marker at the end");
        assertThat(deadReceived).hasSize(3);
        // acknowledged or not, it is kept
        assertThat(overview("learning").path("dead").asInt()).isEqualTo(1);
    }

    @Test
    void holdsUpNothingWhileNobodyTakesIt() throws Exception {
        deadRefusals.set(Integer.MAX_VALUE);
        kill("poison");

        publishAndAwait("next");
        assertThat(attempts("learning")).containsExactlyInAnyOrder(5, 1);
    }

    @Test
    void isOfferedAfterARestart() throws Exception {
        deadRefusals.set(1);
        kill("poison");
        await().untilAsserted(() -> assertThat(refusedOffers()).isEqualTo(1));
        relay.close();
        clock.advance(Duration.ofMinutes(10));

        relay = relay(URI.create("http://127.0.0.1:" + subscriber.port()));

        await().untilAsserted(() -> assertThat(deadReceived).hasSize(2));
    }

    @Test
    void waitsWhileTheSubscriberIsPaused() throws Exception {
        deadRefusals.set(1);
        kill("poison");
        await().untilAsserted(() -> assertThat(refusedOffers()).isEqualTo(1));
        move("learning", "pause");
        clock.advance(Duration.ofMinutes(10));
        Thread.sleep(1_500);
        assertThat(deadReceived).hasSize(1);

        move("learning", "resume");

        await().untilAsserted(() -> assertThat(deadReceived).hasSize(2));
    }

    /** Lets five attempts fail. */
    private void kill(String text) throws Exception {
        refusals.set(5);
        publish("JobCompleted", "agent:1", text);
        for (int attempt = 1; attempt < 5; attempt++) {
            int expected = attempt;
            await().untilAsserted(() -> assertThat(attempts("learning")).containsExactly(expected));
            clock.advance(Duration.ofMinutes(10));
        }
        await().untilAsserted(() ->
                assertThat(overview("learning").path("dead").asInt()).isEqualTo(1));
    }

    private void publishAndAwait(String text) throws Exception {
        publish("JobCompleted", "agent:1", text);
        await().untilAsserted(() -> assertThat(texts("learning")).contains(text));
    }

    private int refusedOffers() {
        return jdbc.sql("select coalesce(max(offers), 0) from relay.dead_letter where last_error is not null")
                .query(Integer.class)
                .single();
    }
}
