package com.waooaw.benchmarks.events;

import com.waooaw.benchmarks.Parts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Properties;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** One publisher, two subscribers and two relays on a durable database, in this process. */
final class EventParts implements AutoCloseable {

    static final String PUBLISHER = "governance";
    static final String[] SUBSCRIBERS = {"learning", "admin-gateway"};

    private final Parts parts;
    private final Deque<Runnable> opened = new ArrayDeque<>();
    private final ConfigurableApplicationContext publisher;

    EventParts(Parts parts) throws IOException {
        this.parts = parts;
        var second = parts.stack().anotherRelay("second");
        opened.push(() -> close(second));
        for (var subscriber : SUBSCRIBERS) {
            makeRows(subscriber);
            start(subscriber);
        }
        makeRows(PUBLISHER);
        publisher = start(PUBLISHER);
    }

    ConfigurableApplicationContext publisher() {
        return publisher;
    }

    private void makeRows(String service) {
        parts.owner(service)
                .sql("create table bench_row as select id, 0::bigint as n from generate_series(0, "
                        + (EventBenchApplication.ROWS - 1) + ") as id")
                .update();
        parts.owner(service).sql("alter table bench_row add primary key (id)").update();
        parts.owner(service).sql("alter table bench_row set (fillfactor = 50)").update();
    }

    private ConfigurableApplicationContext start(String service) {
        var told = new Properties();
        var file = parts.settings().resolve(service + ".properties");
        try (var reader = Files.newBufferedReader(file)) {
            told.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var context = new SpringApplicationBuilder(EventBenchApplication.class)
                .properties(
                        "spring.config.name=eventbench", "logging.level.root=off", "waooaw.task-queue=bench-" + service)
                .run(told.stringPropertyNames().stream()
                        .map(name -> "--" + name + "=" + told.getProperty(name))
                        .toArray(String[]::new));
        opened.push(context::close);
        return context;
    }

    @Override
    public void close() {
        while (!opened.isEmpty()) {
            opened.pop().run();
        }
        parts.close();
    }

    private static void close(AutoCloseable relay) {
        try {
            relay.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IllegalStateException("a relay did not stop", e);
        }
    }
}
