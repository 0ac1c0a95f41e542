package com.waooaw.local.stack;

import com.waooaw.local.infrastructure.Infrastructure;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** One of the six, as a Spring context of this process. */
final class ServicePart implements Part {

    private final Infrastructure.Service service;
    private final Map<String, String> properties;
    private final Readiness readiness;
    private volatile @Nullable ConfigurableApplicationContext context;

    ServicePart(Infrastructure.Service service, Map<String, String> properties, Readiness readiness) {
        this.service = service;
        this.properties = properties;
        this.readiness = readiness;
    }

    @Override
    public String name() {
        return service.name();
    }

    @Override
    public void start() throws Exception {
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
        try {
            context = started.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new StackException(
                    service.name() + " did not start: " + rootMessage(cause),
                    "Its log says more: ./waooaw logs " + service.name(),
                    cause);
        }
    }

    private String[] arguments() {
        return Stream.concat(
                        Stream.of("--spring.config.name=" + service.name()),
                        properties.entrySet().stream().map(entry -> "--" + entry.getKey() + "=" + entry.getValue()))
                .toArray(String[]::new);
    }

    static String rootMessage(Throwable e) {
        var root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.toString() : root.getMessage();
    }

    @Override
    public boolean isHealthy() {
        return readiness.isReady();
    }

    @Override
    public void close() {
        var running = context;
        context = null;
        if (running != null) {
            running.close();
        }
    }
}
