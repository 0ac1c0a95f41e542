package com.waooaw.carriers;

import com.waooaw.platform.events.pubsub.PubSubConnection;
import com.waooaw.platform.peers.Peer;
import com.waooaw.platform.peers.Peers;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A Pub/Sub emulator, with a project that nobody else uses. */
final class Emulator implements Closeable {

    private static final boolean LINUX = System.getProperty("os.name").equals("Linux");

    private final String address;
    private final String addressOfThisMachine;
    private final @Nullable Process process;
    private final String project = "waooaw-" + UUID.randomUUID().toString().substring(0, 8);

    private Emulator(String address, String addressOfThisMachine, @Nullable Process process) {
        this.address = address;
        this.addressOfThisMachine = addressOfThisMachine;
        this.process = process;
    }

    /** Starts one, or takes the one that runs. */
    static Emulator start() throws Exception {
        return switch (EmulatorSource.find().orElseThrow()) {
            case EmulatorSource.Running running -> new Emulator(running.address(), "127.0.0.1", null);
            case EmulatorSource.Program program -> {
                Peers.version(Peer.PUBSUB, program.version());
                yield started(program(program.jar(), freePort()), "127.0.0.1");
            }
            case EmulatorSource.Container _ -> {
                Peers.version(Peer.PUBSUB, "in a container");
                yield started(container(freePort()), LINUX ? "127.0.0.1" : "host.docker.internal");
            }
        };
    }

    private record Start(int port, List<String> command) {}

    private static Start program(Path jar, int port) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new Start(
                port,
                List.of(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "-jar",
                        jar.toString(),
                        "--host=127.0.0.1",
                        "--port=" + port));
    }

    private static Start container(int port) {
        var command = new ArrayList<>(List.of("docker", "run", "--rm", "--init"));
        command.addAll(LINUX ? List.of("--network", "host") : List.of("-p", "127.0.0.1:" + port + ":" + port));
        command.add(EmulatorSource.IMAGE);
        command.addAll(List.of("gcloud", "beta", "emulators", "pubsub", "start", "--project=waooaw"));
        command.add("--host-port=" + (LINUX ? "127.0.0.1:" : "0.0.0.0:") + port);
        return new Start(port, command);
    }

    private static Emulator started(Start start, String addressOfThisMachine) throws Exception {
        var process =
                new ProcessBuilder(start.command()).redirectErrorStream(true).start();
        // this JVM may end without closing anything
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        var ready = new CompletableFuture<Void>();
        var said = new ConcurrentLinkedQueue<String>();
        Thread.ofVirtual().start(() -> listen(process, ready, said));
        try {
            ready.get(60, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
            throw new IllegalStateException("the emulator did not start: " + said, e);
        }
        return new Emulator("127.0.0.1:" + start.port(), addressOfThisMachine, process);
    }

    private static void listen(Process process, CompletableFuture<Void> ready, Queue<String> said) {
        try (var lines =
                new java.io.BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
                if (line.contains("Server started")) {
                    ready.complete(null);
                }
            }
            ready.completeExceptionally(new IllegalStateException("the emulator ended: " + said));
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PubSubConnection connection() {
        return new PubSubConnection(project, Optional.of(address), Optional.empty());
    }

    String address() {
        return address;
    }

    /** How the emulator reaches what listens here. */
    String addressOfThisMachine() {
        return addressOfThisMachine;
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroy();
            try {
                if (!process.waitFor(Duration.ofSeconds(10))) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
