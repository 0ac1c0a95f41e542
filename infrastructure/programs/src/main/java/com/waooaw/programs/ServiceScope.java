package com.waooaw.programs;

import ch.qos.logback.classic.spi.ILoggingEvent;
import com.waooaw.local.infrastructure.Infrastructure;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which of the services in this one process a log line belongs to.
 *
 * <p>The logger's package says so for our own classes. For libraries it is inherited: each service is started on a
 * thread of its own, and every thread made from it, virtual ones too, belongs to the same service.
 */
public final class ServiceScope {

    /** What belongs to no service belongs to the stack. */
    public static final String STACK = "stack";

    private static final InheritableThreadLocal<@Nullable String> SERVICE = new InheritableThreadLocal<>();

    private final Map<String, String> packages = new LinkedHashMap<>();

    /** Knows the packages of these services. */
    public ServiceScope(Infrastructure infrastructure) {
        infrastructure
                .services()
                .forEach(service -> packages.put(
                        service.mainClass().substring(0, service.mainClass().lastIndexOf('.') + 1), service.name()));
    }

    /** Makes this thread, and every thread it makes from now on, one of the service's. */
    static void enter(String service) {
        SERVICE.set(service);
    }

    /** The service a line belongs to; must be asked on the thread that wrote it. */
    public String of(ILoggingEvent event) {
        var logger = event.getLoggerName();
        return packages.entrySet().stream()
                .filter(entry -> logger.startsWith(entry.getKey()))
                .findFirst()
                .map(Map.Entry::getValue)
                .or(() -> Optional.ofNullable(SERVICE.get()))
                .orElse(STACK);
    }
}
