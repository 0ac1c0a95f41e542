package com.waooaw.governance.breakglass;

import com.waooaw.platform.database.Tenancy;
import com.waooaw.platform.web.Rounds;
import java.time.Clock;
import java.time.Duration;

/** Notices reviews that nobody has written in time, and asks for the recertifications that reviews have led to. */
class EmergencyWatch extends Rounds {

    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);

    private final EmergencyOwners owners;
    private final Reviews reviews;
    private final Clock clock;

    EmergencyWatch(EmergencyOwners owners, Reviews reviews, Clock clock) {
        super("emergency-reviews", EVERY, AFTER_FAILURE);
        this.owners = owners;
        this.reviews = reviews;
        this.clock = clock;
    }

    @Override
    protected Duration round() {
        each(owners.due(clock.instant()), due -> Tenancy.run(due.customerId(), () -> reviews.fallOverdue(due.id())));
        reviews.askForRecertification();
        return EVERY;
    }
}
