package com.waooaw.platform.events;

import com.waooaw.contracts.AggregateRef;
import com.waooaw.contracts.Topic;
import com.waooaw.platform.events.causal.CausalStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What this service misses of what others published, and since when it has looked. */
public class MissedEvents {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int AT_ONCE = 200;

    /** How many numbers before the last are looked for where nothing counts them. */
    private static final int LOOKED_BACK = 1_000;

    private final JdbcClient jdbc;
    private final CausalStore store;
    private final Clock clock;
    private final List<Topic> subscribed;

    MissedEvents(JdbcClient jdbc, CausalStore store, Clock clock, List<Topic> subscribed) {
        this.jdbc = jdbc;
        this.store = store;
        this.clock = clock;
        this.subscribed = List.copyOf(subscribed);
    }

    /** Numbers of one aggregate that were not delivered here. */
    public record Range(Topic topic, AggregateRef aggregate, long from, long to) {}

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

    /** The topics somebody here listens to. */
    public List<Topic> subscribed() {
        return subscribed;
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
        return topic.gated() ? notReached(topic, latest) : neverSeen(topic, latest);
    }

    private List<Range> notReached(Topic topic, Map<AggregateRef, Long> latest) {
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

    /** What comes in no order moves no clock: the inbox alone knows which numbers were here. */
    private List<Range> neverSeen(Topic topic, Map<AggregateRef, Long> latest) {
        var asked = List.copyOf(latest.keySet());
        var numbers = jdbc.sql("""
                        select asked.type, asked.id, number.n
                        from unnest(:types::text[], :ids::text[], :latest::bigint[]) as asked(type, id, latest)
                        cross join lateral
                            generate_series(greatest(asked.latest - :most::bigint + 1, 1), asked.latest) as number(n)
                        where not exists (
                            select from inbox i
                            where i.topic = :topic and i.producer = :producer and i.aggregate_type = asked.type
                              and i.aggregate_id = asked.id and i.n = number.n)
                        order by asked.type, asked.id, number.n
                        """)
                .param("types", asked.stream().map(AggregateRef::type).toArray(String[]::new))
                .param("ids", asked.stream().map(AggregateRef::id).toArray(String[]::new))
                .param("latest", asked.stream().map(latest::get).toArray(Long[]::new))
                .param("most", LOOKED_BACK)
                .param("topic", topic.wireName())
                .param("producer", topic.publisher())
                .query((row, _) -> new Range(
                        topic, new AggregateRef(row.getString(1), row.getString(2)), row.getLong(3), row.getLong(3)))
                .list();
        var ranges = new ArrayList<Range>();
        for (var next : numbers) {
            var last = ranges.isEmpty() ? null : ranges.getLast();
            if (last != null && last.aggregate().equals(next.aggregate()) && last.to() + 1 == next.from()) {
                ranges.set(ranges.size() - 1, new Range(topic, next.aggregate(), last.from(), next.to()));
            } else {
                ranges.add(next);
            }
        }
        return ranges;
    }
}
