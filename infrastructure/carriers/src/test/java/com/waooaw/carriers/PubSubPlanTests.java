package com.waooaw.carriers;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.local.infrastructure.InfrastructureFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PubSubPlanTests {

    private static final Path EXPECTED = Path.of("src/test/resources/pubsub-plan.txt");

    /** {@code -Dplan.update=true} writes it anew where infrastructure.yaml is meant to say something else. */
    @Test
    void thePlanIsTheOneThatWasLookedAt() throws IOException {
        var printed = run("provision", "--project=demo", "--address=https://{service}.example.com", "--dry-run");

        if (Boolean.getBoolean("plan.update")) {
            Files.writeString(EXPECTED, printed);
        }
        assertThat(printed).isEqualTo(Files.readString(EXPECTED));
    }

    @Test
    void everyReceiverHasASubscriptionAndOneForWhatItCouldNotTake() {
        var infrastructure = InfrastructureFile.of(InfrastructureFile.rootAbove(Path.of("")));
        var plan = PubSubPlan.of(infrastructure, new Target("demo", "https://{service}", "account", "audience"));

        for (var topic : infrastructure.topics()) {
            for (var receiver : topic.receivers()) {
                var name = topic.name() + "." + receiver;
                assertThat(plan.subscriptions())
                        .filteredOn(one -> one.name().equals(name))
                        .singleElement()
                        .satisfies(one -> {
                            assertThat(one.endpoint()).hasToString("https://" + receiver + "/events/" + topic.name());
                            assertThat(one.givingUp()).contains(new PubSubPlan.GivingUp(name + ".dead", 5));
                            assertThat(one.backoffMin()).isEqualTo(Duration.ofSeconds(10));
                            assertThat(one.backoffMax()).isEqualTo(Duration.ofMinutes(10));
                            assertThat(one.retention()).isEqualTo(Duration.ofDays(topic.retentionDays()));
                        });
                assertThat(plan.subscriptions())
                        .filteredOn(one -> one.name().equals(name + ".dead"))
                        .singleElement()
                        .satisfies(one -> {
                            assertThat(one.topic()).isEqualTo(name + ".dead");
                            assertThat(one.endpoint())
                                    .hasToString("https://" + receiver + "/events/" + topic.name() + "/dead-letters");
                            assertThat(one.retention()).isEqualTo(Duration.ofDays(30));
                            assertThat(one.givingUp()).isEmpty();
                        });
            }
        }
        assertThat(plan.topics()).extracting(PubSubPlan.Topic::name).doesNotHaveDuplicates();
    }

    @Test
    void pubSubCanKeepWhatThePlanAsksFor() {
        var infrastructure = InfrastructureFile.of(InfrastructureFile.rootAbove(Path.of("")));
        var plan = PubSubPlan.of(infrastructure, new Target("demo", "https://{service}", "account", "audience"));

        // 31 days are the most, and the names have rules, too
        assertThat(plan.topics())
                .allSatisfy(topic -> assertThat(topic.retention()).isLessThanOrEqualTo(Duration.ofDays(31)))
                .allSatisfy(topic -> assertThat(topic.name()).matches("[A-Za-z][A-Za-z0-9._~+%-]{2,254}"));
        assertThat(plan.subscriptions()).allSatisfy(subscription -> {
            assertThat(subscription.retention()).isLessThanOrEqualTo(Duration.ofDays(31));
            assertThat(subscription.ackDeadline()).isBetween(Duration.ofSeconds(10), Duration.ofMinutes(10));
            assertThat(subscription.name()).matches("[A-Za-z][A-Za-z0-9._~+%-]{2,254}");
        });
    }

    @Test
    void theLocalPortMayStandInTheAddress() {
        var printed = run("provision", "--project=demo", "--emulator=localhost:1", "--dry-run");
        assertThat(printed).contains("http://127.0.0.1:8005/events/JobCompleted\n");
    }

    @Test
    void whoDoesNotSayWhereTheServicesAreIsAsked() {
        var err = new StringWriter();
        int code = PubSubCommand.commandLine()
                .setErr(new PrintWriter(err))
                .execute("provision", "--project=demo", "--emulator=", "--dry-run");

        assertThat(code).isEqualTo(2);
        assertThat(err).asString().contains("--address");
    }

    static String run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = PubSubCommand.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        assertThat(code).as(err.toString()).isZero();
        return out.toString();
    }
}
