package com.waooaw.platform.events.causal;

import com.waooaw.platform.events.causal.Intake.Taken;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.PessimisticLockingFailureException;

/**
 * Lets each event have its effect once and in its turn.
 *
 * <p>Effect, remembered id and clock are one transaction. An event that came before its cause is kept and acknowledged,
 * under the lock of what it waits for; whoever delivers the cause holds that lock, too, looks who waited for it and tries
 * those after its commit. A sweep covers a crash in between.
 */
public final class CausalInbox {

    /** How often a handler may fail before its event is settled without effect. */
    public static final int MAX_ATTEMPTS = 5;

    private static final Logger LOG = LoggerFactory.getLogger(CausalInbox.class);
    private static final int LOCK_TRIES = 5;
    private static final Duration SHORTEST_REST = Duration.ofSeconds(10);
    private static final Duration LONGEST_REST = Duration.ofMinutes(10);

    private final CausalStore store;
    private final Gate gate;
    private final Effects effects;
    private final Intake intake;
    private final Clock clock;

    /**
     * @param subscribed the gated streams this service receives
     * @param clock the system's: how long something waits is no business time
     */
    public CausalInbox(
            CausalStore store, Set<String> subscribed, Effects effects, Settlements settlements, Clock clock) {
        this.store = store;
        this.gate = new Gate(subscribed);
        this.effects = effects;
        this.intake = new Intake(store, gate, effects, settlements, clock);
        this.clock = clock;
    }

    /** What an event does here; called inside the transaction, so it must not call anything remote. */
    @FunctionalInterface
    public interface Effects {
        /** Runs the handlers; an exception means: not done. */
        void run(CausalEvent event);
    }

    /** Told of every event settled without effect, in the transaction that settles it. */
    public interface Settlements {
        /** Writes it down for whoever watches. */
        void settled(CausalEvent event, Refusal refusal);

        /** Writes down that states met which nobody ordered, in the transaction that decides which of them stands. */
        void contested(CausalEvent event, Contest contest);
    }

    /** What became of an event. All but an exception are an acknowledgement. */
    public enum Verdict {
        /** Its handlers ran. */
        HANDLED,
        /** It was here before. */
        DUPLICATE,
        /** It waits for its cause. */
        HELD,
        /** A stronger state, of which its publisher did not know, stands: it has no effect. */
        OVERRULED,
        /** It was settled without effect. */
        DEAD
    }

    /** The gated streams this service receives. */
    public Set<String> subscribed() {
        return gate.subscribed();
    }

    /**
     * Takes an event that was delivered.
     *
     * @throws RuntimeException if its handler failed and may be tried again, or the database could not be asked
     */
    public Verdict receive(CausalEvent event) {
        return receive(event, List.of());
    }

    /**
     * Takes an event that stands in for others nobody keeps any longer: their numbers are given up in the transaction
     * that takes it, so that nobody who waited for them goes on without it. Where it has to wait itself, nothing is given
     * up, and its publisher is asked again.
     *
     * @param gone the numbers right before its own, in order; those delivered meanwhile are left alone
     * @throws RuntimeException as {@link #receive(CausalEvent)}; nothing was given up then
     */
    public Verdict receive(CausalEvent event, List<Position> gone) {
        var before = new ArrayList<Position>();
        for (var position : gone) {
            // one that lies here is not gone, whatever its publisher says: it stands in for those before it
            var kept = store.heldAt(position);
            if (kept.isEmpty()) {
                before.add(position);
            } else {
                var _ = standIn(kept.get().event(), kept.get().refusal(), before);
                before.clear();
            }
        }
        return standIn(event, null, before);
    }

    private Verdict standIn(CausalEvent event, @Nullable Refusal refusal, List<Position> gone) {
        var taken = attempt(event, refusal, gone);
        var ready = new ArrayDeque<>(taken.ready());
        if (!gone.isEmpty()) {
            ready.addAll(store.waitingFor(gone));
        }
        follow(ready);
        return taken.verdict();
    }

    /** Settles an event without effect when its turn comes, and that may be now. */
    public Verdict refuse(CausalEvent event, Refusal refusal) {
        var taken = attempt(event, refusal, List.of());
        follow(new ArrayDeque<>(taken.ready()));
        return taken.verdict();
    }

