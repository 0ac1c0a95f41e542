package com.waooaw.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A child process with a log of its own. One that ends without being asked to is started again. */
final class KeptProcess {

    private static final Logger log = LoggerFactory.getLogger(KeptProcess.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    /** Who lived so long did not end because of how it was started. */
    private static final Duration SOUND = Duration.ofMinutes(1);

    private final String name;
    private final StackSettings settings;
    private final RememberedProcesses processes;
    private @Nullable Process process;
    private boolean closed;

    KeptProcess(String name, StackSettings settings) {
        this.name = name;
        this.settings = settings;
        this.processes = new RememberedProcesses(settings.state());
    }

    /** Starts it, and writes down that it is ours. */
    synchronized Process spawn(List<String> command) throws IOException {
        if (closed) {
            throw new StackException("the start was interrupted", "Start again: ./waooaw up");
        }
        var file = Logging.rotated(settings.state().log(name)).toFile();
        var started = new ProcessBuilder(command)
                .directory(settings.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(file))
                .start();
        started.getOutputStream().close();
        processes.remember(name, started.toHandle());
        process = started;
        return started;
    }

    /** From now on it is started again whenever it ends, until {@link #end}. */
    void watch(List<String> command, Process running) {
        watch(command, running, FIRST_PAUSE);
    }

    private void watch(List<String> command, Process running, Duration pause) {
        long begin = System.nanoTime();
        var _ = running.onExit()
                .thenAcceptAsync(
                        ended -> again(
                                command, ended, System.nanoTime() - begin > SOUND.toNanos() ? FIRST_PAUSE : pause),
                        CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS))
                .exceptionally(e -> {
                    log.error("{} cannot be started again", name, e);
                    return null;
                });
    }

    private synchronized void again(List<String> command, Process ended, Duration pause) {
        if (closed) {
            return;
        }
        log.error("{} ended with exit code {}; it is started again", name, ended.exitValue());
        var next = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        try {
            watch(command, spawn(command), next);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it, gently at first; it is not started again. */
    void end(Duration patience) {
        synchronized (this) {
            closed = true;
            if (process == null) {
                return;
            }
        }
        processes.end(name, patience);
    }
}
