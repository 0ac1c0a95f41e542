package com.waooaw.governance.notification;

import com.waooaw.governance.notification.Delivery.Certainty;
import com.waooaw.governance.notification.NoticeKind.Treatment;
import com.waooaw.governance.notification.quiet.QuietHoursSettings;
import com.waooaw.platform.database.Tenancy;
import com.waooaw.platform.web.Rounds;
import com.waooaw.platform.web.WebProperties;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells what is due: by push, by mail where nothing was pushed, until one of them took it, for a day. By text message,
 * which costs money, goes what goes every way.
 */
class Announcing extends Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(Announcing.class);
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);
    private static final int MOST_ATTEMPTS = 24;
    /** Whoever took one on has died where it is still due after that. */
    private static final Duration LONGEST_ATTEMPT = Duration.ofMinutes(2);

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final ReachOwners owners;
    private final AnnouncementStore store;
    private final QuietHoursSettings quiet;
    private final List<AnnouncementChannel> channels;
    private final Clock clock;
    private final MessageIds ids;

    Announcing(
            ReachOwners owners,
            AnnouncementStore store,
            QuietHoursSettings quiet,
            List<AnnouncementChannel> channels,
            WebProperties web,
            Clock clock) {
        super("announcements", EVERY, AFTER_FAILURE);
        this.owners = owners;
        this.store = store;
        this.quiet = quiet;
        this.channels = channels.stream()
                .sorted(Comparator.comparing(AnnouncementChannel::channel))
                .toList();
        this.clock = clock;
        this.ids = MessageIds.of(web);
    }

    @Override
    protected Duration round() {
        each(owners.due(clock.instant()), due -> Tenancy.run(due.owner().customerId(), () -> tell(due.id())));
        return EVERY;
    }

    private void tell(UUID id) {
        if (!store.telling(id, clock.instant(), clock.instant().plus(LONGEST_ATTEMPT))) {
            // somebody else is telling it
            return;
        }
        var found = store.waiting(id);
        if (found.isEmpty()) {
            return;
        }
        var announcement = found.get().announcement();
        if (announcement.kind().treatment() == Treatment.OUTSIDE_QUIET_HOURS) {
            // they may have been changed since
            var later = quiet.hours().endOfQuiet(clock.instant());
            if (later.isPresent()) {
                store.postpone(id, later.get(), found.get().attempts() - 1);
                return;
            }
        }
        var last = new Delivery.Failed("no_address", Certainty.NEVER);
        for (var channel : ways(found.get().way())) {
            if (!channel.reaches(announcement)) {
                continue;
            }
            switch (channel.tell(announcement, ids.of("announcement-" + id))) {
                case Delivery.Taken _ -> {
                    store.settled(id, channel.channel(), null, clock.instant());
                    return;
                }
                case Delivery.Failed failed -> last = last(channel.channel(), failed);
            }
        }
        notTold(found.get(), last);
    }

    private List<AnnouncementChannel> ways(@Nullable Channel only) {
        return channels.stream()
                .filter(channel -> only == null ? channel.channel() != Channel.SMS : channel.channel() == only)
                .toList();
    }

    /** What may have been sent is not sent again where the same twice is two. */
    private static Delivery.Failed last(Channel channel, Delivery.Failed failed) {
        return failed.certainty() == Certainty.UNKNOWN && !channel.repeatable()
                ? new Delivery.Failed(failed.reason(), Certainty.NEVER)
                : failed;
    }

    private void notTold(AnnouncementStore.Waiting waiting, Delivery.Failed why) {
        var id = waiting.announcement().id();
        if (why.certainty() == Certainty.NEVER || waiting.attempts() >= MOST_ATTEMPTS) {
            LOG.warn("{} was not told: {}", id, why.reason());
            store.settled(id, null, why.reason(), clock.instant());
            return;
        }
        var pause = Duration.ofMinutes(1L << Math.min(waiting.attempts() - 1, 6));
        store.postpone(
                id,
                clock.instant().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause),
                waiting.attempts());
    }
}