    /**
     * Lets a dead letter have its effect after all, late: what came after it has been handled meanwhile.
     *
     * @param evidence runs in the transaction of its effect, before it
     * @return {@link Verdict#DUPLICATE} where it had its effect before
     * @throws RuntimeException if its handler failed; it stays a dead letter
     */
    public Verdict requeue(CausalEvent event, Runnable evidence) {
        return withRetries(() -> store.transaction(event.customerId(), () -> {
            event.locks().forEach(store::lock);
            if (!store.revive(event.eventId(), clock.instant())) {
                return Verdict.DUPLICATE;
            }
            evidence.run();
            effects.run(event);
            return Verdict.HANDLED;
        }));
    }

    /**
     * Gives up a number whose event nobody keeps any longer, so that what comes after it can go on. Never skips: only
     * the next number of its stream can be given up.
     *
     * @param evidence runs in the transaction that gives it up
     * @return whether it was
     */
    public boolean giveUp(Position position, Runnable evidence) {
        boolean given = withRetries(() -> store.transaction(null, () -> {
            boolean next = intake.giveUpNext(position);
            if (next) {
                evidence.run();
            }
            return next;
        }));
        if (given) {
            follow(new ArrayDeque<>(store.waitingFor(List.of(position))));
        }
        return given;
    }

    /** Tries kept events whose causes have come; for the sweep. How many were tried. */
    public int sweep(int limit) {
        var ready = store.ready(clock.instant(), limit);
        follow(new ArrayDeque<>(ready));
        return ready.size();
    }

    /** Tries what became ready, and what becomes ready by that; a failure of one is its own and never the caller's. */
    private void follow(Queue<UUID> ready) {
        for (var id = ready.poll(); id != null; id = ready.poll()) {
            try {
                var held = store.held(id);
                if (held.isPresent()) {
                    var event = held.get().event();
                    ready.addAll(attempt(event, held.get().refusal(), List.of()).ready());
                }
            } catch (RuntimeException e) {
                LOG.warn("the kept event {} was not handled: {}", id, e.toString());
            }
        }
    }

    private Taken attempt(CausalEvent event, @Nullable Refusal refusal, List<Position> gone) {
        try {
            return decided(event, refusal, gone);
        } catch (CausalLoopException loop) {
            return decided(event, new Refusal(Refusal.Reason.LOOP, String.valueOf(loop.getMessage())), gone);
        } catch (RuntimeException failure) {
            if (!Failures.count(failure)) {
                throw failure;
            }
            return failed(event, failure, gone);
        }
    }

    private Taken failed(CausalEvent event, RuntimeException failure, List<Position> gone) {
        var now = clock.instant();
        int attempts = store.transaction(null, () -> {
            int counted = store.countFailure(event.eventId(), failure.toString(), now);
            store.rest(event.eventId(), now.plus(restAfter(counted)));
            return counted;
        });
        if (attempts < MAX_ATTEMPTS) {
            throw failure;
        }
        return decided(event, new Refusal(Refusal.Reason.ATTEMPTS_EXHAUSTED, failure.toString()), gone);
    }

    private Taken decided(CausalEvent event, @Nullable Refusal refusal, List<Position> gone) {
        try {
            return withRetries(() -> store.transaction(event.customerId(), () -> {
                gone.forEach(intake::giveUpNext);
                var taken = intake.take(event, refusal);
                if (taken.verdict() == Verdict.HELD && !gone.isEmpty()) {
                    throw new NotItsTurnException();
                }
                return taken;
            }));
        } catch (NotItsTurnException _) {
            return decided(event, refusal, List.of());
        }
    }

    /** What stands in for others waits itself: then nothing is given up, or those who wait would go on without it. */
    private static final class NotItsTurnException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotItsTurnException() {
            super("not its turn", null, false, false);
        }
    }

    /** Two that lock the same clocks in another order, because a handler published, stop each other: one goes again. */
    private static <T> T withRetries(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (PessimisticLockingFailureException e) {
                if (attempt == LOCK_TRIES) {
                    throw e;
                }
            }
        }
    }

    /** 10 s, doubled with each failure, 600 s at most (domain.md 8.1). */
    static Duration restAfter(int failures) {
        var doubled = SHORTEST_REST.multipliedBy(1L << Math.min(Math.max(failures - 1, 0), 6));
        return doubled.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : doubled;
    }
}
