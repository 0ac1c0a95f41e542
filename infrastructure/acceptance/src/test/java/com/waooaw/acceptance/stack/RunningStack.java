package com.waooaw.acceptance.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.acceptance.http.Mailbox;
import com.waooaw.acceptance.http.PublicOrigin;
import com.waooaw.local.infrastructure.InfrastructureFile;
import com.waooaw.local.infrastructure.PortPlan;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A real stack, started as {@code ./waooaw up --detach --no-build} starts it: its own processes, its own ports, its own
 * state. What a test does to it, an administrator could do.
 */
public final class RunningStack implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Pattern STARTING = Pattern.compile("starting PostgreSQL (\\S+)");

    private final Path root = InfrastructureFile.rootAbove(Path.of("").toAbsolutePath());
    private final Path state;
    private final int ports;
    private final ProcessTree processes;
    private final PublicOrigin origin;
    private final Mode mode;
    private final Temporal temporal;
    private boolean keepState;
    private boolean closed;

    private RunningStack(Mode mode, Temporal temporal, Path state, int ports) {
        this.mode = mode;
        this.temporal = temporal;
        this.state = state;
        this.ports = ports;
        this.processes = new ProcessTree(state.toString());
        this.origin = new PublicOrigin(URI.create("http://localhost:" + ports));
    }

    /** Where its six services run. */
    public enum Mode {
        /** In the process of the launcher. */
        ONE_PROCESS,
        /** Each in one of its own. */
        PROCESSES;

        /** The mode of this run of the suite. */
        public static Mode ofThisRun() {
            return valueOf(System.getProperty("waooaw.acceptance.mode", ONE_PROCESS.name()));
        }

        /** The one this run does not use. */
        public Mode other() {
            return this == ONE_PROCESS ? PROCESSES : ONE_PROCESS;
        }
    }

    /** A stack that was never started, with an empty state and the Temporal of this run. */
    public static RunningStack empty(Mode mode) {
        return empty(mode, Temporal.ofThisRun());
    }

    /** The same, with this Temporal. */
    public static RunningStack empty(Mode mode, Temporal temporal) {
        try {
            return new RunningStack(mode, temporal, Files.createTempDirectory("waooaw-acceptance-"), FreePorts.row());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its public origin. */
    public PublicOrigin origin() {
        return origin;
    }

    /** What arrived in its mailbox. */
    public Mailbox mailbox() {
        return new Mailbox(origin);
    }

    /** Where its six services run. */
    public Mode mode() {
        return mode;
    }

    /** The port of a service or of a part. */
    public int port(String name) {
        return new PortPlan(InfrastructureFile.of(root), ports).of(name);
    }

    /** Where it keeps what survives. */
    public Path state() {
        return state;
    }

    /** Starts it on the state it has; returns when it is ready. */
    public void start() {
        var arguments = new ArrayList<>(List.of("up", "--detach", "--no-build", temporal.option()));
        // what a context consists of is compared between the modes
        arguments.addAll(List.of("--set", "management.endpoints.web.exposure.include=health,info,prometheus,beans"));
        if (mode == Mode.PROCESSES) {
            arguments.add("--processes");
        }
        var up = command(arguments.toArray(String[]::new));
        if (up.exitCode() != 0) {
            throw new IllegalStateException("the stack did not start:\n" + up.output() + "\n" + logTail());
        }
        if (!up.output().contains("is ready after")) {
            throw new IllegalStateException("the stack was not started:\n" + up.output());
        }
    }

    /** SIGKILL to every process of it, at once. Nothing of it runs or holds a port when this returns. */
    public void kill() {
        processes.kill();
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> {
                    // a process may have been starting another one meanwhile
                    assertThat(processes.kill()).isZero();
                    assertThat(FreePorts.areFree(ports)).isTrue();
                });
    }

    /** What its PostgreSQL says it is, in its log. */
    String databaseVersion() {
        try (var lines = Files.lines(state.resolve("logs/postgres.log"))) {
            return lines.map(STARTING::matcher)
                    .filter(Matcher::find)
                    .map(found -> found.group(1))
                    .reduce("", (_, last) -> last);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What its Redis says it is, when it is asked. */
    String redisVersion() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port("redis"))) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write("INFO server\r\n".getBytes(StandardCharsets.US_ASCII));
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            for (var line = answer.readLine(); line != null; line = answer.readLine()) {
                if (line.startsWith("redis_version:")) {
                    return line.substring("redis_version:".length());
                }
            }
            throw new IllegalStateException("Redis does not say what it is");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops one part of it as an administrator does; returns when it is gone. */
    public void stopPart(String name) {
        expectDone(command("part", "stop", name));
    }

    /** Starts one part of it again; returns when it can be used. */
    public void startPart(String name) {
        expectDone(command("part", "start", name));
    }

    /** SIGSTOP to all of PostgreSQL: it keeps its connections and answers nobody. */
    public void freezeDatabase() {
        signalDatabase("-STOP");
    }

    /** SIGCONT: it goes on where it was. */
    public void thawDatabase() {
        signalDatabase("-CONT");
    }

    private void signalDatabase(String signal) {
        try {
            var postmaster = ProcessHandle.of(Long.parseLong(Files.readAllLines(state.resolve("pg/postmaster.pid"))
                            .getFirst()
                            .strip()))
                    .orElseThrow();
            var line = new ArrayList<>(List.of("kill", signal, Long.toString(postmaster.pid())));
            postmaster.descendants().map(child -> Long.toString(child.pid())).forEach(line::add);
            new ProcessBuilder(line).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void expectDone(Output output) {
        if (output.exitCode() != 0) {
            throw new IllegalStateException(output.output());
        }
    }

    /** Stops it as a person does. */
    public void stop() {
        command("down");
    }

    /** Runs a command of {@code ./waooaw} against this stack. */
    public Output command(String... arguments) {
        return begin(arguments).end(PATIENCE);
    }

    /** Begins a command of {@code ./waooaw} against this stack; {@link #kill} ends it with everything else. */
    public BackgroundCommand begin(String... arguments) {
        try {
            var output = Files.createTempFile("waooaw-command-", ".txt");
            var line = new ArrayList<>(List.of(root.resolve("waooaw").toString()));
            line.addAll(List.of(arguments));
            var builder = new ProcessBuilder(line)
                    .directory(root.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment()
                    .putAll(Map.of(
                            "WAOOAW_STATE",
                            state.toString(),
                            "WAOOAW_PORT_BASE",
                            Integer.toString(ports),
                            // no caches are made or used while testing
                            "WAOOAW_AOT",
                            "off",
                            // short-lived, so without the slow compiler; and the mark by which its processes are found
                            "WAOOAW_JAVA_OPTS",
                            "-XX:TieredStopAtLevel=1 -Dwaooaw.acceptance=" + state,
                            "WAOOAW_SERVICE_JAVA_OPTS",
                            "-XX:TieredStopAtLevel=1",
                            "JAVA_HOME",
                            System.getProperty("java.home")));
            // a server of somebody's own is not for tests
            builder.environment().remove("TEMPORAL_TARGET");
            var process = builder.start();
            process.getOutputStream().close();
            return new BackgroundCommand(process, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The end of each of its logs, for a person who wants to know why a test failed. */
    public String logTail() {
        var logs = state.resolve("logs");
        if (!Files.isDirectory(logs)) {
            return "no logs in " + state;
        }
        var text = new StringBuilder();
        try (var files = Files.list(logs)) {
            for (var file : files.sorted().toList()) {
                var lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
                text.append("--- ").append(file.getFileName()).append('\n');
                lines.subList(Math.max(0, lines.size() - 15), lines.size())
                        .forEach(line -> text.append(line).append('\n'));
            }
        } catch (IOException e) {
            text.append(e);
        }
        return text.toString();
    }

    /** Something failed: somebody will want to look at the state. */
    public void keepState() {
        keepState = true;
    }

    /** Ends it however it is, and removes its state; once. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        stop();
        kill();
        if (!keepState) {
            remove(state);
        }
    }

    private static void remove(Path directory) {
        try (var paths = Files.walk(directory)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a command said. */
    public record Output(int exitCode, String output) {}
}
