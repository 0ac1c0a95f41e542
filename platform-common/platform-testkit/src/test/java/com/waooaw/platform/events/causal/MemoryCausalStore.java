package com.waooaw.platform.events.causal;

import com.waooaw.contracts.AggregateRef;
import com.waooaw.platform.events.causal.MemoryTables.Table;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The causal order in memory. */
final class MemoryCausalStore implements CausalStore {

    /** A kept event. */
    record HeldRow(
            CausalEvent event,
            List<Position> missing,
            @Nullable Refusal refusal,
            Instant since,
            @Nullable Instant restUntil) {}

    /** A dead letter. */
    record DeadRow(CausalEvent event, Refusal refusal) {}

    private final MemoryTables tables;

    MemoryCausalStore(MemoryTables tables) {
        this.tables = tables;
    }

    @Override
    public <T> T transaction(@Nullable UUID customerId, Supplier<T> work) {
        return tables.transaction(work);
    }

    @Override
    public AggregateClock lock(AggregateRef aggregate) {
        return clock(aggregate);
    }

    @Override
    public void write(AggregateRef aggregate, AggregateClock clock) {
        tables.put(Table.CLOCK, aggregate, clock);
    }

    @Override
    public AggregateClock count(AggregateRef aggregate, String stream) {
        var next = clock(aggregate).next(stream);
        tables.put(Table.CLOCK, aggregate, next);
        return next;
    }

    @Override
    public Map<AggregateRef, AggregateClock> read(Set<AggregateRef> aggregates) {
        var clocks = new HashMap<AggregateRef, AggregateClock>();
        aggregates.forEach(aggregate -> {
            if (tables.get(Table.CLOCK, aggregate) instanceof AggregateClock clock) {
                clocks.put(aggregate, clock);
            }
        });
        return clocks;
    }

    @Override
    public boolean remember(CausalEvent event, Outcome outcome, Instant now) {
        if (tables.get(Table.INBOX, event.eventId()) != null) {
            return false;
        }
        tables.put(Table.INBOX, event.eventId(), outcome);
        return true;
    }

    @Override
    public Optional<List<UUID>> deliverIfDue(CausalEvent event, Map<String, Long> needed, Instant now) {
        var own = event.own();
        var clock = clock(own.aggregate());
        boolean due = clock.delivered(event.stream()) == own.n() - 1
                && needed.entrySet().stream().allMatch(of -> clock.delivered(of.getKey()) >= of.getValue());
        if (!due || isRemembered(event.eventId())) {
            return Optional.empty();
        }
        deliver(event, Outcome.HANDLED, clock.deliver(event.stream(), own.n(), own.clock()), now);
        return Optional.of(waitingFor(event.positions()));
    }

    @Override
    public boolean deliver(CausalEvent event, Outcome outcome, AggregateClock own, Instant now) {
        boolean news = remember(event, outcome, now);
        release(event.eventId());
        write(event.own().aggregate(), own);
        return news;
    }

    @Override
    public boolean isRemembered(UUID eventId) {
        return tables.get(Table.INBOX, eventId) != null;
    }

    @Override
    public void hold(CausalEvent event, List<Position> missing, @Nullable Refusal refusal, Instant now) {
        long places = missing.stream()
                .map(position -> List.of(position.stream(), position.aggregate()))
                .distinct()
                .count();
        if (places != missing.size()) {
            throw new IllegalArgumentException("one row for each stream and aggregate: " + missing);
        }
        var before = tables.get(Table.HELD, event.eventId());
        var since = before instanceof HeldRow row ? row.since() : now;
        var rest = before instanceof HeldRow row ? row.restUntil() : null;
        tables.put(Table.HELD, event.eventId(), new HeldRow(event, List.copyOf(missing), refusal, since, rest));
    }

    @Override
    public Optional<Held> heldAt(Position position) {
        return heldRows().stream()
                .filter(row -> row.event().positions().contains(position))
                .map(row -> new Held(row.event(), row.refusal()))
                .findFirst();
    }

    @Override
    public void release(UUID eventId) {
        tables.remove(Table.HELD, eventId);
    }

    @Override
    public Optional<Held> held(UUID eventId) {
        return tables.get(Table.HELD, eventId) instanceof HeldRow row
                ? Optional.of(new Held(row.event(), row.refusal()))
                : Optional.empty();
    }

    @Override
    public List<UUID> waitingFor(List<Position> reached) {
        return heldRows().stream()
                .filter(row -> row.missing().stream()
                        .anyMatch(missing -> reached.stream()
                                .anyMatch(position -> position.stream().equals(missing.stream())
                                        && position.aggregate().equals(missing.aggregate())
                                        && missing.n() <= position.n())))
                .map(row -> row.event().eventId())
                .toList();
    }

    @Override
    public List<UUID> ready(Instant now, int limit) {
        return heldRows().stream()
                .filter(row -> row.restUntil() == null || !row.restUntil().isAfter(now))
                .filter(this::hasAll)
                .limit(limit)
                .map(row -> row.event().eventId())
                .toList();
    }

    @Override
    public int countFailure(UUID eventId, String error, Instant now) {
        int attempts = tables.get(Table.FAILURE, eventId) instanceof Integer before ? before + 1 : 1;
        tables.put(Table.FAILURE, eventId, attempts);
        return attempts;
    }

    @Override
    public void rest(UUID eventId, Instant until) {
        if (tables.get(Table.HELD, eventId) instanceof HeldRow row) {
            tables.put(Table.HELD, eventId, new HeldRow(row.event(), row.missing(), row.refusal(), row.since(), until));
        }
    }

    @Override
    public void bury(CausalEvent event, Refusal refusal, Instant now) {
        if (tables.get(Table.DEAD, event.eventId()) == null) {
            tables.put(Table.DEAD, event.eventId(), new DeadRow(event, refusal));
        }
    }

    @Override
    public void giveUp(Position position, Instant now) {
        tables.put(Table.TOMBSTONE, position, now);
    }

    @Override
    public boolean revive(UUID eventId, Instant now) {
        if (tables.get(Table.INBOX, eventId) != Outcome.TOMBSTONE) {
            return false;
        }
        tables.put(Table.INBOX, eventId, Outcome.LATE);
        return true;
    }

    List<HeldRow> heldRows() {
        return tables.all(Table.HELD).values().stream().map(HeldRow.class::cast).toList();
    }

    private boolean hasAll(HeldRow row) {
        return row.missing().stream()
                .allMatch(missing -> clock(missing.aggregate()).delivered(missing.stream()) >= missing.n());
    }

    private AggregateClock clock(AggregateRef aggregate) {
        return tables.get(Table.CLOCK, aggregate) instanceof AggregateClock clock ? clock : AggregateClock.EMPTY;
    }
}
