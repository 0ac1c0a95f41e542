package com.waooaw.platform.events.causal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Kept events and what they wait for, in PostgreSQL; what each method does is said by {@link CausalStore}. */
final class JdbcHeld {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    JdbcHeld(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void hold(CausalEvent event, List<Position> missing, @Nullable Refusal refusal, Instant now) {
        jdbc.sql("""
                with kept as (
                    insert into held (event_id, topic, producer, aggregate_type, aggregate_id, n, correlation_id, event,
                                      held_since, refusal_reason, refusal_detail)
                    values (:id, :topic, :producer, :aggregateType, :aggregateId, :n, :correlation, :event, :now,
                            :reason, :detail)
                    on conflict (event_id) do update
                    set refusal_reason = excluded.refusal_reason, refusal_detail = excluded.refusal_detail
                ), before as (
                    delete from held_missing where event_id = :id and (stream, aggregate_type, aggregate_id) not in (
                        select * from unnest(:streams::text[], :types::text[], :ids::text[]))
                )
                insert into held_missing (event_id, stream, aggregate_type, aggregate_id, n)
                select :id, * from unnest(:streams::text[], :types::text[], :ids::text[], :ns::bigint[])
                on conflict (event_id, stream, aggregate_type, aggregate_id) do update set n = excluded.n
                """)
                .param("id", event.eventId())
                .param("topic", event.topic())
                .param("producer", event.producer())
                .param("aggregateType", event.own().aggregate().type())
                .param("aggregateId", event.own().aggregate().id())
                .param("n", event.own().n())
                .param("correlation", event.correlationId())
                .param("event", JSON.writeValueAsString(event))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param(
                        "reason",
                        refusal == null ? null : refusal.reason().name().toLowerCase(Locale.ROOT))
                .param("detail", refusal == null ? null : refusal.detail())
                .param("streams", JdbcCausalStore.texts(missing, Position::stream))
                .param(
                        "types",
                        JdbcCausalStore.texts(
                                missing, position -> position.aggregate().type()))
                .param(
                        "ids",
                        JdbcCausalStore.texts(
                                missing, position -> position.aggregate().id()))
                .param("ns", missing.stream().map(Position::n).toArray(Long[]::new))
                .update();
    }

    Optional<CausalStore.Held> heldAt(Position position) {
        return jdbc
                .sql("""
                        select event, refusal_reason, refusal_detail from held
                        where topic || '/' || producer = :stream and strpos(event, :id) > 0
                        """)
                .param("stream", position.stream())
                .param("id", JSON.writeValueAsString(position.aggregate().id()))
                .query((row, _) -> kept(row))
                .list()
                .stream()
                .filter(kept -> kept.event().positions().contains(position))
                .findFirst();
    }

    void release(UUID eventId) {
        jdbc.sql("delete from held where event_id = :id").param("id", eventId).update();
    }

    Optional<CausalStore.Held> held(UUID eventId) {
        return jdbc.sql("select event, refusal_reason, refusal_detail from held where event_id = :id")
                .param("id", eventId)
                .query((row, _) -> kept(row))
                .optional();
    }

    private static CausalStore.Held kept(ResultSet row) throws SQLException {
        return new CausalStore.Held(JSON.readValue(row.getString("event"), CausalEvent.class), refusal(row));
    }

    private static @Nullable Refusal refusal(ResultSet row) throws SQLException {
        var reason = row.getString("refusal_reason");
        return reason == null
                ? null
                : new Refusal(
                        Refusal.Reason.valueOf(reason.toUpperCase(Locale.ROOT)),
                        Objects.requireNonNullElse(row.getString("refusal_detail"), ""));
    }

    List<UUID> waitingFor(List<Position> reached) {
        return jdbc.sql("""
                        select distinct m.event_id
                        from unnest(:streams::text[], :types::text[], :ids::text[], :ns::bigint[])
                                 as reached(stream, type, id, n)
                        join held_missing m on m.stream = reached.stream and m.aggregate_type = reached.type
                                           and m.aggregate_id = reached.id and m.n <= reached.n
                        """)
                .param("streams", JdbcCausalStore.texts(reached, Position::stream))
                .param(
                        "types",
                        JdbcCausalStore.texts(
                                reached, position -> position.aggregate().type()))
                .param(
                        "ids",
                        JdbcCausalStore.texts(
                                reached, position -> position.aggregate().id()))
                .param("ns", reached.stream().map(Position::n).toArray(Long[]::new))
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    List<UUID> ready(Instant now, int limit) {
        return jdbc.sql("""
                        select h.event_id from held h
                        where (h.rest_until is null or h.rest_until <= :now) and not exists (
                            select from held_missing m
                            left join aggregate_clock c on c.aggregate_type = m.aggregate_type
                                                       and c.aggregate_id = m.aggregate_id
                            where m.event_id = h.event_id and coalesce((c.delivered ->> m.stream)::bigint, 0) < m.n)
                        order by h.held_since, h.n limit :limit
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    void rest(UUID eventId, Instant until) {
        jdbc.sql("update held set rest_until = :until where event_id = :id")
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("id", eventId)
                .update();
    }
}
