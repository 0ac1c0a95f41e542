package com.waooaw.carriers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.cloud.pubsub.v1.SubscriptionAdminClient;
import com.google.cloud.pubsub.v1.SubscriptionAdminSettings;
import com.google.cloud.pubsub.v1.TopicAdminClient;
import com.google.cloud.pubsub.v1.TopicAdminSettings;
import com.google.pubsub.v1.PushConfig;
import com.google.pubsub.v1.ReceivedMessage;
import com.google.pubsub.v1.SubscriptionName;
import com.google.pubsub.v1.TopicName;
import com.waooaw.platform.events.Carriers;
import com.waooaw.platform.events.pubsub.PubSubConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Between the service and the emulator is a door that a test opens. */
@NeedsPubSubEmulator
class PubSubAwayIT {

    private static Emulator emulator;

    @BeforeAll
    static void start() throws Exception {
        emulator = Emulator.start();
    }

    @AfterAll
    static void stop() {
        emulator.close();
    }

    @Test
    void whatCouldNotBeHandedOverIsWaitedForWhenItIsOfferedAgainAndArrivesOnce() throws Exception {
        var project = emulator.connection().projectId();
        var topic = TopicName.of(project, "JobCompleted");
        var subscription = SubscriptionName.of(project, "seen");
        try (var topics = TopicAdminClient.create(TopicAdminSettings.newBuilder()
                        .setTransportChannelProvider(emulator.connection().channel())
                        .setCredentialsProvider(emulator.connection().credentials())
                        .build());
                var subscriptions = SubscriptionAdminClient.create(SubscriptionAdminSettings.newBuilder()
                        .setTransportChannelProvider(emulator.connection().channel())
                        .setCredentialsProvider(emulator.connection().credentials())
                        .build());
                var door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var carrier = Carriers.of(PubSubUnderTest.properties(
                        new PubSubConnection(
                                project, Optional.of("127.0.0.1:" + door.getLocalPort()), Optional.empty()),
                        Duration.ofMillis(800)))) {
            topics.createTopic(topic);
            subscriptions.createSubscription(subscription, topic, PushConfig.getDefaultInstance(), 60);

            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> carrier.carry("JobCompleted", "agent:1", "first", "{}"))
                        .hasMessageContaining("has not taken first of JobCompleted within PT0.8S");
            }
            open(door);

            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .untilAsserted(() -> carrier.carry("JobCompleted", "agent:1", "first", "{}"));
            carrier.carry("JobCompleted", "agent:1", "second", "{}");

            var seen = new ArrayList<String>();
            await().untilAsserted(() -> {
                seen.addAll(ids(subscriptions.pull(subscription, 100).getReceivedMessagesList()));
                assertThat(seen).contains("first", "second");
            });
            // not once for each offer; only the one that crosses with its arrival may repeat it
            assertThat(seen).filteredOn("first"::equals).hasSizeBetween(1, 2);
            assertThat(seen.indexOf("first")).isLessThan(seen.indexOf("second"));
        }
    }

    private static List<String> ids(List<ReceivedMessage> messages) {
        return messages.stream()
                .map(message -> message.getMessage().getAttributesOrThrow("event_id"))
                .toList();
    }

    /** Lets through from now on; until now connections were taken and nobody spoke. */
    private static void open(ServerSocket door) {
        var host = emulator.address().split(":", 2);
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    var in = door.accept();
                    var out = new Socket(host[0], Integer.parseInt(host[1]));
                    Thread.ofVirtual().start(() -> pass(in, out));
                    Thread.ofVirtual().start(() -> pass(out, in));
                }
            } catch (java.io.IOException e) {
                // the door is closed: the test is over
            }
        });
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (java.io.IOException e) {
            // the other side has closed
        }
    }
}
