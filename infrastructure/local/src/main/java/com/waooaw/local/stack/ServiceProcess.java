package com.waooaw.local.stack;

import com.waooaw.local.infrastructure.Infrastructure;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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

    private final Infrastructure.Service service;
    private final StackSettings settings;
    private final Map<String, String> properties;
    private final Readiness readiness;
    private final KeptProcess process;

    ServiceProcess(
            Infrastructure.Service service,
            StackSettings settings,
            Map<String, String> properties,
            Readiness readiness) {
        this.service = service;
        this.settings = settings;
        this.properties = properties;
        this.readiness = readiness;
        this.process = new KeptProcess(service.name(), settings);
    }

    @Override
    public String name() {
        return service.name();
    }

    @Override
    public void start() throws IOException, InterruptedException {
        var launch = ServiceLaunch.prepare(settings, service, properties);
        var command = launch.command(cacheFlags(launch.cache()));
        var first = process.spawn(command);
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
        process.watch(command, first);
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

    @Override
    public boolean isHealthy() {
        return readiness.isReady();
    }

    @Override
    public void close() {
        // the JVM of a training run writes its cache when it ends
        process.end(settings.training() ? LONGEST_TRAINING_END : LONGEST_END);
    }
}
