package com.waooaw.governance.budget;

import com.waooaw.governance.budget.EmergencyRequest.Lapsed;
import com.waooaw.governance.budget.EmergencyRequest.Open;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Ends requests for more money to which nobody needs an answer any more. In the transaction that has locked the budget, as
 * the budget's customer.
 */
@Component
class EmergencyEnds {

    private final EmergencyRequestStore store;
    private final EmergencyRequestTrail trail;

    EmergencyEnds(EmergencyRequestStore store, EmergencyRequestTrail trail) {
        this.store = store;
        this.trail = trail;
    }

    /** The newest one about this budget, as clock and money have left it. */
    Optional<EmergencyRequest> latest(Budget budget, Instant now) {
        return store.latest(budget.key())
                .map(newest -> newest instanceof Open(var ask)
                        ? looked(store.lock(ask.id()).orElseThrow(), budget, now)
                        : newest);
    }

    /** Ends the one that is open where what was missing is there. */
    void look(Budget budget, Instant now) {
        if (EmergencyRequestRules.canBeRaised(budget.key().scope())) {
            latest(budget, now);
        }
    }

    /** One that is locked, as clock and money have left it; its end is written down. */
    EmergencyRequest looked(EmergencyRequest current, Budget budget, Instant now) {
        var after = EmergencyRequestRules.look(current, budget, now);
        if (after instanceof Lapsed lapsed && !after.equals(current)) {
            store.settle(lapsed);
            trail.lapsed(lapsed);
        }
        return after;
    }
}
