package com.waooaw.platform.events;

import com.waooaw.contracts.AggregateRef;
import com.waooaw.contracts.Topic;
import com.waooaw.platform.audit.AuditEntry;
import com.waooaw.platform.audit.AuditEntry.ActorType;
import com.waooaw.platform.audit.AuditEntry.Result;
import com.waooaw.platform.audit.AuditLog;
import com.waooaw.platform.events.causal.CausalInbox;
import com.waooaw.platform.events.causal.CausalStore;
import com.waooaw.platform.events.causal.Position;
import com.waooaw.platform.kernel.Cause;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What this service misses, and what it does with what it gets.
 *
 * <p>Nothing is skipped: a number is given up only where its publisher says that it no longer keeps the event, and only
 * when it is the next one. Of a topic that tells states the publisher keeps the last event of each aggregate for ever: it
 * stands in for those that are gone, and is taken together with giving them up. What nothing stands in for is an
 * incident.
 */
public class MissedEvents {

    private static final Logger LOG = LoggerFactory.getLogger(MissedEvents.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int AT_ONCE = 200;

    private final JdbcClient jdbc;
    private final CausalStore store;
    private final CausalInbox inbox;
    private final EventReceiver receiver;
    private final EventJson json;
    private final ObjectProvider<AuditLog> audit;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final String service;

    MissedEvents(
            JdbcClient jdbc,
            CausalStore store,
            CausalInbox inbox,
            EventReceiver receiver,
            EventJson json,
            ObjectProvider<AuditLog> audit,
            MeterRegistry metrics,
            Clock clock,
            String service) {
        this.jdbc = jdbc;
        this.store = store;
        this.inbox = inbox;
        this.receiver = receiver;
        this.json = json;
        this.audit = audit;
        this.metrics = metrics;
        this.clock = clock;
        this.service = service;
    }

    /** Numbers of one aggregate that were not delivered here. */
    public record Range(Topic topic, AggregateRef aggregate, long from, long to) {}

    /** What a publisher answered is not about what it was asked for. */
    public static final class UnusableAnswerException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnusableAnswerException(String message) {
            super(message);
        }

        UnusableAnswerException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * What kept events have been waiting for too long, and is now taken to be asked for: after 30 seconds, or at once
     * where the event is the first of an aggregate and not its number one. Asked again after 30 seconds more.
     */
    public List<Range> due() {
        var now = clock.instant();
        return jdbc.sql("""
                        with late as (
                            select h.event_id from held h
                            where (h.fetched_at is null or h.fetched_at <= :again)
                              and (h.held_since <= :again or exists (
                                  select from held_missing m
                                  left join aggregate_clock c on c.aggregate_type = m.aggregate_type
                                                             and c.aggregate_id = m.aggregate_id
                                  where m.event_id = h.event_id and m.stream = h.topic || '/' || h.producer
                                    and not jsonb_exists(coalesce(c.delivered, '{}'), m.stream)))
                            order by h.held_since limit :most
                            for update of h skip locked
                        ), asked as (
                            update held set fetched_at = :now where event_id in (select event_id from late)
                        )
                        select m.stream, m.aggregate_type, m.aggregate_id,
                               coalesce((c.delivered ->> m.stream)::bigint, 0) + 1, max(m.n)
                        from held_missing m
                        left join aggregate_clock c on c.aggregate_type = m.aggregate_type
                                                   and c.aggregate_id = m.aggregate_id
                        where m.event_id in (select event_id from late)
                          and m.n > coalesce((c.delivered ->> m.stream)::bigint, 0)
                        group by m.stream, m.aggregate_type, m.aggregate_id, c.delivered
                        """)
                .param("again", now.minus(PATIENCE).atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("most", AT_ONCE)
                .query((row, _) -> range(
                        row.getString(1),
                        new AggregateRef(row.getString(2), row.getString(3)),
                        row.getLong(4),
                        row.getLong(5)))
                .list();
    }

    private static Range range(String stream, AggregateRef aggregate, long from, long to) {
        var topic = Topic.named(stream.substring(0, stream.indexOf('/')))
                .orElseThrow(() -> new IllegalStateException("no topic of " + stream));
        return new Range(topic, aggregate, from, to);
    }

    /** The gated topics somebody here listens to. */
    public List<Topic> subscribed() {
        return inbox.subscribed().stream()
                .map(stream -> Topic.named(stream.substring(0, stream.indexOf('/'))))
                .flatMap(Optional::stream)
                .sorted()
                .toList();
    }

    /** When everything of a topic was compared last. */
    public Optional<Instant> lastLook(Topic topic) {
        return jdbc.sql("select looked_at from discovery where topic = :topic")
                .param("topic", topic.wireName())
                .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
    }

    /** Everything of a topic that moved before has been compared. */
    public void looked(Topic topic, Instant at) {
        jdbc.sql("""
                insert into discovery (topic, looked_at) values (:topic, :at)
                on conflict (topic) do update set looked_at = greatest(discovery.looked_at, excluded.looked_at)
                """)
                .param("topic", topic.wireName())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Of how far a publisher has come, what was not delivered here. */
    public List<Range> behind(Topic topic, Map<AggregateRef, Long> latest) {
        var clocks = store.read(latest.keySet());
        return latest.entrySet().stream()
                .map(of -> {
                    var clock = clocks.get(of.getKey());
                    long delivered = clock == null ? 0 : clock.delivered(topic.stream());
                    return new Range(topic, of.getKey(), delivered + 1, of.getValue());
                })
                .filter(range -> range.from() <= range.to())
                .toList();
    }

    /**
     * Takes what a publisher answered, in order: its events the ordinary way, and the numbers it no longer keeps as given
     * up. Of a topic that tells states the next event stands in for them. Idempotent.
     *
     * @param from the first number that was asked for
     * @param through the last number the answer tells of
     * @throws UnusableAnswerException if it is not about that, or does not say of each number what became of it
     * @throws RuntimeException if an event was not taken; what comes after it was not, either
     */
    public void take(
            Topic topic, AggregateRef aggregate, long from, long through, List<String> envelopes, List<Long> gone) {
        var events = numbered(topic, aggregate, envelopes);
        requireWhole(from, through, events.keySet(), gone);
        var run = new ArrayList<Position>();
        for (long n = from; n <= through; n++) {
            var envelope = events.get(n);
            if (envelope == null) {
                run.add(new Position(topic.stream(), aggregate, n));
                continue;
            }
            boolean standsIn = topic.kind() == Topic.Kind.STATE;
            if (!standsIn) {
                run.forEach(this::lose);
            }
            receiver.receiveMissing(topic, envelope, standsIn ? run : List.of());
            run.clear();
        }
        run.forEach(this::lose);
    }

    private Map<Long, String> numbered(Topic topic, AggregateRef aggregate, List<String> envelopes) {
        var events = new HashMap<Long, String>();
        for (var envelope : envelopes) {
            long n = number(aggregate, envelope);
            if (events.put(n, envelope) != null) {
                throw new UnusableAnswerException(topic.publisher() + " has two events " + n + " of " + aggregate);
            }
        }
        return events;
    }

    private long number(AggregateRef aggregate, String envelope) {
        JsonNode event;
        try {
            event = json.tree(envelope);
        } catch (JacksonException e) {
            throw new UnusableAnswerException("an answer about " + aggregate + " holds what is not JSON", e);
        }
        if (isOf(aggregate, event.path("aggregate"))) {
            return event.path("n").asLong(0);
        }
        for (var affected : event.path("affects")) {
            if (isOf(aggregate, affected)) {
                return affected.path("n").asLong(0);
            }
        }
        throw new UnusableAnswerException("an answer about " + aggregate + " holds an event of something else");
    }

    private static boolean isOf(AggregateRef aggregate, JsonNode node) {
        return node.path("type").asString("").equals(aggregate.type())
                && node.path("id").asString("").equals(aggregate.id());
    }

    private static void requireWhole(long from, long through, Set<Long> kept, List<Long> gone) {
        var told = new HashSet<>(gone);
        told.addAll(kept);
        boolean each = told.size() == kept.size() + gone.size()
                && told.size() == Math.max(through - from + 1, 0)
                && told.stream().allMatch(n -> n >= from && n <= through);
        if (!each) {
            throw new UnusableAnswerException("an answer from %d through %d keeps %s and lacks %s"
                    .formatted(from, through, new TreeSet<>(kept), gone));
        }
    }

    /** Gives up a number nobody keeps; one that was delivered meanwhile is left alone. */
    private void lose(Position position) {
        inbox.giveUp(position, () -> incident(position));
    }

    private void incident(Position position) {
        LOG.error("{} is lost: its publisher no longer keeps it, and it never had its effect here", position);
        metrics.counter("waooaw.events.gone", "stream", position.stream()).increment();
        var log = audit.getIfAvailable();
        if (log != null) {
            var id = UUID.nameUUIDFromBytes((service + " gone " + position).getBytes(StandardCharsets.UTF_8));
            log.append(AuditEntry.internal(
                    id,
                    service,
                    ActorType.SYSTEM,
                    "event_gone",
                    position.aggregate().type(),
                    position.aggregate().id(),
                    Map.of("stream", position.stream(), "n", position.n()),
                    Result.FAILED,
                    Cause.root(id)));
        }
    }
}
