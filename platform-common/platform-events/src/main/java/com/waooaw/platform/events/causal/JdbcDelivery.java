package com.waooaw.platform.events.causal;

import com.waooaw.platform.events.causal.CausalStore.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Remembered ids and the clocks that go on with them, in PostgreSQL; what each method does is said by {@link
 * CausalStore}. What could be three statements is one: each costs a way to the database and back.
 */
final class JdbcDelivery {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String INBOX = """
            insert into inbox (event_id, topic, event_type, producer, aggregate_type, aggregate_id, n,
                               correlation_id, causation_id, occurred_at, received_at, outcome)
            """;

    private static final String ROW = """
            :id, :topic, :type, :producer, :aggregateType, :aggregateId, :n,
            :correlation, :causation, :occurredAt::timestamptz, :receivedAt::timestamptz, :outcome
            """;

    private static final String REMEMBER =
            INBOX + "values (" + ROW + ") on conflict (event_id) do nothing returning event_id";

    private static final String DELIVER = "with remembered as (" + REMEMBER + """
            ), released as (delete from held where event_id = :id)
            update aggregate_clock
            set known = :known::jsonb, delivered = :delivered::jsonb, claims = :claims::jsonb
            where aggregate_type = :aggregateType and aggregate_id = :aggregateId
            returning exists (select from remembered)
            """;

    /** Whoever finds the clock locked leaves it: what was committed while one waits is not seen by the same statement. */
    private static final String DELIVER_IF_DUE = """
            with due as (
                select known, delivered from aggregate_clock
                where aggregate_type = :aggregateType and aggregate_id = :aggregateId
                  and coalesce((delivered ->> :stream::text)::bigint, 0) = :n - 1
                  and not exists (
                      select from unnest(:streams::text[], :numbers::bigint[]) as needed(stream, n)
                      where coalesce((delivered ->> needed.stream)::bigint, 0) < needed.n)
                for update skip locked
            ), remembered as (
            """ + INBOX + "select " + ROW + """
                from due on conflict (event_id) do nothing returning event_id
            ), released as (delete from held where event_id in (select event_id from remembered))
            update aggregate_clock c
            set delivered = due.delivered || jsonb_build_object(:stream::text, :n),
                known = (
                    select jsonb_object_agg(stream, n) from (
                        select stream, max(n::bigint) as n from (
                            select * from jsonb_each_text(due.known)
                            union all select * from jsonb_each_text(:heard::jsonb)) as told(stream, n)
                        group by stream) as raised)
            from due, remembered
            where c.aggregate_type = :aggregateType and c.aggregate_id = :aggregateId
            returning array(
                select distinct m.event_id from held_missing m
                where m.stream = :stream and m.aggregate_type = c.aggregate_type and m.aggregate_id = c.aggregate_id
                  and m.n <= :n and m.event_id <> :id)
            """;

    private final JdbcClient jdbc;

    JdbcDelivery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean remember(CausalEvent event, Outcome outcome, Instant now) {
        return with(jdbc.sql(REMEMBER), event, outcome, now)
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    boolean isRemembered(UUID eventId) {
        return jdbc.sql("select exists (select from inbox where event_id = :id)")
                .param("id", eventId)
                .query(Boolean.class)
                .single();
    }

    boolean deliver(CausalEvent event, Outcome outcome, AggregateClock own, Instant now) {
        return with(jdbc.sql(DELIVER), event, outcome, now)
                .param("known", JSON.writeValueAsString(own.known()))
                .param("delivered", JSON.writeValueAsString(own.delivered()))
                .param("claims", JSON.writeValueAsString(own.claims()))
                .query(Boolean.class)
                .single();
    }

    Optional<List<UUID>> deliverIfDue(CausalEvent event, Map<String, Long> needed, Instant now) {
        var heard = AggregateClock.raised(
                event.own().clock(), Map.of(event.stream(), event.own().n()));
        return with(jdbc.sql(DELIVER_IF_DUE), event, Outcome.HANDLED, now)
                .param("stream", event.stream())
                .param("streams", needed.keySet().toArray(String[]::new))
                .param("numbers", needed.values().toArray(Long[]::new))
                .param("heard", JSON.writeValueAsString(heard))
                .query((row, _) -> waiting(row))
                .optional();
    }

    private static List<UUID> waiting(ResultSet row) throws SQLException {
        return List.of((UUID[]) row.getArray(1).getArray());
    }

    private static JdbcClient.StatementSpec with(
            JdbcClient.StatementSpec statement, CausalEvent event, Outcome outcome, Instant now) {
        return statement
                .param("id", event.eventId())
                .param("topic", event.topic())
                .param("type", event.eventType())
                .param("producer", event.producer())
                .param("aggregateType", event.own().aggregate().type())
                .param("aggregateId", event.own().aggregate().id())
                .param("n", event.own().n())
                .param("correlation", event.correlationId())
                .param("causation", event.causationId())
                .param("occurredAt", event.occurredAt().atOffset(ZoneOffset.UTC))
                .param("receivedAt", now.atOffset(ZoneOffset.UTC))
                .param("outcome", outcome.name().toLowerCase(Locale.ROOT));
    }
}
