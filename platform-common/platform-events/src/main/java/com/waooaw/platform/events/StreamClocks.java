package com.waooaw.platform.events;

import com.waooaw.contracts.AggregateRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts, per aggregate and stream, what this service knows of ({@code known}) and what it has handled
 * ({@code delivered}); two numbers, never one (domain.md 8.3).
 */
class StreamClocks {

    private final JdbcClient jdbc;

    StreamClocks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes the next number of {@code stream} for the aggregate; locks the aggregate's clock until the commit. */
    long next(AggregateRef aggregate, String stream) {
        lock(List.of(aggregate));
        return jdbc.sql("""
                        insert into stream_clock (aggregate_type, aggregate_id, stream, known, delivered)
                        values (:type, :id, :stream, 1, 0)
                        on conflict (aggregate_type, aggregate_id, stream) do update set known = stream_clock.known + 1
                        returning known
                        """)
                .param("type", aggregate.type())
                .param("id", aggregate.id())
                .param("stream", stream)
                .query(Long.class)
                .single();
    }

    /** Locks the clocks of several aggregates, in id order, so that two publishers never wait for each other. */
    void lock(List<AggregateRef> aggregates) {
        aggregates.stream()
                .distinct()
                .sorted()
                .forEach(a -> jdbc.sql("""
                        insert into stream_clock_lock (aggregate_type, aggregate_id) values (:type, :id)
                        on conflict (aggregate_type, aggregate_id) do update set aggregate_id = excluded.aggregate_id
                        """)
                        .param("type", a.type())
                        .param("id", a.id())
                        .update());
    }

    /** What is known of the aggregate. */
    Map<String, Long> known(AggregateRef aggregate) {
        var clock = new HashMap<String, Long>();
        jdbc.sql("""
                        select stream, known from stream_clock
                        where aggregate_type = :type and aggregate_id = :id
                        """)
                .param("type", aggregate.type())
                .param("id", aggregate.id())
                .query((row, _) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .forEach(e -> clock.put(e.getKey(), e.getValue()));
        return clock;
    }

    /** Remembers what an event says is known, and that the event itself was handled. */
    void delivered(AggregateRef aggregate, String stream, long n, Map<String, Long> vectorClock) {
        lock(List.of(aggregate));
        vectorClock.forEach((s, known) -> raise(aggregate, s, known, 0));
        raise(aggregate, stream, n, n);
    }

    private void raise(AggregateRef aggregate, String stream, long known, long delivered) {
        jdbc.sql("""
                insert into stream_clock (aggregate_type, aggregate_id, stream, known, delivered)
                values (:type, :id, :stream, :known, :delivered)
                on conflict (aggregate_type, aggregate_id, stream) do update
                set known = greatest(stream_clock.known, excluded.known),
                    delivered = greatest(stream_clock.delivered, excluded.delivered)
                """)
                .param("type", aggregate.type())
                .param("id", aggregate.id())
                .param("stream", stream)
                .param("known", known)
                .param("delivered", delivered)
                .update();
    }
}
