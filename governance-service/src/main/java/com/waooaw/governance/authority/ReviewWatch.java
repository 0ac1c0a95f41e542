package com.waooaw.governance.authority;

import com.waooaw.platform.database.Tenancy;
import com.waooaw.platform.web.Rounds;
import java.time.Clock;
import java.time.Duration;

/** Notices acts of deputies that no Governor has looked at in time. */
class ReviewWatch extends Rounds {

    private static final Duration EVERY = Duration.ofSeconds(15);

    private final AuthorityOwners owners;
    private final DeputyActs acts;
    private final Clock clock;

    ReviewWatch(AuthorityOwners owners, DeputyActs acts, Clock clock) {
        super("deputy-reviews", EVERY, EVERY);
        this.owners = owners;
        this.acts = acts;
        this.clock = clock;
    }

    @Override
    protected Duration round() {
        each(
                owners.overdue(clock.instant()),
                overdue -> Tenancy.run(overdue.customerId(), () -> acts.overdue(overdue.actId())));
        return EVERY;
    }
}
