package com.waooaw.platform.events.causal;

import com.waooaw.contracts.AggregateRef;
import com.waooaw.contracts.Precedence;
import com.waooaw.platform.database.Tenancy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The causal order in PostgreSQL. */
public class JdbcCausalStore implements CausalStore {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Long>> NUMBERS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Map<Precedence, Long>>> CLAIMS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final JdbcHeld held;
    private final JdbcDelivery delivery;

    /** Works with the service's own role. */
    public JdbcCausalStore(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.held = new JdbcHeld(jdbc);
        this.delivery = new JdbcDelivery(jdbc);
    }

    @Override
    public <T> T transaction(@Nullable UUID customerId, Supplier<T> work) {
        return Objects.requireNonNull(Tenancy.call(customerId, () -> transaction.execute(_ -> work.get())));
    }

    @Override
    public AggregateClock lock(AggregateRef aggregate) {
        return lockWhereThere(aggregate).orElseGet(() -> {
            // waits for whoever makes the same row; after that it is there to lock
            jdbc.sql("""
                    insert into aggregate_clock (aggregate_type, aggregate_id) values (:type, :id) on conflict do nothing
                    """)
                    .param("type", aggregate.type())
                    .param("id", aggregate.id())
                    .update();
            return lockWhereThere(aggregate).orElseThrow();
        });
    }

    private Optional<AggregateClock> lockWhereThere(AggregateRef aggregate) {
        return jdbc.sql("""
                        select known, delivered, claims from aggregate_clock
                        where aggregate_type = :type and aggregate_id = :id for update
                        """)
                .param("type", aggregate.type())
                .param("id", aggregate.id())
                .query((row, _) -> clock(row))
                .optional();
    }

    @Override
    public void write(AggregateRef aggregate, AggregateClock clock) {
        jdbc.sql("""
                update aggregate_clock
                set known = :known::jsonb, delivered = :delivered::jsonb, claims = :claims::jsonb
                where aggregate_type = :type and aggregate_id = :id
                """)
                .param("known", JSON.writeValueAsString(clock.known()))
                .param("delivered", JSON.writeValueAsString(clock.delivered()))
                .param("claims", JSON.writeValueAsString(clock.claims()))
                .param("type", aggregate.type())
                .param("id", aggregate.id())
                .update();
    }

    @Override
    public AggregateClock count(AggregateRef aggregate, String stream) {
        return jdbc.sql("""
                        insert into aggregate_clock (aggregate_type, aggregate_id, known)
                        values (:type, :id, jsonb_build_object(:stream::text, 1))
                        on conflict (aggregate_type, aggregate_id) do update
                        set known = aggregate_clock.known || jsonb_build_object(
                            :stream::text, coalesce((aggregate_clock.known ->> :stream::text)::bigint, 0) + 1)
                        returning known, delivered, claims
                        """)
                .param("type", aggregate.type())
                .param("id", aggregate.id())
                .param("stream", stream)
                .query((row, _) -> clock(row))
                .single();
    }

    @Override
    public Map<AggregateRef, AggregateClock> read(Set<AggregateRef> aggregates) {
        var clocks = new HashMap<AggregateRef, AggregateClock>();
        jdbc.sql("""
                        select c.aggregate_type, c.aggregate_id, c.known, c.delivered, c.claims
                        from unnest(:types::text[], :ids::text[]) as asked(type, id)
                        join aggregate_clock c on c.aggregate_type = asked.type and c.aggregate_id = asked.id
                        """)
                .param("types", texts(aggregates, AggregateRef::type))
                .param("ids", texts(aggregates, AggregateRef::id))
                .query((row, _) -> clocks.put(new AggregateRef(row.getString(1), row.getString(2)), clock(row)))
                .list();
        return clocks;
    }

    @Override
    public boolean remember(CausalEvent event, Outcome outcome, Instant now) {
        return delivery.remember(event, outcome, now);
    }

