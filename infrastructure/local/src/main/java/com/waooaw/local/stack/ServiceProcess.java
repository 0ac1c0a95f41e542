package com.waooaw.local.stack;

import com.waooaw.local.infrastructure.Infrastructure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One of the six in a process of its own. One that ends without being asked to is started again. */
final class ServiceProcess implements Part {

    private static final Logger log = LoggerFactory.getLogger(ServiceProcess.class);
    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final Duration LONGEST_END = Duration.ofSeconds(12);
    /** At the lowest priority on a busy machine. */
    private static final Duration LONGEST_TRAINING_START = Duration.ofMinutes(15);

    private static final Duration LONGEST_TRAINING_END = Duration.ofMinutes(3);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    /** Who lived so long did not end because of how it was started. */
    private static final Duration SOUND = Duration.ofMinutes(1);

    private final Infrastructure.Service service;
    private final StackSettings settings;
    private final Map<String, String> properties;
    private final Readiness readiness;
    private final RememberedProcesses processes;
    private @Nullable Process process;
    private boolean closed;

    ServiceProcess(
            Infrastructure.Service service,
            StackSettings settings,
            Map<String, String> properties,
            Readiness readiness) {
        this.service = service;
        this.settings = settings;
        this.properties = properties;
        this.readiness = readiness;
        this.processes = new RememberedProcesses(settings.state());
    }

    @Override
    public String name() {
        return service.name();
    }

    @Override
    public void start() throws IOException, InterruptedException {
        var launch = ServiceLaunch.prepare(settings, service, properties);
        var command = launch.command(cacheFlags(launch.cache()));
        var first = spawn(command);
        var longest = settings.training() ? LONGEST_TRAINING_START : LONGEST_START;
        long end = System.nanoTime() + longest.toNanos();
        while (!readiness.isReady()) {
            if (!first.isAlive()) {
                throw new StackException(
                        name() + " ended with exit code " + first.exitValue() + " while it was starting",
                        "Its log says more: ./waooaw logs " + name());
            }
            if (System.nanoTime() > end) {
                throw new StackException(
                        name() + " is not ready after " + longest.toMinutes() + " minutes",
                        "Its log says more: ./waooaw logs " + name());
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        watch(command, first, FIRST_PAUSE);
    }

    private List<String> cacheFlags(AotCache cache) {
        if (settings.training()) {
            cache.prepare();
            return cache.training();
        }
        if (AotCache.isOff()) {
            return List.of();
        }
        if (cache.state() != AotCache.State.PRESENT) {
            log.warn(
                    "{} starts without a start-up cache: it is {}",
                    name(),
                    cache.state().name().toLowerCase(Locale.ROOT));
        }
        return cache.flags();
    }

    private void watch(List<String> command, Process running, Duration pause) {
        long begin = System.nanoTime();
        var _ = running.onExit()
                .thenAcceptAsync(
                        ended -> again(
                                command, ended, System.nanoTime() - begin > SOUND.toNanos() ? FIRST_PAUSE : pause),
                        CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS))
                .exceptionally(e -> {
                    log.error("{} cannot be started again", name(), e);
                    return null;
                });
    }

    private synchronized void again(List<String> command, Process ended, Duration pause) {
        if (closed) {
            return;
        }
        log.error("{} ended with exit code {}; it is started again", name(), ended.exitValue());
        var next = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        try {
            watch(command, spawn(command), next);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized Process spawn(List<String> command) throws IOException {
        if (closed) {
            throw new StackException("the start was interrupted", "Start again: ./waooaw up");
        }
        var file = Logging.rotated(settings.state().log(name())).toFile();
        var started = new ProcessBuilder(command)
                .directory(settings.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(file))
                .start();
        started.getOutputStream().close();
        processes.remember(name(), started.toHandle());
        process = started;
        return started;
    }

    @Override
    public boolean isHealthy() {
        return readiness.isReady();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            if (process == null) {
                return;
            }
        }
        // the JVM of a training run writes its cache when it ends
        processes.end(name(), settings.training() ? LONGEST_TRAINING_END : LONGEST_END);
    }
}
