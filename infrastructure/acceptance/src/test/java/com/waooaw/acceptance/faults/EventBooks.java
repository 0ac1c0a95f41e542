package com.waooaw.acceptance.faults;

import com.waooaw.acceptance.faults.EventBook.Clock;
import com.waooaw.acceptance.faults.EventBook.Handled;
import com.waooaw.acceptance.faults.EventBook.Place;
import com.waooaw.acceptance.faults.EventBook.Position;
import com.waooaw.acceptance.faults.EventBook.Published;
import com.waooaw.acceptance.stack.RunningStack;
import com.waooaw.contracts.AggregateRef;
import com.waooaw.local.http.Json;
import com.waooaw.local.infrastructure.Infrastructure;
import com.waooaw.local.infrastructure.InfrastructureFile;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/** Reads the books of all services, and the relay's, out of the databases of a stack. */
final class EventBooks {

    private final Infrastructure infrastructure =
            InfrastructureFile.of(InfrastructureFile.rootAbove(Path.of("").toAbsolutePath()));
    private final RunningStack stack;

    EventBooks(RunningStack stack) {
        this.stack = stack;
    }

    /** Holds what they say now against the promise. */
    EventPromise.Judged judge() {
        return EventPromise.judge(read(), infrastructure.topics());
    }

    private List<EventBook> read() {
        var books = new ArrayList<EventBook>();
        for (var service : infrastructure.services()) {
            books.add(of(service));
        }
        books.add(ofRelay());
        return books;
    }

    private EventBook of(Infrastructure.Service service) {
        var jdbc = in(service.database(), service.schema());
        return new EventBook(service.name(), published(jdbc), handled(jdbc), clocks(jdbc), left(jdbc));
    }

    private static List<Published> published(JdbcClient jdbc) {
        return jdbc.sql("select id, target, payload::text from outbox where kind = 'event' order by seq")
                .query((row, _) -> event(row.getObject(1, UUID.class), row.getString(2), Json.read(row.getString(3))))
                .list();
    }

    private static Published event(UUID id, String topic, JsonNode event) {
        var places = new ArrayList<Place>();
        places.add(new Place(
                aggregate(event.path("aggregate")), event.path("n").asLong(), numbers(event.path("vector_clock"))));
        event.path("affects")
                .forEach(of ->
                        places.add(new Place(aggregate(of), of.path("n").asLong(), numbers(of.path("vector_clock")))));
        var ancestors = event.path("ancestors")
                .valueStream()
                .map(of -> new Position(
                        of.path("stream").asString(),
                        aggregate(of.path("aggregate")),
                        of.path("n").asLong()))
                .toList();
        return new Published(id, topic, event.path("producer").asString(), places, ancestors);
    }

    private static List<Handled> handled(JdbcClient jdbc) {
        return jdbc.sql("""
                        select event_id, topic, producer, aggregate_type, aggregate_id, n, received_at, outcome from inbox
                        """)
                .query((row, _) -> new Handled(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        new AggregateRef(row.getString(4), row.getString(5)),
                        row.getLong(6),
                        row.getObject(7, OffsetDateTime.class).toInstant(),
                        row.getString(8)))
                .list();
    }

    private static Map<AggregateRef, Clock> clocks(JdbcClient jdbc) {
        var clocks = new HashMap<AggregateRef, Clock>();
        jdbc.sql("select aggregate_type, aggregate_id, known::text, delivered::text from aggregate_clock")
                .query((row, _) -> clocks.put(
                        new AggregateRef(row.getString(1), row.getString(2)),
                        new Clock(numbers(Json.read(row.getString(3))), numbers(Json.read(row.getString(4))))))
                .list();
        return clocks;
    }

    private static List<String> left(JdbcClient jdbc) {
        return jdbc.sql("""
                        select 'unsent ' || kind || ' to ' || target || coalesce(', ' || last_error, '')
                        from outbox where sent_at is null
                        union all
                        select 'held ' || topic || ' ' || aggregate_type || ':' || aggregate_id || ' ' || n from held
                        union all
                        select 'dead letter of ' || topic || ', ' || reason || ', ' || detail from dead_letter
                        union all
                        select 'given up ' || stream || ' ' || aggregate_type || ':' || aggregate_id || ' ' || n
                        from tombstone
                        """).query(String.class).list();
    }

    private EventBook ofRelay() {
        var left = in("waooaw", "relay").sql("""
                        select d.state || ' ' || m.topic || ' to ' || d.subscriber || coalesce(', ' || d.last_error, '')
                        from delivery d join message m on m.id = d.message_id where d.state <> 'DELIVERED'
                        """).query(String.class).list();
        return new EventBook("relay", List.of(), List.of(), Map.of(), left);
    }

    private JdbcClient in(String database, String schema) {
        return JdbcClient.create(new DriverManagerDataSource(
                "jdbc:postgresql://127.0.0.1:" + stack.port("postgres") + "/" + database + "?currentSchema=" + schema,
                "postgres",
                "unused"));
    }

    private static AggregateRef aggregate(JsonNode of) {
        return new AggregateRef(of.path("type").asString(), of.path("id").asString());
    }

    private static Map<String, Long> numbers(JsonNode clock) {
        var numbers = new HashMap<String, Long>();
        clock.properties()
                .forEach(entry -> numbers.put(entry.getKey(), entry.getValue().asLong()));
        return numbers;
    }
}
