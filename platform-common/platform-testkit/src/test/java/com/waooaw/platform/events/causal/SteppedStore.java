package com.waooaw.platform.events.causal;

import com.waooaw.contracts.AggregateRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts a step before each statement, and takes the locks the database would, so that no thread waits inside it. */
final class SteppedStore implements CausalStore {

    private final CausalStore store;
    private final Steps steps;
    private final int process;

    SteppedStore(CausalStore store, Steps steps, int process) {
        this.store = store;
        this.steps = steps;
        this.process = process;
    }

    private record Row(int process, Object key) {}

    @Override
    public <T> T transaction(@Nullable UUID customerId, Supplier<T> work) {
        steps.step();
        try {
            return store.transaction(customerId, () -> {
                var result = work.get();
                steps.step(); // killed before the commit: nothing was done
                return result;
            });
        } finally {
            steps.free();
        }
    }

    @Override
    public AggregateClock lock(AggregateRef aggregate) {
        steps.step();
        steps.lock(new Row(process, aggregate));
        return store.lock(aggregate);
    }

    @Override
    public void write(AggregateRef aggregate, AggregateClock clock) {
        steps.step();
        store.write(aggregate, clock);
    }

    @Override
    public AggregateClock count(AggregateRef aggregate, String stream) {
        steps.step();
        steps.lock(new Row(process, aggregate));
        return store.count(aggregate, stream);
    }

    @Override
    public Map<AggregateRef, AggregateClock> read(Set<AggregateRef> aggregates) {
        steps.step();
        return store.read(aggregates);
    }

    @Override
    public boolean remember(CausalEvent event, Outcome outcome, Instant now) {
        steps.step();
        steps.lock(new Row(process, event.eventId()));
        return store.remember(event, outcome, now);
    }

    @Override
    public Optional<List<UUID>> deliverIfDue(CausalEvent event, Map<String, Long> needed, Instant now) {
        steps.step();
        if (!steps.tryLock(new Row(process, event.own().aggregate()))) {
            return Optional.empty();
        }
        steps.lock(new Row(process, event.eventId()));
        steps.lock(new Row(process, "held " + event.eventId()));
        return store.deliverIfDue(event, needed, now);
    }

    @Override
    public boolean deliver(CausalEvent event, Outcome outcome, AggregateClock own, Instant now) {
        steps.step();
        steps.lock(new Row(process, event.eventId()));
        steps.lock(new Row(process, "held " + event.eventId()));
        return store.deliver(event, outcome, own, now);
    }

    @Override
    public boolean isRemembered(UUID eventId) {
        steps.step();
        return store.isRemembered(eventId);
    }

    @Override
    public void hold(CausalEvent event, List<Position> missing, @Nullable Refusal refusal, Instant now) {
        steps.step();
        steps.lock(new Row(process, "held " + event.eventId()));
        store.hold(event, missing, refusal, now);
    }

    @Override
    public Optional<Held> heldAt(Position position) {
        steps.step();
        return store.heldAt(position);
    }

    @Override
    public void release(UUID eventId) {
        steps.step();
        steps.lock(new Row(process, "held " + eventId));
        store.release(eventId);
    }

    @Override
    public Optional<Held> held(UUID eventId) {
        steps.step();
        return store.held(eventId);
    }

    @Override
    public List<UUID> waitingFor(List<Position> reached) {
        steps.step();
        return store.waitingFor(reached);
    }

    @Override
    public List<UUID> ready(Instant now, int limit) {
        steps.step();
        return store.ready(now, limit);
    }

    @Override
    public int countFailure(UUID eventId, String error, Instant now) {
        steps.step();
        steps.lock(new Row(process, "failure " + eventId));
        return store.countFailure(eventId, error, now);
    }

    @Override
    public void rest(UUID eventId, Instant until) {
        steps.step();
        steps.lock(new Row(process, "held " + eventId));
        store.rest(eventId, until);
    }

    @Override
    public void bury(CausalEvent event, Refusal refusal, Instant now) {
        steps.step();
        store.bury(event, refusal, now);
    }

    @Override
    public void giveUp(Position position, Instant now) {
        steps.step();
        store.giveUp(position, now);
    }

    @Override
    public boolean revive(UUID eventId, Instant now) {
        steps.step();
        steps.lock(new Row(process, eventId));
        return store.revive(eventId, now);
    }
}
