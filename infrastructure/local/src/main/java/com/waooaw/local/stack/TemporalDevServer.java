package com.waooaw.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A real Temporal: the development server of the {@code temporal} program, its history in the state directory. One that
 * ends by itself is started again and knows what it knew.
 */
final class TemporalDevServer implements TemporalPart {

    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final Duration LONGEST_END = Duration.ofSeconds(12);
    private static final String FOLDER = "temporal";

    private final int port;
    private final StateDirectory state;
    private final KeptProcess process;

    TemporalDevServer(int port, StackSettings settings) {
        this.port = port;
        this.state = settings.state();
        this.process = new KeptProcess(name(), settings);
    }

    @Override
    public String target() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void start() throws IOException, InterruptedException {
        var program = TemporalCli.need(System.getenv());
        Files.createDirectories(state.resolve(FOLDER));
        var command = command(program);
        var first = process.spawn(command);
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (!isHealthy()) {
            if (!first.isAlive()) {
                throw new StackException(
                        "the Temporal server ended with exit code " + first.exitValue() + " while it was starting",
                        "Its log says more: ./waooaw logs temporal");
            }
            if (System.nanoTime() > end) {
                throw new StackException(
                        "the Temporal server does not answer after " + LONGEST_START.toSeconds() + " seconds",
                        "Its log says more: ./waooaw logs temporal");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        process.watch(command, first);
    }

    private List<String> command(Path program) {
        return List.of(
                program.toString(),
                "server",
                "start-dev",
                "--headless",
                "--ip",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--db-filename",
                state.resolve(FOLDER).resolve("temporal.db").toString());
    }

    @Override
    public boolean isHealthy() {
        return TemporalProbe.trouble(target()).isEmpty();
    }

    @Override
    public void close() {
        process.end(LONGEST_END);
    }
}
