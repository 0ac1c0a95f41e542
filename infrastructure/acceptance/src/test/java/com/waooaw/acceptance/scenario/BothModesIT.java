package com.waooaw.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.acceptance.flow.MainJob;
import com.waooaw.acceptance.http.Person;
import com.waooaw.acceptance.stack.Beside;
import com.waooaw.acceptance.stack.OnTheStack;
import com.waooaw.acceptance.stack.RunningStack;
import com.waooaw.acceptance.stack.RunningStack.Mode;
import com.waooaw.acceptance.stack.ServiceProcess;
import com.waooaw.local.http.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Six services in one process are the same six as in six processes. */
@OnTheStack
@Order(70)
class BothModesIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static RunningStack together;
    private static RunningStack apart;

    @BeforeAll
    static void start(RunningStack shared, @Beside RunningStack other) {
        together = shared.mode() == Mode.ONE_PROCESS ? shared : other;
        apart = shared.mode() == Mode.PROCESSES ? shared : other;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "agent-creation",
                "agent-execution",
                "governance",
                "industry-knowledge",
                "learning",
                "admin-gateway"
            })
    void aContextHasTheSameBeansAloneAndTogether(String service) throws Exception {
        var alone = beans(apart, service);
        assertThat(alone).hasSizeGreaterThan(200);

        assertThat(beans(together, service)).isEqualTo(alone);
    }

    @Test
    void aServiceThatIsKilledComesBackByItselfAndHearsWhatItMissed() throws Exception {
        var job = new MainJob(apart.origin());
        var before = new ServiceProcess(apart, "learning").kill();

        var agent = job.activeAgent();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(job.inbox("learning", agent.agentId()))
                        .extracting(event -> event.path("n").asInt())
                        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8));
        assertThat(process("learning").pid()).isNotEqualTo(before.pid());
        await().atMost(PATIENCE).until(() -> apart.command("status", "--json").exitCode() == 0);
    }

    @Test
    void noSecretIsOnACommandLine() throws IOException {
        var secrets = Json.read(Files.readString(apart.state().resolve("secrets.json")));
        assertThat(secrets.size()).isGreaterThan(12);

        for (var name : List.of("governance", "learning")) {
            var line = Files.readString(
                    Path.of("/proc", Long.toString(process(name).pid()), "cmdline"), StandardCharsets.ISO_8859_1);
            assertThat(line).contains("-jar");
            secrets.forEach(secret -> assertThat(line).doesNotContain(secret.asString()));
        }
    }

    private static ProcessHandle process(String service) {
        return new ServiceProcess(apart, service).running().orElseThrow();
    }

    private static Set<String> beans(RunningStack stack, String service) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + stack.port(service) + "/actuator/beans"))
                            .header("Authorization", "Bearer " + stack.origin().token(Person.OPERATOR))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            var names = new TreeSet<String>();
            Json.read(answer.body())
                    .path("contexts")
                    .forEach(context -> names.addAll(context.path("beans").propertyNames()));
            // made when first needed: which of them are there yet depends on what has happened
            names.removeIf(name -> name.startsWith("temporal") || name.equals("reconnection"));
            return names;
        }
    }
}
