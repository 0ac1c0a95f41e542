package com.waooaw.programs;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import java.time.Instant;
import java.util.LinkedHashMap;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import tools.jackson.databind.json.JsonMapper;

/** Logging of a process that holds several services: one JSON object a line, in the fields of ECS. */
public final class LogLine {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private LogLine() {}

    /** Gives every line to one appender. */
    public static void sendTo(Appender<ILoggingEvent> appender) {
        keepSpringAway();
        var root = root();
        var context = root.getLoggerContext();
        context.reset();
        appender.setContext(context);
        appender.start();
        root.setLevel(Level.INFO);
        root.addAppender(appender);
        level(context, "org.eclipse.jetty", Level.WARN);
        level(context, "io.temporal.internal", Level.WARN);
        level(context, "io.zonky", Level.WARN);
        level(context, "com.zaxxer.hikari", Level.WARN);
        level(context, "org.flywaydb", Level.WARN);
    }

    /** Logs nothing. */
    public static void silence() {
        keepSpringAway();
        root().getLoggerContext().reset();
        root().setLevel(Level.OFF);
    }

    /** An event of a service as text, with its line end. */
    public static String of(String service, ILoggingEvent event) {
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
        return JSON.writeValueAsString(fields) + "\n";
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
}
