package com.waooaw.platform.budget;

import com.waooaw.platform.web.Rounds;
import java.time.Duration;

/** Gives back what nobody needs: reservations of acts that died, and leases that are over. */
class SpendingSweep extends Rounds {

    private final SpendingLedger ledger;
    private final LeaseReturns returns;
    private final Duration pause;

    SpendingSweep(SpendingLedger ledger, LeaseReturns returns, Duration pause) {
        super("spending-sweep", pause, pause);
        this.ledger = ledger;
        this.returns = returns;
        this.pause = pause;
    }

    @Override
    protected Duration round() {
        // a transaction each: several at once would lock leases in any order
        ledger.overdue().forEach(ledger::release);
        returns.start();
        ledger.forget();
        return pause;
    }
}
