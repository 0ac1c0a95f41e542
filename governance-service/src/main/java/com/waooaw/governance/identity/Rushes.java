package com.waooaw.governance.identity;

import com.waooaw.governance.GovernanceProperties;
import com.waooaw.governance.GovernanceProperties.Identity;
import com.waooaw.governance.notification.Announcement;
import com.waooaw.governance.notification.Announcements;
import com.waooaw.governance.notification.NoticeKind;
import com.waooaw.governance.notification.NoticePage;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Ids;
import java.time.Clock;
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
    private final Announcements announcements;
    private final Identity rules;
    private final Clock clock;

    Rushes(
            RushStore store,
            IdentityTrail trail,
            Announcements announcements,
            GovernanceProperties properties,
            Clock clock) {
        this.store = store;
        this.trail = trail;
        this.announcements = announcements;
        this.rules = properties.identity();
        this.clock = clock;
    }

    void notice(@Nullable UUID customerId, String subject, int yeses, Cause cause) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var rush = new Rush(Ids.next(clock), customerId, subject, yeses);
        if (store.notice(rush, now.minus(rules.within()), now)) {
            LOG.warn(
                    "SUSPICIOUS PATTERN: {} approvals by one Governor ({}) within {}; each further one needs a step-up",
                    yeses,
                    subject,
                    rules.within());
            trail.rushed(customerId, subject, yeses, rules.within().toString(), cause);
            announcements.announce(new Announcement(
                    rush.id(),
                    NoticeKind.SECURITY,
                    customerId,
                    NoticePage.HISTORY,
                    "%d approvals in your name within %s".formatted(yeses, CodeRules.words(rules)),
                    "Each further one takes a code or a passkey for now. Was it not you? Log out everywhere, deny what waits, "
                            + "and tell the people who run the platform."));
        }
    }
}
