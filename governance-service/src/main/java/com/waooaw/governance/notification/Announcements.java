package com.waooaw.governance.notification;

import com.waooaw.governance.notification.quiet.QuietHoursSettings;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes down what Governors are to be told; it is told after the transaction, at its time. */
@Service
public class Announcements {

    private static final Logger LOG = LoggerFactory.getLogger(Announcements.class);

    private final AnnouncementStore store;
    private final NoticeFloods floods;
    private final ReachProperties.Notices limit;
    private final QuietHoursSettings quiet;
    private final List<AnnouncementChannel> channels;
    private final Clock clock;

    Announcements(
            AnnouncementStore store,
            NoticeFloods floods,
            QuietHoursSettings quiet,
            List<AnnouncementChannel> channels,
            ReachProperties reach,
            Clock clock) {
        this.store = store;
        this.floods = floods;
        this.limit = reach.notices();
        this.quiet = quiet;
        this.channels = List.copyOf(channels);
        this.clock = clock;
    }

    /** Takes it down, in the transaction of what has happened where there is one; the same again is nothing new. */
    @Transactional
    public void announce(Announcement announcement) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var dueAt = dueAt(announcement, now);
        if (isOneTooMany(announcement, now)) {
            // it stays where it happened, in the inbox; only the message is one with others
            floods.fold(announcement, now, dueAt(announcement, now.plus(limit.within())));
            return;
        }
        if (announcement.kind().goesEveryWay()) {
            everyWay(announcement, now, dueAt);
        } else {
            store.add(announcement, null, now, dueAt);
        }
    }

    private Instant dueAt(Announcement announcement, Instant at) {
        return switch (announcement.kind().treatment()) {
            case AT_ONCE -> at;
            case OUTSIDE_QUIET_HOURS -> quiet.hours().endOfQuiet(at).orElse(at);
        };
    }

    /** Whether its Governor was told as often as they are, of this kind and of this requester. */
    private boolean isOneTooMany(Announcement announcement, Instant now) {
        return announcement.kind().mayBeFolded()
                && announcement.person() == null
                && floods.told(announcement, now.minus(limit.within())) >= limit.most();
    }

    /** One for each way, so that each is tried until it has worked. */
    private void everyWay(Announcement announcement, Instant now, Instant dueAt) {
        var ways = channels.stream()
                .filter(channel -> channel.reaches(announcement))
                .map(AnnouncementChannel::channel)
                .toList();
        if (ways.isEmpty()) {
            LOG.warn("there is no way to tell anybody: {}", announcement.title());
        }
        ways.forEach(way -> store.add(announcement.by(way), way, now, dueAt));
    }
}
