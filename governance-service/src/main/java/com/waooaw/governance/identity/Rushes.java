package com.waooaw.governance.identity;

import com.waooaw.governance.GovernanceProperties;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Notices a Governor who says yes faster than anybody looks; once in the time that counts. */
@Component
class Rushes {

    private static final Logger LOG = LoggerFactory.getLogger(Rushes.class);

    private final RushStore store;
    private final IdentityTrail trail;
    private final Duration within;
    private final Clock clock;

    Rushes(RushStore store, IdentityTrail trail, GovernanceProperties properties, Clock clock) {
        this.store = store;
        this.trail = trail;
        this.within = properties.identity().within();
        this.clock = clock;
    }

    void notice(@Nullable UUID customerId, String subject, int yeses, Cause cause) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var rush = new Rush(Ids.next(clock), customerId, subject, yeses);
        if (store.notice(rush, now.minus(within), now)) {
            LOG.warn(
                    "SUSPICIOUS PATTERN: {} approvals by one Governor ({}) within {}; each further one needs a step-up",
                    yeses,
                    subject,
                    within);
            trail.rushed(customerId, subject, yeses, within.toString(), cause);
        }
    }
}
