package com.waooaw.governance.notification;

import com.waooaw.governance.notification.Delivery.Certainty;
import com.waooaw.governance.notification.NoticeKind.Treatment;
import com.waooaw.governance.notification.quiet.QuietHoursSettings;
import com.waooaw.platform.database.Tenancy;
import com.waooaw.platform.web.Rounds;
import com.waooaw.platform.web.WebProperties;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what is due: by push, by mail where nothing was pushed, until one of them took it, for a day. */
class Announcing extends Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(Announcing.class);
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);
    private static final int MOST_ATTEMPTS = 24;
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final ReachOwners owners;
    private final AnnouncementStore store;
    private final QuietHoursSettings quiet;
    private final List<AnnouncementChannel> channels;
    private final Clock clock;
    private final String host;

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
        this.host = Objects.requireNonNullElse(URI.create(web.publicOrigin()).getHost(), "waooaw.invalid");
    }

    @Override
    protected Duration round() {
        for (var due : owners.due(clock.instant())) {
            Tenancy.run(due.owner().customerId(), () -> tell(due.id()));
        }
        return EVERY;
    }

    private void tell(UUID id) {
        var found = store.waiting(id);
        if (found.isEmpty()) {
            return;
        }
        var announcement = found.get().announcement();
        if (announcement.kind().treatment() == Treatment.OUTSIDE_QUIET_HOURS) {
            // they may have been changed since
            var later = quiet.hours().endOfQuiet(clock.instant());
            if (later.isPresent()) {
                store.postpone(id, later.get(), false);
                return;
            }
        }
        var last = new Delivery.Failed("no_address", Certainty.NEVER);
        for (var channel : channels) {
            if (!channel.reachesGovernorOf(announcement.customerId())) {
                continue;
            }
            switch (channel.tell(announcement, "<announcement-%s@%s>".formatted(id, host))) {
                case Delivery.Taken _ -> {
                    store.settled(id, channel.channel(), null, clock.instant());
                    return;
                }
                case Delivery.Failed failed -> last = failed;
            }
        }
        notTold(found.get(), last);
    }

    private void notTold(AnnouncementStore.Waiting waiting, Delivery.Failed why) {
        var id = waiting.announcement().id();
        if (why.certainty() == Certainty.NEVER || waiting.attempts() + 1 >= MOST_ATTEMPTS) {
            LOG.warn("nobody was told of {}: {}", id, why.reason());
            store.settled(id, null, why.reason(), clock.instant());
            return;
        }
        var pause = Duration.ofMinutes(1L << Math.min(waiting.attempts(), 6));
        store.postpone(id, clock.instant().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause), true);
    }
}
