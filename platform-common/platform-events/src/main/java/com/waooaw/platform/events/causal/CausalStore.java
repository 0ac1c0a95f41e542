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

/**
 * What the causal order keeps in a service's database. Each method is one statement, except {@link #transaction}; the
 * rows of one transaction appear together or not at all.
 */
public interface CausalStore {

    /**
     * Runs {@code work} in one transaction, as the customer's where there is one.
     *
     * @throws org.springframework.dao.PessimisticLockingFailureException if it lost against another; nothing was done
     */
    <T> T transaction(@Nullable UUID customerId, Supplier<T> work);

    /** Locks the aggregate's clock until the transaction ends; what it shows then, made where there was none. */
    AggregateClock lock(AggregateRef aggregate);

    /** Writes a clock this transaction has locked. */
    void write(AggregateRef aggregate, AggregateClock clock);

    /** Locks the clock and counts the next event of a stream of this service's own; the clock after it. */
    AggregateClock count(AggregateRef aggregate, String stream);

    /** Clocks as they are now, unlocked; absent where there is none. */
    Map<AggregateRef, AggregateClock> read(Set<AggregateRef> aggregates);

    /** Remembers the id for ever; false where it was there, and then nothing was written. */
    boolean remember(CausalEvent event, Outcome outcome, Instant now);

    /**
     * Delivers an event that counts for one aggregate and tells no state, where it is its turn and nobody else holds the
     * clock: locks the clock and writes it, remembers the id and keeps the event no longer.
     *
     * @param needed what must have been delivered of other streams at its aggregate
     * @return the kept events that wait for its position; empty where it did nothing, and then whoever wants to know why
     *     locks the clock and looks
     */
    Optional<List<UUID>> deliverIfDue(CausalEvent event, Map<String, Long> needed, Instant now);

    /**
     * Remembers the id of an event whose turn it is, keeps it no longer and writes the clock of its own aggregate, which
     * this transaction has locked; false where the id was remembered before.
     */
    boolean deliver(CausalEvent event, Outcome outcome, AggregateClock own, Instant now);

    /** Whether the id is remembered. */
    boolean isRemembered(UUID eventId);

    /** Keeps an event until what it waits for is delivered; replaces what was kept of it. */
    void hold(CausalEvent event, List<Position> missing, @Nullable Refusal refusal, Instant now);

    /** The kept event that takes this position. */
    Optional<Held> heldAt(Position position);

    /** Keeps it no longer; nothing where it was not kept. */
    void release(UUID eventId);

    /** A kept event. */
    Optional<Held> held(UUID eventId);

    /** Kept events that wait for one of these positions or an earlier one. */
    List<UUID> waitingFor(List<Position> reached);

    /** Kept events all of whose missing are delivered and whose time to be tried has come; oldest first. */
    List<UUID> ready(Instant now, int limit);

    /** Counts one failure of the event's handler; the number so far, this one included. */
    int countFailure(UUID eventId, String error, Instant now);

    /** Lets a kept event rest; nothing where it is not kept. */
    void rest(UUID eventId, Instant until);

    /** Puts an event among the dead letters; once per id. */
    void bury(CausalEvent event, Refusal refusal, Instant now);

    /** Writes down that a number was given up, because nobody keeps its event any longer; once per position. */
    void giveUp(Position position, Instant now);

    /** Marks a dead letter as handled late; false where it is none, or was before. */
    boolean revive(UUID eventId, Instant now);

    /** How an event ended here. The lower-case names are stored. */
    enum Outcome {
        /** Its handlers ran. */
        HANDLED,
        /** Settled without effect: a dead letter says why. */
        TOMBSTONE,
        /** Its handlers ran after it had been settled. */
        LATE,
        /** Its handlers did not run: a stronger state stands, of which its publisher did not know. */
        OVERRULED
    }

    /** A kept event, and why it will be settled instead of handled when its turn comes. */
    record Held(CausalEvent event, @Nullable Refusal refusal) {}
}
