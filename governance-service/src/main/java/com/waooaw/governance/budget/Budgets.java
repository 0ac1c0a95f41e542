package com.waooaw.governance.budget;

import com.waooaw.governance.GovernanceError;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Usd;
import com.waooaw.platform.kernel.WaooawException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lends and takes back, a transaction each. Whatever changes a budget locks its row first; leases are what keeps that row
 * from being asked for with every act.
 */
@Service
class Budgets {

    private final BudgetStore store;
    private final BudgetTrail trail;
    private final EmergencyAsking emergencies;
    private final EmergencyEnds ends;
    private final Clock clock;

    Budgets(BudgetStore store, BudgetTrail trail, EmergencyAsking emergencies, EmergencyEnds ends, Clock clock) {
        this.store = store;
        this.trail = trail;
        this.emergencies = emergencies;
        this.ends = ends;
        this.clock = clock;
    }

    /** A budget that nobody has asked for yet in its period. */
    record Unused(BudgetKey key, Period period, Usd limit) {

        Budget budget() {
            return Budget.unspent(key, null, limit, period.endsAt());
        }
    }

    /** What came of a wish for a lease. */
    sealed interface Outcome {

        /** A lease: a new one, or the one that its id got before. */
        record Lent(Lease lease) implements Outcome {}

        /**
         * None.
         *
         * @param emergencyRequest for more, which no Governor has answered yet
         */
        record NotLent(
                Budget budget, Grant.Refusal why, @Nullable UUID emergencyRequest) implements Outcome {}
    }

    /** Lends, once per id of a lease. */
    @Transactional
    public Outcome grant(Wish wish) {
        var now = now();
        var budget = reclaimed(locked(wish, now), now, wish.cause());
        // only now: whoever asked with the same id in the same moment had the budget locked until here
        var before = store.lease(wish.leaseId());
        if (before.isPresent()) {
            return same(before.get(), wish);
        }
        return switch (budget.grant(wish.atLeast(), wish.wanted(), wish.rank())) {
            case Grant.Granted(var after, var amount) -> {
                var lease = Lease.open(wish.leaseId(), budget, wish.holder(), amount, now);
                if (!store.add(lease)) {
                    // asked in another period, or for somebody else's budget, in the same moment
                    yield same(store.lease(wish.leaseId()).orElseThrow(() -> another(wish.leaseId())), wish);
                }
                store.replace(after);
                // whoever waited may be who takes it: then there was enough, and a moment later there is not
                ends.look(budget, now);
                yield new Outcome.Lent(lease);
            }
            case Grant.Refused(var _, var why) -> {
                tell(budget, why == Grant.Refusal.EXHAUSTED, now, wish.cause());
                yield new Outcome.NotLent(
                        budget,
                        why,
                        why == Grant.Refusal.EXHAUSTED
                                ? emergencies.refused(budget, wish, now).orElse(null)
                                : null);
            }
        };
    }

    /** Takes a lease back, with all that its holder says it spent; of several reports the greatest counts. */
    @Transactional
    public void returned(UUID leaseId, Usd spent, Cause cause) {
        var now = now();
        var key = store.lease(leaseId).orElseThrow(() -> unknown(leaseId)).budget();
        var budget = store.lock(key).orElseThrow(() -> unknown(leaseId));
        var lease = store.lease(leaseId).orElseThrow(() -> unknown(leaseId));
        if (lease.state() == Lease.State.RETURNED && lease.spent().covers(spent)) {
            return;
        }
        var after = lease.state() == Lease.State.OPEN
                ? budget.returned(lease.amount(), spent)
                // the money went back, and may be lent to others by now
                : budget.booked(spent.minus(lease.spent()));
        store.replace(lease.returned(spent, now));
        store.replace(after);
        if (after.overrun().compareTo(budget.overrun()) > 0) {
            trail.overran(lease, spent, after, cause);
        }
        tell(after, false, now, cause);
    }

    /** Takes back what nobody returned in time; nothing where somebody did meanwhile. */
    @Transactional
    public void reclaim(BudgetKey key, Cause cause) {
        var now = now();
        store.lock(key).ifPresent(budget -> reclaimed(budget, now, cause));
    }

    private Budget locked(Wish wish, Instant now) {
        var found = store.lock(wish.budget());
        if (found.isPresent()) {
            return found.get();
        }
        var period = wish.period();
        store.add(Budget.unspent(wish.budget(), wish.customerId(), wish.limit(), period.endsAt()), now);
        return store.lock(wish.budget())
                .orElseThrow(() -> new WaooawException(
                        GovernanceError.BUDGET_OF_ANOTHER, wish.budget() + " belongs to another customer"));
    }

    private Budget reclaimed(Budget budget, Instant now, Cause cause) {
        var after = budget;
        for (var lease : store.reclaimable(budget.key(), now)) {
            after = after.reclaimed(lease.amount());
            store.replace(lease.reclaimed(now));
            trail.reclaimed(lease, after, cause);
        }
        if (!after.equals(budget)) {
            store.replace(after);
        }
        return after;
    }

    private void tell(Budget budget, boolean refused, Instant now, Cause cause) {
        for (var threshold : BudgetThresholds.crossed(budget, refused)) {
            if (store.told(budget, threshold.percent(), now)) {
                trail.crossed(budget, threshold, now, cause);
            }
        }
    }

    private static Outcome same(Lease before, Wish wish) {
        var budget = before.budget();
        if (budget.scope() != wish.budget().scope()
                || !budget.id().equals(wish.budget().id())
                || !before.holder().equals(wish.holder())) {
            throw another(before.id());
        }
        return new Outcome.Lent(before);
    }

    private static WaooawException another(UUID leaseId) {
        return new WaooawException(
                GovernanceError.LEASE_OF_ANOTHER, "lease " + leaseId + " was asked for before, of another budget");
    }

    private static WaooawException unknown(UUID leaseId) {
        return new WaooawException(GovernanceError.LEASE_NOT_FOUND, "there is no lease " + leaseId);
    }

    /** To the microsecond, as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