    @Override
    public Optional<List<UUID>> deliverIfDue(CausalEvent event, Map<String, Long> needed, Instant now) {
        return delivery.deliverIfDue(event, needed, now);
    }

    @Override
    public boolean deliver(CausalEvent event, Outcome outcome, AggregateClock own, Instant now) {
        return delivery.deliver(event, outcome, own, now);
    }

    @Override
    public boolean isRemembered(UUID eventId) {
        return delivery.isRemembered(eventId);
    }

    @Override
    public void hold(CausalEvent event, List<Position> missing, @Nullable Refusal refusal, Instant now) {
        held.hold(event, missing, refusal, now);
    }

    @Override
    public Optional<Held> heldAt(Position position) {
        return held.heldAt(position);
    }

    @Override
    public void release(UUID eventId) {
        held.release(eventId);
    }

    @Override
    public Optional<Held> held(UUID eventId) {
        return held.held(eventId);
    }

    @Override
    public List<UUID> waitingFor(List<Position> reached) {
        return held.waitingFor(reached);
    }

    @Override
    public List<UUID> ready(Instant now, int limit) {
        return held.ready(now, limit);
    }

    @Override
    public void rest(UUID eventId, Instant until) {
        held.rest(eventId, until);
    }

    @Override
    public int countFailure(UUID eventId, String error, Instant now) {
        return jdbc.sql("""
                        insert into delivery_failure (event_id, attempts, last_error, last_at)
                        values (:id, 1, left(:error, 2000), :now)
                        on conflict (event_id) do update
                        set attempts = delivery_failure.attempts + 1, last_error = excluded.last_error,
                            last_at = excluded.last_at
                        returning attempts
                        """)
                .param("id", eventId)
                .param("error", printable(error))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    @Override
    public void bury(CausalEvent event, Refusal refusal, Instant now) {
        jdbc.sql("""
                insert into dead_letter (id, topic, producer, aggregate_type, aggregate_id, n, correlation_id, reason,
                                         detail, event, died_at)
                values (:id, :topic, :producer, :aggregateType, :aggregateId, :n, :correlation, :reason, :detail,
                        :event, :now)
                on conflict (id) do nothing
                """)
                .param("id", event.eventId())
                .param("topic", event.topic())
                .param("producer", event.producer())
                .param("aggregateType", event.own().aggregate().type())
                .param("aggregateId", event.own().aggregate().id())
                .param("n", event.own().n())
                .param("correlation", event.correlationId())
                .param("reason", refusal.reason().name().toLowerCase(Locale.ROOT))
                .param("detail", printable(refusal.detail()))
                .param("event", JSON.writeValueAsString(event))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public void giveUp(Position position, Instant now) {
        jdbc.sql("""
                insert into tombstone (stream, aggregate_type, aggregate_id, n, reason, given_up_at)
                values (:stream, :type, :id, :n, 'gone', :now) on conflict do nothing
                """)
                .param("stream", position.stream())
                .param("type", position.aggregate().type())
                .param("id", position.aggregate().id())
                .param("n", position.n())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public boolean revive(UUID eventId, Instant now) {
        return jdbc.sql("""
                with late as (
                    update inbox set outcome = 'late' where event_id = :id and outcome = 'tombstone' returning event_id)
                update dead_letter set requeued_at = :now where id in (select event_id from late)
                """)
                        .param("id", eventId)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private static AggregateClock clock(ResultSet row) throws SQLException {
        return new AggregateClock(
                JSON.readValue(row.getString("known"), NUMBERS),
                JSON.readValue(row.getString("delivered"), NUMBERS),
                JSON.readValue(row.getString("claims"), CLAIMS));
    }

    static <T> String[] texts(Collection<T> items, Function<T, String> text) {
        return items.stream().map(text).toArray(String[]::new);
    }

    /** PostgreSQL keeps no NUL in a text. */
    private static String printable(String text) {
        return text.replace('\0', ' ');
    }
}
