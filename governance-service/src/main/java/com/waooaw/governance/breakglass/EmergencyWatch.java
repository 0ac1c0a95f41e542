package com.waooaw.governance.breakglass;

import com.waooaw.platform.database.Tenancy;
import com.waooaw.platform.web.Rounds;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notices reviews that nobody has written in time, and asks for the recertifications that reviews have led to. */
class EmergencyWatch extends Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(EmergencyWatch.class);
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
        for (var due : owners.due(clock.instant())) {
            try {
                Tenancy.run(due.customerId(), () -> reviews.fallOverdue(due.id()));
            } catch (RuntimeException e) {
                // the others have to be told of theirs; this one is due again in the next round
                LOG.error("the overdue review of {} could not be noted", due.id(), e);
            }
        }
        reviews.askForRecertification();
        return EVERY;
    }
}
