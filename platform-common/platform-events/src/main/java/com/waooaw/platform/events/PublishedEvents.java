package com.waooaw.platform.events;

import com.waooaw.contracts.AggregateRef;
import com.waooaw.contracts.Topic;
import com.waooaw.platform.events.causal.CausalStore;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What this service published and still keeps. */
public class PublishedEvents {

    /** Aggregates of one page. */
    public static final int PER_PAGE = 500;

    private final JdbcClient jdbc;
    private final CausalStore store;

    PublishedEvents(JdbcClient jdbc, CausalStore store) {
        this.jdbc = jdbc;
        this.store = store;
    }

    /** An event with the number it has at the aggregate that was asked for. */
    public record Numbered(long n, String envelope) {}

    /** How far an aggregate has come. */
    public record Last(AggregateRef aggregate, long n) {}

    /**
     * What is left of a range.
     *
     * @param gone numbers that were given out here and whose events are no longer kept
     * @param through the last number it tells of
     */
    public record Kept(List<Numbered> events, List<Long> gone, long through) {

        public Kept {
            events = List.copyOf(events);
            gone = List.copyOf(gone);
        }
    }

    /**
     * What is left of a range. Of a topic that tells states it does not end with numbers that are gone, as long as there
     * is a later event.
     */
    public Kept kept(Topic topic, AggregateRef aggregate, long from, long to) {
        // first how far it has come: what is published meanwhile must not look as if it was gone
        long through = Math.min(to, last(topic, aggregate));
        var events = new ArrayList<>(range(topic, aggregate, from, through));
        var numbers = new HashSet<Long>();
        events.forEach(event -> numbers.add(event.n()));
        if (topic.kind() == Topic.Kind.STATE && through >= from && !numbers.contains(through)) {
            var next = next(topic, aggregate, through + 1);
            if (next.isPresent()) {
                events.add(next.get());
                through = next.get().n();
                numbers.add(through);
            }
        }
        var gone = new ArrayList<Long>();
        for (long n = from; n <= through; n++) {
            if (!numbers.contains(n)) {
                gone.add(n);
            }
        }
        return new Kept(events, gone, through);
    }

    private long last(Topic topic, AggregateRef aggregate) {
        var clock = store.read(Set.of(aggregate)).get(aggregate);
        return clock == null ? 0 : clock.known().getOrDefault(topic.stream(), 0L);
    }

    /** Events that count for an aggregate, by number; those no longer kept are not among them. */
    private List<Numbered> range(Topic topic, AggregateRef aggregate, long from, long to) {
        return jdbc.sql("""
                        select o.n, o.payload::text from outbox o
                        where o.kind = 'event' and o.target = :topic and o.aggregate_type = :type
                          and o.aggregate_id = :id and o.n between :from and :to
                        union all
                        select a.n, o.payload::text from outbox_affects a join outbox o on o.id = a.event_id
                        where a.topic = :topic and a.aggregate_type = :type and a.aggregate_id = :id
                          and a.n between :from and :to
                        order by 1
                        """)
                .param("topic", topic.wireName())
                .param("type", aggregate.type())
                .param("id", aggregate.id())
                .param("from", from)
                .param("to", to)
                .query((row, _) -> new Numbered(row.getLong(1), row.getString(2)))
                .list();
    }

    /** The first event that counts for an aggregate and is kept from a number on. */
    private Optional<Numbered> next(Topic topic, AggregateRef aggregate, long from) {
        return jdbc.sql("""
                        select o.n, o.payload::text from outbox o
                        where o.kind = 'event' and o.target = :topic and o.aggregate_type = :type
                          and o.aggregate_id = :id and o.n >= :from
                        order by o.n limit 1
                        """)
                .param("topic", topic.wireName())
                .param("type", aggregate.type())
                .param("id", aggregate.id())
                .param("from", from)
                .query((row, _) -> new Numbered(row.getLong(1), row.getString(2)))
                .optional();
    }

    /** The last number of each aggregate something was published about since; {@link #PER_PAGE} at most. */
    public List<Last> since(Topic topic, @Nullable Instant since, @Nullable AggregateRef after) {
        return jdbc.sql("""
                        with numbers as (
                            select aggregate_type, aggregate_id, n from outbox
                            where kind = 'event' and target = :topic and created_at >= :since
                            union all
                            select a.aggregate_type, a.aggregate_id, a.n
                            from outbox_affects a join outbox o on o.id = a.event_id
                            where a.topic = :topic and o.created_at >= :since)
                        select aggregate_type, aggregate_id, max(n) from numbers
                        where (aggregate_type, aggregate_id) > (:type, :id)
                        group by aggregate_type, aggregate_id order by aggregate_type, aggregate_id limit :limit
                        """)
                .param("topic", topic.wireName())
                .param("since", (since == null ? Instant.EPOCH : since).atOffset(ZoneOffset.UTC))
                .param("type", after == null ? "" : after.type())
                .param("id", after == null ? "" : after.id())
                .param("limit", PER_PAGE)
                .query((row, _) -> new Last(new AggregateRef(row.getString(1), row.getString(2)), row.getLong(3)))
                .list();
    }
}
