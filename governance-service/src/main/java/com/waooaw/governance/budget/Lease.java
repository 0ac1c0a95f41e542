package com.waooaw.governance.budget;

import com.waooaw.platform.kernel.Usd;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money lent out of a budget.
 *
 * @param holder the service that spends it
 * @param expiresAt from then on the holder reserves nothing on it
 * @param settleBy until then the holder settles what it had reserved, and returns it
 * @param spent as the holder said in the end
 * @param endedAt when it was returned or taken back
 */
record Lease(
        UUID id,
        BudgetKey budget,
        @Nullable UUID customerId,
        String holder,
        Usd amount,
        Instant grantedAt,
        Instant expiresAt,
        Instant settleBy,
        State state,
        Usd spent,
        @Nullable Instant endedAt) {

    /** How long something may be reserved on a lease; then it goes back, so that idle money is not out for long. */
    static final Duration TERM = Duration.ofMinutes(10);

    /** How long an act may take that was reserved in the last moment. */
    static final Duration TO_SETTLE = Duration.ofMinutes(30);

    /** How much later than its holder's Governance's clock may be without harm. */
    static final Duration SKEW = Duration.ofMinutes(1);

    /** Where a lease is. The lower-case names are stored. */
    enum State {
        /** Money is out. */
        OPEN,
        /** The holder said what it spent. */
        RETURNED,
        /** Nobody said anything in time, and the money went back. */
        RECLAIMED;

        String storedName() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State stored(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }
    }

    /** A new one; it does not outlive the period of its budget. */
    static Lease open(UUID id, Budget budget, String holder, Usd amount, Instant now) {
        var term = now.plus(TERM);
        var ends = budget.endsAt();
        var expiresAt = ends == null || term.isBefore(ends) ? term : ends;
        return new Lease(
                id,
                budget.key(),
                budget.customerId(),
                holder,
                amount,
                now,
                expiresAt,
                expiresAt.plus(TO_SETTLE),
                State.OPEN,
                Usd.ZERO,
                null);
    }

    /** From when on the money may go back although nobody returned it. */
    Instant reclaimableAt() {
        return settleBy.plus(SKEW);
    }

    boolean isReclaimable(Instant now) {
        return state == State.OPEN && !now.isBefore(reclaimableAt());
    }

    Lease returned(Usd allSpent, Instant at) {
        return ended(State.RETURNED, allSpent, at);
    }

    Lease reclaimed(Instant at) {
        return ended(State.RECLAIMED, Usd.ZERO, at);
    }

    private Lease ended(State next, Usd allSpent, Instant at) {
        return new Lease(id, budget, customerId, holder, amount, grantedAt, expiresAt, settleBy, next, allSpent, at);
    }
}
