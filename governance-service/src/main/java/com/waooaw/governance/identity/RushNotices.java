package com.waooaw.governance.identity;

import com.waooaw.governance.notification.Letter;
import com.waooaw.governance.notification.Letters;
import com.waooaw.platform.database.Tenancy;
import com.waooaw.platform.web.Rounds;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells people in a hurry that it was noticed: if it was not they, they learn of it. */
class RushNotices extends Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(RushNotices.class);
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

    private final RushReader reader;
    private final RushStore store;
    private final Letters letters;
    private final Clock clock;

    RushNotices(RushReader reader, RushStore store, Letters letters, Clock clock) {
        super("rush-notices", EVERY, AFTER_FAILURE);
        this.reader = reader;
        this.store = store;
        this.letters = letters;
        this.clock = clock;
    }

    @Override
    protected Duration round() {
        boolean allTold = true;
        for (var rush : reader.untold()) {
            if (tell(rush)) {
                Tenancy.run(rush.customerId(), () -> store.told(rush, clock.instant()));
            } else {
                allTold = false;
            }
        }
        return allTold ? EVERY : AFTER_FAILURE;
    }

    /** By the first channel that takes it. The same letter twice, after a crash, does no harm. */
    private boolean tell(Rush rush) {
        var ways = letters.ways(rush.customerId());
        if (ways.isEmpty()) {
            LOG.warn("there is no way to tell {} of the pattern that was noticed", rush.subject());
            return true;
        }
        var text = """
                %d approvals were given in your name within an hour. That is faster than anybody reads what will be
                done, so each further one takes a one-time code or a passkey until it is less again.

                Was it not you? Log out everywhere, deny what waits, and tell the people who run the platform.
                """.formatted(rush.approvals());
        var letter = new Letter(
                rush.customerId(),
                "Many approvals in your name",
                text,
                "WAOOAW: %d approvals in your name within an hour. Each further one takes a code. Was it not you? Tell the people who run the platform."
                        .formatted(rush.approvals()));
        return ways.stream()
                .anyMatch(way -> letters.send(way, letter, "rush-" + rush.id()).isEmpty());
    }
}
