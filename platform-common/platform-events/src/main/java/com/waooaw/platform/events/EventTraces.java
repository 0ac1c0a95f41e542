package com.waooaw.platform.events;

import com.waooaw.contracts.AggregateRef;
import com.waooaw.platform.events.causal.Position;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What this service knows of a chain of events, from its outbox, its inbox and what it keeps. */
public class EventTraces {

    private static final int MOST_WAITS = 10;
    private static final int MOST_CHARACTERS = 300;

    private final JdbcClient jdbc;

    EventTraces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An event this service published.
     *
     * @param causeEvent the event it follows from; null where that is a request, a person or a timer
     * @param sentAt null while no carrier has it
     */
    public record Published(
            UUID eventId,
            String topic,
            String eventType,
            AggregateRef aggregate,
            long n,
            UUID causationId,
            @Nullable UUID causeEvent,
            Instant occurredAt,
            @Nullable Instant sentAt,
            int attempts) {}

    /**
     * An event this service received.
     *
     * @param outcome handled, late, overruled, tombstone, dead_letter or held
     * @param at when it came to that
     */
    public record Received(
            UUID eventId,
            String topic,
            String eventType,
            String producer,
            AggregateRef aggregate,
            long n,
            UUID causationId,
            Instant occurredAt,
            String outcome,
            Instant at,
            List<Position> waitsFor,
            @Nullable String reason) {

        public Received {
            waitsFor = List.copyOf(waitsFor);
        }
    }

    /** The chain of an event this service published, settled or keeps; a dead letter nobody can read has none. */
    public Optional<UUID> correlationOf(UUID eventId) {
        return jdbc.sql("""
                        select correlation_id from outbox where id = :id and kind = 'event'
                        union all select correlation_id from inbox where event_id = :id
                        union all select correlation_id from held where event_id = :id
                        union all select correlation_id from dead_letter where id = :id and correlation_id is not null
                        limit 1
                        """).param("id", eventId).query(UUID.class).optional();
    }

    /** What was published here of a chain: one event first, then the oldest. */
    public List<Published> published(UUID correlationId, UUID first, int most) {
        return jdbc.sql("""
                        select id, target, event_type, aggregate_type, aggregate_id, n, causation_id,
                               (payload -> 'ancestors' -> -1 ->> 'event_id')::uuid as cause_event,
                               (payload ->> 'occurred_at')::timestamptz as occurred_at, sent_at, attempts
                        from outbox where correlation_id = :correlation and kind = 'event'
                        order by id = :first desc, seq limit :most
                        """)
                .param("correlation", correlationId)
                .param("first", first)
                .param("most", most)
                .query((row, _) -> new Published(
                        row.getObject("id", UUID.class),
                        row.getString("target"),
                        row.getString("event_type"),
                        aggregate(row),
                        row.getLong("n"),
                        row.getObject("causation_id", UUID.class),
                        row.getObject("cause_event", UUID.class),
                        instant(row, "occurred_at"),
                        row.getObject("sent_at") == null ? null : instant(row, "sent_at"),
                        row.getInt("attempts")))
                .list();
    }

    /** What was received here of a chain: one event first, then what is kept, then the oldest. */
    public List<Received> received(UUID correlationId, UUID first, int most) {
        var received = new ArrayList<>(held(correlationId, first, most));
        received.addAll(settled(correlationId, first, most));
        received.sort(
                (a, b) -> Boolean.compare(b.eventId().equals(first), a.eventId().equals(first)));
        return received.size() > most ? List.copyOf(received.subList(0, most)) : received;
    }

