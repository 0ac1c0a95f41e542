package com.waooaw.governance.escalation;

import com.waooaw.platform.database.Tenancy;
import com.waooaw.platform.web.Rounds;
import java.time.Clock;
import java.time.Duration;

/** Tells Governors of escalations, and looks whether one is late. The instants are stored: after a restart it goes on. */
class EscalationClock extends Rounds {

    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);

    private final EscalationOwners owners;
    private final Escalations escalations;
    private final Clock clock;

    EscalationClock(EscalationOwners owners, Escalations escalations, Clock clock) {
        super("escalations", EVERY, AFTER_FAILURE);
        this.owners = owners;
        this.escalations = escalations;
        this.clock = clock;
    }

    @Override
    protected Duration round() {
        return each(
                        owners.due(clock.instant()),
                        due -> Tenancy.run(due.governor(), () -> escalations.lookAtClock(due.id())))
                ? EVERY
                : AFTER_FAILURE;
    }
}
