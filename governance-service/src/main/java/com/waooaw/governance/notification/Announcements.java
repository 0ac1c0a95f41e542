package com.waooaw.governance.notification;

import com.waooaw.governance.notification.quiet.QuietHoursSettings;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes down what Governors are to be told; it is told after the transaction, at its time. */
@Service
public class Announcements {

    private final AnnouncementStore store;
    private final QuietHoursSettings quiet;
    private final Clock clock;

    Announcements(AnnouncementStore store, QuietHoursSettings quiet, Clock clock) {
        this.store = store;
        this.quiet = quiet;
        this.clock = clock;
    }

    /** Takes it down, in the transaction of what has happened where there is one; the same again is nothing new. */
    @Transactional
    public void announce(Announcement announcement) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        switch (announcement.kind().treatment()) {
            case AT_ONCE -> store.add(announcement, AnnouncementStore.WAITING, now, now);
            case OUTSIDE_QUIET_HOURS ->
                store.add(
                        announcement,
                        AnnouncementStore.WAITING,
                        now,
                        quiet.hours().endOfQuiet(now).orElse(now));
            case WITHOUT_A_MESSAGE -> store.add(announcement, AnnouncementStore.KEPT, now, now);
        }
    }
}
