package com.waooaw.governance.budget;

import com.waooaw.platform.database.Tenancy;
import com.waooaw.platform.web.Rounds;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells Governors of requests for more money, and ends those to which nobody needs an answer any more. The instants are stored. */
class EmergencyRequestClock extends Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(EmergencyRequestClock.class);
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);

    private final BudgetOwners owners;
    private final EmergencyRequests requests;
    private final Clock clock;

    EmergencyRequestClock(BudgetOwners owners, EmergencyRequests requests, Clock clock) {
        super("emergency-requests", EVERY, AFTER_FAILURE);
        this.owners = owners;
        this.requests = requests;
        this.clock = clock;
    }

    @Override
    protected Duration round() {
        var pause = EVERY;
        for (var due : owners.dueRequests(clock.instant())) {
            try {
                // the budget is its customer's, to whom the Platform Governor's own rows do not belong
                Tenancy.run(due.owner().customerId(), () -> requests.lookAtBudget(due.id()));
                Tenancy.run(due.governor().customerId(), () -> requests.lookAtClock(due.id()));
            } catch (RuntimeException e) {
                // the others have clocks, too
                LOG.error("emergency request {} could not be looked at", due.id(), e);
                pause = AFTER_FAILURE;
            }
        }
        return pause;
    }
}
