package com.waooaw.platform.events.causal;

import com.waooaw.contracts.AggregateRef;
import com.waooaw.contracts.EventEnvelope.Affected;
import com.waooaw.contracts.EventEnvelope.Ancestor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Gives what is published its place in the causal order; called in the transaction of the change. */
public final class CausalClocks {

    /** The longest chain of events that follow from each other without a human or a timer between them. */
    public static final int MAX_DEPTH = 10;

    private final CausalStore store;

    /** Counts in this store. */
    public CausalClocks(CausalStore store) {
        this.store = store;
    }

    /**
     * What is about to be published.
     *
     * @param transition what it does to its aggregate, where it may happen again in one chain: {@code old→new}
     * @param startsChain whether a human or a timer decided it: then it has no ancestors
     */
    public record Draft(
            String stream,
            String type,
            AggregateRef aggregate,
            List<AggregateRef> affects,
            @Nullable String transition,
            boolean startsChain) {}

    /** Its place. */
    public record Stamp(long n, Map<String, Long> clock, List<Affected> affects, List<Ancestor> ancestors) {}

    /**
     * Locks and advances the clocks of everything the event counts for.
     *
     * @throws CausalLoopException if the chain it belongs to did the same before, or is too long
     */
    public Stamp stamp(Draft draft, CausalContext context) {
        var ancestors = draft.startsChain() ? List.<Ancestor>of() : context.ancestors();
        refuseLoops(draft, ancestors);
        var counted = new TreeSet<AggregateRef>(draft.affects());
        counted.add(draft.aggregate());
        var locked = new TreeSet<>(counted);
        locked.addAll(context.known().keySet());
        var clocks = new HashMap<AggregateRef, Map<String, Long>>();
        for (var aggregate : locked) {
            var learned = context.known().getOrDefault(aggregate, Map.of());
            clocks.put(aggregate, advance(aggregate, learned, counted.contains(aggregate) ? draft.stream() : null));
        }
        var own = clocks.getOrDefault(draft.aggregate(), Map.of());
        var affects = new ArrayList<Affected>();
        for (var aggregate : counted) {
            if (!aggregate.equals(draft.aggregate())) {
                var clock = clocks.getOrDefault(aggregate, Map.of());
                affects.add(new Affected(aggregate.type(), aggregate.id(), number(clock, draft.stream()), clock));
            }
        }
        return new Stamp(number(own, draft.stream()), own, affects, ancestors);
    }

    /**
     * Takes over what somebody who calls this service knew; nothing of it was delivered by that. In a transaction of its
     * own, and in none where it was all known.
     */
    public void learn(Map<AggregateRef, Map<String, Long>> known) {
        var clocks = store.read(known.keySet());
        var news = new TreeSet<AggregateRef>();
        known.forEach((aggregate, numbers) -> {
            var clock = clocks.getOrDefault(aggregate, AggregateClock.EMPTY);
            if (!clock.learn(numbers).equals(clock)) {
                news.add(aggregate);
            }
        });
        if (news.isEmpty()) {
            return;
        }
        var _ = store.transaction(null, () -> {
            for (var aggregate : news) {
                store.write(aggregate, store.lock(aggregate).learn(known.getOrDefault(aggregate, Map.of())));
            }
            return true;
        });
    }

    private Map<String, Long> advance(AggregateRef aggregate, Map<String, Long> learned, @Nullable String stream) {
        if (learned.isEmpty() && stream != null) {
            return store.count(aggregate, stream).known();
        }
        var clock = store.lock(aggregate).learn(learned);
        var next = stream == null ? clock : clock.next(stream);
        store.write(aggregate, next);
        return next.known();
    }

    private static long number(Map<String, Long> clock, String stream) {
        return clock.getOrDefault(stream, 0L);
    }

    private static void refuseLoops(Draft draft, List<Ancestor> ancestors) {
        if (ancestors.size() > MAX_DEPTH) {
            throw new CausalLoopException(draft.type() + " of " + draft.aggregate() + " would be the event "
                    + (ancestors.size() + 1) + " of its chain");
        }
        for (var ancestor : ancestors) {
            if (ancestor.type().equals(draft.type())
                    && ancestor.aggregate().equals(draft.aggregate())
                    && Objects.equals(ancestor.transition(), draft.transition())) {
                throw new CausalLoopException(draft.type() + " of " + draft.aggregate()
                        + (draft.transition() == null ? "" : " (" + draft.transition() + ")")
                        + " would happen again in its own chain, after " + ancestor.eventId());
            }
        }
    }
}
