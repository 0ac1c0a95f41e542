package com.waooaw.platform.budget;

import com.waooaw.activities.governance.BudgetActivities.BudgetRef;
import com.waooaw.activities.governance.BudgetActivities.LeaseAnswer;
import com.waooaw.activities.governance.BudgetActivities.LeaseRequest;
import com.waooaw.platform.budget.ReservationRows.Reservation;
import com.waooaw.platform.budget.ReservationRows.State;
import com.waooaw.platform.budget.SpendingSteps.Expense;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.kernel.Usd;
import com.waooaw.platform.kernel.WaooawException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reserves and settles against the leases of this service. Nobody else is asked, and no row of another service is waited
 * for.
 */
public class SpendingLedger {

    /** An act takes less; what was reserved for one that died goes back after it. */
    static final Duration LONGEST_ACT = Duration.ofMinutes(20);

    private static final Duration KEPT = Duration.ofDays(35);

    /** The pace of a budget is what was asked for in the last minute; a lease is for ten seconds at it. */
    private static final Duration PACE = Duration.ofMinutes(1);

    private static final int LEASES_A_MINUTE = 6;

    /** Leases of the same budget are locked by all in the same order, and so are budgets. */
    private static final Comparator<BudgetRef> ORDER =
            Comparator.comparing(BudgetRef::scope).thenComparing(BudgetRef::id);

    private final LeaseRows leases;
    private final ReservationRows reservations;
    private final String service;
    private final int actsPerLease;
    private final Clock clock;

    SpendingLedger(LeaseRows leases, ReservationRows reservations, String service, int actsPerLease, Clock clock) {
        this.leases = leases;
        this.reservations = reservations;
        this.service = service;
        this.actsPerLease = actsPerLease;
        this.clock = clock;
    }

    /**
     * Reserves out of every budget, or out of none. Idempotent by {@link Expense#reservationId()}.
     *
     * @return the leases to ask Governance for first; none where it is reserved
     * @throws WaooawException {@code BUD-0003}
     */
    @Transactional
    public List<LeaseRequest> reserve(Expense expense) {
        var amount = check(expense);
        var before = reservations.lock(expense.reservationId()).map(Reservation::state);
        if (before.filter(state -> state != State.RELEASED).isPresent()) {
            return List.of();
        }
        var now = clock.instant();
        var expiresAt = now.plus(LONGEST_ACT);
        var usable = new ArrayList<UUID>();
        var missing = new ArrayList<BudgetRef>();
        for (var budget : expense.budgets().stream().sorted(ORDER).toList()) {
            var lease = usable(budget, expense, amount, now);
            if (lease.isPresent()) {
                usable.add(lease.get().id());
                expiresAt = earlier(expiresAt, lease.get().settleBy());
            } else {
                missing.add(budget);
            }
        }
        if (missing.isEmpty()) {
            leases.reserve(usable, amount);
            reservations.open(expense.reservationId(), amount, usable, expiresAt);
        }
        return missing.stream()
                .map(budget -> wanted(budget, expense, amount, now))
                .toList();
    }

    /** Who waited for a lease that another has emptied meanwhile looks for the next. */
    private Optional<LeaseRows.Usable> usable(BudgetRef budget, Expense expense, Usd amount, Instant now) {
        var first = leases.lockUsable(budget, expense.spender(), amount, now);
        return first.isPresent() ? first : leases.lockUsable(budget, expense.spender(), amount, now);
    }

    private LeaseRequest wanted(BudgetRef budget, Expense expense, Usd amount, Instant now) {
        var pace = leases.lentSince(budget, expense.spender(), Ids.leastAt(now.minus(PACE)));
        // one id for all who want a lease of it, and the amounts of whoever asks: somebody's larger act refuses nobody
        // else
        return new LeaseRequest(
                leases.wish(budget, expense.spender(), Ids.next(clock)),
                budget,
                service,
                expense.spender(),
                amount.toString(),
                enough(amount, pace).toString(),
                expense.cause(),
                expense.doing());
    }

    /** As much as spares the next question: for many acts like this one, and no shorter than others spend it in. */
    private Usd enough(Usd amount, Usd lentInAMinute) {
        var forAWhile = new Usd(lentInAMinute.micros() / LEASES_A_MINUTE);
        var many = manyTimes(amount);
        return many.covers(forAWhile) ? many : forAWhile;
    }

