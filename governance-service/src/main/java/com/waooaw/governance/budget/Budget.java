package com.waooaw.governance.budget;

import com.waooaw.contracts.governance.BudgetScope;
import com.waooaw.governance.budget.Grant.Refusal;
import com.waooaw.platform.kernel.Usd;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a budget stands: the arithmetic of lending money out and taking it back.
 *
 * @param customerId whose it is; absent for the platform's own
 * @param limit what the settings give
 * @param granted what Governors granted on top
 * @param settled spent, and within the cap
 * @param leased lent out, and not yet returned
 * @param overrun spent beyond the cap, or when the money had gone back: an act that cost more than was reserved
 * @param held who is held back from spending
 * @param endsAt when its period ends; absent where it is never renewed
 */
record Budget(
        BudgetKey key,
        @Nullable UUID customerId,
        Usd limit,
        Usd granted,
        Usd settled,
        Usd leased,
        Usd overrun,
        Containment held,
        @Nullable Instant endsAt) {

    Budget {
        if (!limit.plus(granted).covers(settled.plus(leased))) {
            throw new IllegalStateException("settled and leased exceed the cap of " + key);
        }
    }

    static Budget unspent(BudgetKey key, @Nullable UUID customerId, Usd limit, @Nullable Instant endsAt) {
        return new Budget(key, customerId, limit, Usd.ZERO, Usd.ZERO, Usd.ZERO, Usd.ZERO, Containment.NONE, endsAt);
    }

    /** What may be spent in the period. */
    Usd cap() {
        return limit.plus(granted);
    }

    /** What was spent. */
    Usd spent() {
        return settled.plus(overrun);
    }

    /** What can be lent. */
    Usd available() {
        return cap().minusAtMost(spent()).minusAtMost(leased);
    }

    /** Lends what is wanted, or what is left of it where that is enough to go on. */
    Grant grant(Usd atLeast, Usd wanted, Containment.Rank rank) {
        if (held.holds(rank)) {
            return new Grant.Refused(this, Refusal.SUSPENDED);
        }
        var amount = wanted.min(available());
        if (!amount.covers(atLeast)) {
            return new Grant.Refused(
                    this, cap().minusAtMost(spent()).covers(atLeast) ? Refusal.LEASED_OUT : Refusal.EXHAUSTED);
        }
        return new Grant.Granted(with(settled, leased.plus(amount), overrun), amount);
    }

    /** Takes a lease back, and books what was spent on it. */
    Budget returned(Usd amount, Usd spent) {
        return with(settled.plus(spent.min(amount)), leased.minus(amount), overrun)
                .booked(spent.minusAtMost(amount));
    }

    /** Takes a lease back of which nobody said what became of it. */
    Budget reclaimed(Usd amount) {
        return with(settled, leased.minus(amount), overrun);
    }

    /** Books what was spent without a lease that covers it: within the cap where there is room, beyond it otherwise. */
    Budget booked(Usd spent) {
        var within = spent.min(available());
        return with(settled.plus(within), leased, overrun.plus(spent.minus(within)));
    }

    /** Adds to what may be spent in this period. */
    Budget raised(Usd by) {
        return new Budget(key, customerId, limit, granted.plus(by), settled, leased, overrun, held, endsAt).contained();
    }

    /** The same, with those held back who have to be at what is spent now. */
    Budget contained() {
        return key.scope() == BudgetScope.PLATFORM && !key.isEnvelope()
                ? new Budget(key, customerId, limit, granted, settled, leased, overrun, held.at(spent(), cap()), endsAt)
                : this;
    }

    private Budget with(Usd nowSettled, Usd nowLeased, Usd nowOverrun) {
        return new Budget(key, customerId, limit, granted, nowSettled, nowLeased, nowOverrun, held, endsAt).contained();
    }
}
