package com.waooaw.programs;

import com.waooaw.local.infrastructure.Infrastructure;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** One of the six as a Spring context of this process, started and closed by whoever owns the process. */
public final class ServiceContext implements AutoCloseable {

    private final Infrastructure.Service service;
    private final Map<String, String> properties;
    private @Nullable ConfigurableApplicationContext context;
    private boolean closed;

    /** One that is not started yet. */
    public ServiceContext(Infrastructure.Service service, Map<String, String> properties) {
        this.service = service;
        this.properties = Map.copyOf(properties);
    }

    /**
     * Returns when it answers requests.
     *
     * @throws ExecutionException with the reason why it does not start
     */
    public void start() throws ExecutionException, InterruptedException {
        var started = new CompletableFuture<ConfigurableApplicationContext>();
        // a thread of its own: whatever it makes inherits whose log lines these are
        Thread.ofPlatform().name(service.name()).start(() -> {
            ServiceScope.enter(service.name());
            try {
                var main = Class.forName(service.mainClass());
                started.complete(new SpringApplicationBuilder(main)
                        // there is no main method on this thread's stack to guess it from
                        .main(main)
                        .registerShutdownHook(false)
                        .run(arguments()));
            } catch (Throwable e) {
                started.completeExceptionally(e);
            }
        });
        keep(started.get());
    }

    /** One that was closed while it was starting does not stay open. */
    private void keep(ConfigurableApplicationContext started) {
        synchronized (this) {
            if (!closed) {
                context = started;
                return;
            }
        }
        started.close();
    }

    private String[] arguments() {
        return Stream.concat(
                        Stream.of("--spring.config.name=" + service.name()),
                        properties.entrySet().stream().map(entry -> "--" + entry.getKey() + "=" + entry.getValue()))
                .toArray(String[]::new);
    }

    /** Ends what is in work, then closes it; does nothing where it is not open. */
    @Override
    public void close() {
        ConfigurableApplicationContext running;
        synchronized (this) {
            closed = true;
            running = context;
            context = null;
        }
        if (running != null) {
            running.close();
        }
    }
}
