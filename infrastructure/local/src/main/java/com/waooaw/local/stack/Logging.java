package com.waooaw.local.stack;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import com.waooaw.local.http.Json;
import com.waooaw.local.infrastructure.Infrastructure;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Owns Logback: one JSON object a line, a file per service. */
public final class Logging {

    private static final long ROTATE_AT_BYTES = 20L * 1024 * 1024;

    private Logging() {}

    /** Says nothing: a command's output is what it prints. */
    public static void silent() {
        keepSpringAway();
        root().getLoggerContext().reset();
        root().setLevel(Level.OFF);
    }

    /** Writes every line to its service's file. */
    public static void toFiles(StateDirectory state, Infrastructure infrastructure) {
        keepSpringAway();
        var context = root().getLoggerContext();
        context.reset();
        var appender = new FilePerService(state, new ServiceScope(infrastructure));
        appender.setContext(context);
        appender.start();
        var root = root();
        root.setLevel(Level.INFO);
        root.addAppender(appender);
        level(context, "org.eclipse.jetty", Level.WARN);
        level(context, "io.temporal.internal", Level.WARN);
        level(context, "io.zonky", Level.WARN);
        level(context, "com.zaxxer.hikari", Level.WARN);
        level(context, "org.flywaydb", Level.WARN);
    }

    /** The file to write on to; one that has grown long is put aside first. */
    static Path rotated(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        if (Files.exists(file) && Files.size(file) > ROTATE_AT_BYTES) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }

    /** Every Spring context would otherwise configure the one Logback anew. */
    private static void keepSpringAway() {
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        // Tomcat speaks java.util.logging
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    private static void level(LoggerContext context, String name, Level level) {
        context.getLogger(name).setLevel(level);
    }

    private static Logger root() {
        return ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(Logger.ROOT_LOGGER_NAME);
    }

    private static final class FilePerService extends UnsynchronizedAppenderBase<ILoggingEvent> {

        private final StateDirectory state;
        private final ServiceScope scope;
        private final Map<String, Writer> files = new HashMap<>();

        FilePerService(StateDirectory state, ServiceScope scope) {
            this.state = state;
            this.scope = scope;
            setName("file-per-service");
        }

        @Override
        protected void append(ILoggingEvent event) {
            var service = scope.of(event);
            var line = Json.write(fields(service, event)) + "\n";
            synchronized (files) {
                try {
                    var file = files.get(service);
                    if (file == null) {
                        file = open(state.log(service));
                        files.put(service, file);
                    }
                    file.write(line);
                    file.flush();
                } catch (IOException e) {
                    addError("a log line of " + service + " was lost", e);
                }
            }
        }

        private static Map<String, Object> fields(String service, ILoggingEvent event) {
            var fields = new LinkedHashMap<String, Object>();
            fields.put("@timestamp", Instant.ofEpochMilli(event.getTimeStamp()).toString());
            fields.put("log.level", event.getLevel().toString());
            fields.put("service.name", service);
            fields.put("log.logger", event.getLoggerName());
            fields.put("message", event.getFormattedMessage());
            fields.put("process.thread.name", event.getThreadName());
            fields.putAll(event.getMDCPropertyMap());
            var pairs = event.getKeyValuePairs();
            if (pairs != null) {
                pairs.forEach(pair -> fields.put(pair.key, String.valueOf(pair.value)));
            }
            if (event.getThrowableProxy() != null) {
                fields.put("error.stack_trace", ThrowableProxyUtil.asString(event.getThrowableProxy()));
            }
            return fields;
        }

        private static Writer open(Path file) throws IOException {
            return Files.newBufferedWriter(rotated(file), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }

        @Override
        public void stop() {
            synchronized (files) {
                files.values().forEach(file -> {
                    try {
                        file.close();
                    } catch (IOException e) {
                        addError("a log was not closed", e);
                    }
                });
                files.clear();
            }
            super.stop();
        }
    }
}
