package com.waooaw.carriers;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.pubsub.v1.SubscriptionAdminClient;
import com.google.cloud.pubsub.v1.SubscriptionAdminSettings;
import com.google.pubsub.v1.ProjectName;
import com.google.pubsub.v1.Subscription;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@NeedsPubSubEmulator
class ProvisionerIT {

    private static Emulator emulator;

    @BeforeAll
    static void start() throws Exception {
        emulator = Emulator.start();
    }

    @AfterAll
    static void stop() throws Exception {
        emulator.close();
    }

    @Test
    void makesEverythingOnceChangesWhatDiffersAndSaysWhatTheEmulatorCannot() throws Exception {
        var first = provision("http://127.0.0.1:{port}");
        assertThat(first).filteredOn(line -> line.startsWith("made")).hasSize(11 + 3 * 28);
        assertThat(first)
                .contains("made       topic JobCompleted.learning.dead")
                .contains("made       subscription JobCompleted.learning.dead")
                .contains("left out   subscription JobCompleted.learning.dead keeps 7 days instead of 30 days")
                .contains("left out   the emulator signs nothing, gives nothing up and pushes no ordering key");

        var again = provision("http://127.0.0.1:{port}");
        assertThat(again).noneMatch(line -> line.startsWith("made") || line.startsWith("changed"));

        var moved = provision("http://localhost:{port}");
        assertThat(moved)
                .contains("changed    subscription JobCompleted.learning: push_config")
                .contains("unchanged  topic JobCompleted");
        var there = subscriptions();
        assertThat(there).hasSize(2 * 28);
        var learning = there.get("JobCompleted.learning");
        assertThat(learning.getPushConfig().getPushEndpoint()).isEqualTo("http://localhost:8005/events/JobCompleted");
        assertThat(learning.getEnableMessageOrdering()).isTrue();
        assertThat(learning.getAckDeadlineSeconds()).isEqualTo(30);
        assertThat(learning.getRetryPolicy().getMinimumBackoff().getSeconds()).isEqualTo(10);
        assertThat(learning.getRetryPolicy().getMaximumBackoff().getSeconds()).isEqualTo(600);
        assertThat(learning.getDeadLetterPolicy().getMaxDeliveryAttempts()).isEqualTo(5);
        assertThat(there.get("JobCompleted.learning.dead").getPushConfig().getPushEndpoint())
                .isEqualTo("http://localhost:8005/events/JobCompleted/dead-letters");
    }

    private static List<String> provision(String address) {
        return PubSubPlanTests.run(
                        "provision",
                        "--project=" + emulator.connection().projectId(),
                        "--emulator=" + emulator.address(),
                        "--address=" + address)
                .lines()
                .toList();
    }

    private static Map<String, Subscription> subscriptions() throws Exception {
        try (var client = SubscriptionAdminClient.create(SubscriptionAdminSettings.newBuilder()
                .setTransportChannelProvider(emulator.connection().channel())
                .setCredentialsProvider(emulator.connection().credentials())
                .build())) {
            var all = client.listSubscriptions(
                            ProjectName.of(emulator.connection().projectId()))
                    .iterateAll();
            return StreamSupport.stream(all.spliterator(), false)
                    .collect(Collectors.toMap(
                            one -> one.getName().substring(one.getName().lastIndexOf('/') + 1), Function.identity()));
        }
    }
}