    /** Within what an amount can be. */
    private Usd manyTimes(Usd amount) {
        return amount.micros() > Usd.MOST / actsPerLease ? new Usd(Usd.MOST) : amount.times(actsPerLease);
    }

    /**
     * Settles what an act has cost. Idempotent: the same again changes nothing. Taken also after the reservation went back,
     * because the money is spent; what no lease covers any more counts as overrun.
     *
     * @throws WaooawException {@code BUD-0001} where nothing was reserved, {@code BUD-0002} where it was settled otherwise
     */
    @Transactional
    public void settle(UUID reservationId, Usd spent) {
        var reservation = reservations
                .lock(reservationId)
                .orElseThrow(() -> new WaooawException(
                        SpendingError.RESERVATION_NOT_FOUND, "nothing was reserved as " + reservationId));
        switch (reservation.state()) {
            case OPEN -> leases.settle(reservation.leases(), reservation.amount(), spent);
            case RELEASED -> leases.settle(reservation.leases(), Usd.ZERO, spent);
            case SETTLED -> {
                if (!reservation.spent().equals(spent)) {
                    throw new WaooawException(
                            SpendingError.SETTLED_DIFFERENTLY,
                            "%s was settled with US$ %s".formatted(reservationId, reservation.spent()));
                }
                return;
            }
        }
        reservations.end(reservationId, State.SETTLED, spent);
    }

    /** Whether anything was ever reserved under this id. */
    @Transactional
    public boolean knows(UUID reservationId) {
        return reservations.lock(reservationId).isPresent();
    }

    /** Gives back what was reserved for an act that was not done. Idempotent; does nothing where nothing is reserved. */
    @Transactional
    public void release(UUID reservationId) {
        reservations
                .lock(reservationId)
                .filter(reservation -> reservation.state() == State.OPEN)
                .ifPresent(reservation -> {
                    leases.settle(reservation.leases(), reservation.amount(), Usd.ZERO);
                    reservations.end(reservationId, State.RELEASED, Usd.ZERO);
                });
    }

    /**
     * Keeps a lease. Idempotent. A refusal is nothing to keep: the same id may have been asked for by another, who got the
     * lease, and has to find that it was wished for.
     */
    @Transactional
    public void keep(LeaseAnswer answer) {
        var lease = answer.lease();
        if (lease == null) {
            return;
        }
        var spender = leases.answered(answer.leaseId());
        if (spender.isPresent() && !lease.ended()) {
            leases.add(lease, spender.get());
        }
    }

    /** Reservations of whose acts nobody has said anything in time. */
    @Transactional(readOnly = true)
    public List<UUID> overdue() {
        return reservations.overdue(clock.instant());
    }

    /** Ends leases that are over, on which nothing is reserved; those it has ended. */
    @Transactional
    public List<Report> ended() {
        return leases.close(clock.instant()).stream()
                .map(ended -> new Report(ended.id(), ended.spent()))
                .toList();
    }

    /** All leases that Governance has still to be told of. */
    @Transactional(readOnly = true)
    public List<Report> reports() {
        return leases.closing().stream()
                .map(ended -> new Report(ended.id(), ended.spent()))
                .toList();
    }

    /** Forgets what ended more than 35 days ago: as long as events are kept, acts may be looked into. */
    @Transactional
    public void forget() {
        var before = clock.instant().minus(KEPT);
        reservations.forget(before);
        leases.forget(before);
    }

    /** Governance knows what was spent on a lease. */
    @Transactional
    public void returned(UUID leaseId, Usd spent) {
        leases.returned(leaseId, spent);
    }

    /** The end of a lease. */
    public record Report(UUID leaseId, Usd spent) {}

    private static Usd check(Expense expense) {
        try {
            var amount = Usd.parse(expense.amountUsd());
            var distinct = expense.budgets().stream()
                    .map(budget -> budget.scope() + "/" + budget.id())
                    .distinct()
                    .count();
            if (!amount.isZero()
                    && distinct > 0
                    && distinct == expense.budgets().size()) {
                return amount;
            }
        } catch (IllegalArgumentException e) {
            throw new WaooawException(SpendingError.RESERVATION_INVALID, String.valueOf(e.getMessage()), e);
        }
        throw new WaooawException(
                SpendingError.RESERVATION_INVALID,
                "something is reserved, out of one budget or several different ones");
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
