package com.waooaw.acceptance.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.local.client.LoginClient;
import com.waooaw.local.infrastructure.Infrastructure;
import com.waooaw.local.infrastructure.InfrastructureFile;
import com.waooaw.local.infrastructure.PortPlan;
import com.waooaw.local.issuer.LocalPeople;
import com.waooaw.local.stack.Logging;
import com.waooaw.local.stack.Ports;
import com.waooaw.local.stack.Progress;
import com.waooaw.local.stack.Stack;
import com.waooaw.local.stack.StackSettings;
import com.waooaw.local.stack.StackSettings.ServiceMode;
import com.waooaw.local.stack.StateDirectory;
import com.waooaw.local.stack.TemporalChoice;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What the image of one service would hold, made by the script the image build calls, run as the image runs it. */
@Order(80)
class ImageContentIT {

    private static final Path ROOT = InfrastructureFile.rootAbove(Path.of(""));
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration GRACE = Duration.ofSeconds(10);

    private static Path folder;
    private static Path content;
    private static StateDirectory state;
    private static PortPlan ports;
    private static Stack parts;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeAll
    static void make() throws Exception {
        folder = Files.createTempDirectory("waooaw-image-");
        Files.setPosixFilePermissions(folder, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
        content = folder.resolve("images/governance");
        var layers = new ProcessBuilder(
                        ROOT.resolve("infrastructure/docker/layers.sh").toString(),
                        folder.resolve("images").toString(),
                        "governance")
                .redirectErrorStream(true);
        layers.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var made = layers.start();
        var output = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(made.waitFor()).as(output).isZero();
        PlainUser.makeReadOnly(content);

        var infrastructure = InfrastructureFile.of(ROOT);
        state = new StateDirectory(folder.resolve("state"));
        Logging.toFiles(state, infrastructure);
        ports = Ports.freeRow(infrastructure);
        parts = new Stack(
                new StackSettings(
                        ROOT,
                        infrastructure,
                        ports,
                        state,
                        new TemporalChoice.InMemory(),
                        ServiceMode.NONE,
                        false,
                        Map.of()),
                Progress.SILENT);
        parts.start();
    }

    @AfterAll
    static void stop() throws IOException {
        if (parts != null) {
            parts.close();
        }
        PlainUser.makeRemovable(folder);
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @Test
    void aServiceRunsFromAReadOnlyFolderAndEndsWhatIsInWorkBeforeItEnds() throws Exception {
        var before = PlainUser.inventory(content);
        assertThat(healthCheck()).isNotZero();
        var log = folder.resolve("governance.log");
        var service = start(log);
        try {
            await().atMost(PATIENCE).until(() -> {
                assertThat(service.isAlive()).as(() -> read(log)).isTrue();
                return parts.isReady(governance());
            });
            assertThat(healthCheck()).isZero();
            assertThat(get("/v1/approvals").statusCode()).isEqualTo(200);

            try (var table = lockedTable()) {
                var answer = http.sendAsync(request("/v1/approvals"), HttpResponse.BodyHandlers.ofString());
                await().atMost(PATIENCE).until(() -> isSomebodyWaiting(table));
                long asked = System.nanoTime();
                service.destroy();
                await().atMost(PATIENCE).until(() -> refusesNewcomers() && service.isAlive());
                assertThat(answer).isNotDone();

                table.rollback();
                assertThat(answer.get(1, TimeUnit.MINUTES).statusCode()).isEqualTo(200);
                assertThat(service.waitFor(1, TimeUnit.MINUTES)).isTrue();
                assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(GRACE);
            }
            // 128 + SIGTERM
            assertThat(service.exitValue()).isEqualTo(143);
        } finally {
            service.destroyForcibly().waitFor();
        }
        assertThat(PlainUser.inventory(content)).isEqualTo(before);
    }

    @Test
    void theMigrationJobMayRunAgainAndSaysWhatItLacks() throws Exception {
        int before = migrations();

        assertThat(migrate(state.resolve("services"))).contains("exit 0").contains("every schema is at the version");
        assertThat(migrations()).isEqualTo(before).isPositive();

        assertThat(migrate(folder)).contains("exit 1").contains("no agent-creation.properties in " + folder);
    }

    private static String migrate(Path settings) throws Exception {
        var password = Files.writeString(folder.resolve("administrator"), "unused");
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dwaooaw.infrastructure=" + ROOT.resolve(InfrastructureFile.PATH),
                        "com.waooaw.programs.MigrationJob")
                .redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "CLASSPATH", System.getProperty("java.class.path"),
                        "WAOOAW_SETTINGS", settings.toString(),
                        "WAOOAW_MIGRATION_URL", "jdbc:postgresql://127.0.0.1:" + ports.of("postgres"),
                        "WAOOAW_MIGRATION_USERNAME", "postgres",
                        "WAOOAW_MIGRATION_PASSWORD_FILE", password.toString()));
        var process = builder.start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return output + "exit " + process.waitFor();
    }

    private static int migrations() throws SQLException {
        try (var connection = administrator("waooaw");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select (select count(*) from governance.flyway_governance)"
                        + " + (select count(*) from audit_log.flyway_audit_log)")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** As the image does, but with the ports and addresses of this stack, all of them from the environment. */
    private static Process start(Path log) throws IOException {
        var builder =
                inContent("ENTRYPOINT", List.of()).redirectErrorStream(true).redirectOutput(log.toFile());
        var properties = new Properties();
        try (var in = Files.newBufferedReader(state.resolve("services/governance.properties"))) {
            properties.load(in);
        }
        properties.forEach((name, value) -> {
            // the id of a customer is no name for a variable
            if (!name.toString().contains("[")) {
                builder.environment().put(variable(name.toString()), value.toString());
            }
        });
        // made anew by every start, and belongs to whoever runs the parts
        builder.environment().remove(variable("waooaw.clock.offset-file"));
        // nobody else may read the key, or write where the log is published
        builder.environment().remove(variable("waooaw.governance.audit.signing-key-file"));
        builder.environment().remove(variable("waooaw.governance.audit.folder"));
        var process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private static String variable(String property) {
        return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /** Exit code of the image's own health check. */
    private static int healthCheck() throws Exception {
        // the image asks on 8003
        var arguments = Files.readAllLines(content.resolve("app/health.args"));
        assertThat(arguments).endsWith("8003");
        var withoutPort = new ArrayList<>(arguments.subList(0, arguments.size() - 1).stream()
                .flatMap(line -> java.util.Arrays.stream(line.split(" ", -1)))
                .toList());
        withoutPort.add(Integer.toString(ports.of("governance")));
        return inContent("HEALTHCHECK", withoutPort).start().waitFor();
    }

    /** A command of the Dockerfile in this content; {@code instead} of its argument file where there is something. */
    private static ProcessBuilder inContent(String instruction, List<String> instead) throws IOException {
        var words = Dockerfile.of(ROOT)
                .effective("service", instruction)
                .flatMap(Dockerfile.Instruction::exec)
                .orElseThrow();
        var command = new ArrayList<String>();
        for (var word : words) {
            if (word.startsWith("/")) {
                command.add(content + word);
            } else if (instead.isEmpty() || !word.startsWith("@")) {
                command.add(word);
            }
        }
        command.addAll(instead);
        return new ProcessBuilder(PlainUser.command(command))
                .directory(content.resolve("app").toFile());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest request(String path) {
        var token =
                new LoginClient(URI.create(ports.issuer()), Clock.systemUTC()).token("governor", LocalPeople.PASSWORD);
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports.of("governance") + path))
                .header("Authorization", "Bearer " + token)
                .timeout(PATIENCE)
                .build();
    }

    private static boolean refusesNewcomers() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), ports.of("governance"))) {
            socket.setSoTimeout(200);
            socket.getOutputStream().write("GET /actuator/health HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return socket.getInputStream().read() < 0;
        } catch (IOException e) {
            // nobody listens, or nobody answers any more
            return true;
        }
    }

    /** Whoever reads approvals waits for the end of this transaction. */
    private static Connection lockedTable() throws SQLException {
        var connection = administrator("waooaw");
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("lock table governance.approval in access exclusive mode");
        }
        return connection;
    }

    private static Connection administrator(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + ports.of("postgres") + "/" + database, "postgres", "unused");
    }

    private static boolean isSomebodyWaiting(Connection table) throws SQLException {
        try (var statement = table.createStatement();
                var rows = statement.executeQuery(
                        "select count(*) from pg_locks where not granted and relation = 'governance.approval'::regclass")) {
            rows.next();
            return rows.getInt(1) > 0;
        }
    }

    private static Infrastructure.Service governance() {
        return InfrastructureFile.of(ROOT).service("governance");
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