    private List<Received> settled(UUID correlationId, UUID first, int most) {
        return jdbc.sql("""
                        select i.event_id, i.topic, i.event_type, i.producer, i.aggregate_type, i.aggregate_id, i.n,
                               i.causation_id, i.occurred_at, i.received_at,
                               case when i.outcome = 'tombstone' and d.id is not null then 'dead_letter'
                                    else i.outcome end as outcome,
                               case when i.outcome = 'late' then d.requeued_at end as requeued_at,
                               case when i.outcome = 'tombstone' then d.reason || ': ' || d.detail end as reason
                        from inbox i left join dead_letter d on d.id = i.event_id
                        where i.correlation_id = :correlation
                        order by i.event_id = :first desc, i.received_at, i.event_id limit :most
                        """)
                .param("correlation", correlationId)
                .param("first", first)
                .param("most", most)
                .query((row, _) -> new Received(
                        row.getObject("event_id", UUID.class),
                        row.getString("topic"),
                        row.getString("event_type"),
                        row.getString("producer"),
                        aggregate(row),
                        row.getLong("n"),
                        row.getObject("causation_id", UUID.class),
                        instant(row, "occurred_at"),
                        row.getString("outcome"),
                        instant(row, row.getObject("requeued_at") == null ? "received_at" : "requeued_at"),
                        List.of(),
                        shortened(row.getString("reason"))))
                .list();
    }

    private List<Received> held(UUID correlationId, UUID first, int most) {
        var found = jdbc.sql("""
                        select event_id, event, held_since, refusal_reason || ': ' || refusal_detail as reason
                        from held where correlation_id = :correlation
                        order by event_id = :first desc, held_since, n limit :most
                        """)
                .param("correlation", correlationId)
                .param("first", first)
                .param("most", most)
                .query((row, _) -> {
                    var event = EventJson.readKept(row.getString("event"));
                    return new Received(
                            event.eventId(),
                            event.topic(),
                            event.eventType(),
                            event.producer(),
                            event.own().aggregate(),
                            event.own().n(),
                            event.causationId(),
                            event.occurredAt(),
                            "held",
                            instant(row, "held_since"),
                            List.of(),
                            shortened(row.getString("reason")));
                })
                .list();
        var waits = waits(found.stream().map(Received::eventId).toList());
        return found.stream()
                .map(r -> new Received(
                        r.eventId(),
                        r.topic(),
                        r.eventType(),
                        r.producer(),
                        r.aggregate(),
                        r.n(),
                        r.causationId(),
                        r.occurredAt(),
                        r.outcome(),
                        r.at(),
                        waits.getOrDefault(r.eventId(), List.of()),
                        r.reason()))
                .toList();
    }

    private Map<UUID, List<Position>> waits(List<UUID> held) {
        var waits = new HashMap<UUID, List<Position>>();
        if (held.isEmpty()) {
            return waits;
        }
        jdbc.sql("""
                        select m.event_id, m.stream, m.aggregate_type, m.aggregate_id, m.n from held_missing m
                        left join aggregate_clock c
                               on c.aggregate_type = m.aggregate_type and c.aggregate_id = m.aggregate_id
                        where m.event_id = any(:held::uuid[]) and coalesce((c.delivered ->> m.stream)::bigint, 0) < m.n
                        order by m.event_id, m.stream, m.aggregate_type, m.aggregate_id
                        """)
                .param("held", held.stream().map(UUID::toString).toArray(String[]::new))
                .query(row -> {
                    var of = waits.computeIfAbsent(row.getObject("event_id", UUID.class), _ -> new ArrayList<>());
                    if (of.size() < MOST_WAITS) {
                        of.add(new Position(row.getString("stream"), aggregate(row), row.getLong("n")));
                    }
                });
        return waits;
    }

    private static AggregateRef aggregate(ResultSet row) throws SQLException {
        return new AggregateRef(row.getString("aggregate_type"), row.getString("aggregate_id"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable String shortened(@Nullable String text) {
        if (text == null || text.length() <= MOST_CHARACTERS) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MOST_CHARACTERS - 1)) ? MOST_CHARACTERS - 1 : MOST_CHARACTERS;
        return text.substring(0, end) + "…";
    }
}
