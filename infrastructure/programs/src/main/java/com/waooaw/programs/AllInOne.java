package com.waooaw.programs;

import com.waooaw.local.infrastructure.Infrastructure;
import com.waooaw.local.infrastructure.InfrastructureFile;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All six services in one process, each with settings from outside: its file in the folder {@code WAOOAW_SETTINGS},
 * and what the environment says to all of them. PostgreSQL, Temporal, the issuer and the carrier are somebody else's.
 */
public final class AllInOne {

    private static final Logger log = LoggerFactory.getLogger(AllInOne.class);

    private final List<Infrastructure.Service> services;
    private final Map<Infrastructure.Service, ServiceContext> contexts;

    private AllInOne(Infrastructure infrastructure, Settings settings) {
        this.services = infrastructure.services();
        this.contexts = services.stream()
                .collect(java.util.stream.Collectors.toMap(
                        service -> service, service -> new ServiceContext(service, properties(service, settings))));
    }

    private static Map<String, String> properties(Infrastructure.Service service, Settings settings) {
        return settings.file(service.name())
                .map(file -> Map.of("spring.config.additional-location", "file:" + file))
                .orElse(Map.of());
    }

    /** Runs until it is asked to end; ends with 1 where one of the six does not start. */
    public static void main(String[] arguments) {
        var infrastructure = InfrastructureFile.at(Settings.infrastructure());
        StandardOutput.use(infrastructure);
        var all = new AllInOne(infrastructure, Settings.of(System.getenv()));
        Runtime.getRuntime().addShutdownHook(new Thread(all::close, "stop"));
        try {
            all.start();
            log.info("all six services are ready");
        } catch (CompletionException e) {
            log.error("not all services started", e.getCause());
            System.exit(1);
        }
    }

    private void start() {
        sideBySide(service -> {
            try {
                context(service).start();
            } catch (ExecutionException e) {
                throw new IllegalStateException(service.name() + " did not start", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(service.name() + " was interrupted", e);
            }
        });
    }

    /** Side by side, too: together they have no more time than one alone. */
    private void close() {
        sideBySide(service -> context(service).close());
        log.info("stopped");
    }

    private ServiceContext context(Infrastructure.Service service) {
        return java.util.Objects.requireNonNull(contexts.get(service));
    }

    private void sideBySide(Consumer<Infrastructure.Service> action) {
        try (var threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name("all-in-one-", 0).factory())) {
            CompletableFuture.allOf(services.stream()
                            .map(service -> CompletableFuture.runAsync(() -> action.accept(service), threads))
                            .toArray(CompletableFuture[]::new))
                    .join();
        }
    }
}
