package com.waooaw.local.stack;

import com.waooaw.local.infrastructure.Infrastructure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** One of the six, as a Spring context of this process. */
final class ServicePart implements Part {

    private final Infrastructure.Service service;
    private final int port;
    private final List<String> arguments;
    private final HttpClient http;
    private volatile @Nullable ConfigurableApplicationContext context;

    ServicePart(Infrastructure.Service service, int port, List<String> arguments, HttpClient http) {
        this.service = service;
        this.port = port;
        this.arguments = arguments;
        this.http = http;
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
                started.complete(new SpringApplicationBuilder(Class.forName(service.mainClass()))
                        .registerShutdownHook(false)
                        .run(arguments.toArray(String[]::new)));
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

    static String rootMessage(Throwable e) {
        var root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.toString() : root.getMessage();
    }

    @Override
    public boolean isHealthy() {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(3))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
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
