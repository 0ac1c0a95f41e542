package com.waooaw.governance.notification;

import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.notification.Delivery.Certainty;
import com.waooaw.governance.notification.router.Route;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.web.WebProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reaches a Governor: one channel after the other, each at its stored instant, until the Governor has looked. The
 * intent is stored before a message leaves and the receipt after; every call may be repeated.
 */
@Component
public class Cascade {

    private static final Logger LOG = LoggerFactory.getLogger(Cascade.class);

    private final CascadeStore store;
    private final Routing routing;
    private final List<ChannelAdapter> adapters;
    private final Clock clock;
    private final MessageIds ids;

    Cascade(CascadeStore store, Routing routing, List<ChannelAdapter> adapters, WebProperties web, Clock clock) {
        this.store = store;
        this.routing = routing;
        this.adapters = List.copyOf(adapters);
        this.clock = clock;
        this.ids = MessageIds.of(web);
    }

    /**
     * Does what is due.
     *
     * @return how long until the next message is due; zero where none will be
     * @throws WaooawException {@code GOV-1001} if the last channel failed, too; the same call may succeed later
     */
    public Duration carryOn(Notice notice) {
        if (adapters.stream().noneMatch(adapter -> adapter.reaches(notice))) {
            LOG.warn("there is no way to the Governor who decides {}", notice.displayId());
        }
        if (store.legs(notice.approvalId(), notice.round()).isEmpty()) {
            // once a round: what was chosen then is what the round goes by, whatever is learned meanwhile
            var choice = routing.choose(notice);
            store.plan(notice, choice, planned(notice, choice.route()));
        }
        while (!store.wasSeen(notice.approvalId(), notice.round())) {
            switch (CascadeRules.next(store.legs(notice.approvalId(), notice.round()), clock.instant())) {
                case CascadeRules.Step.Finished() -> {
                    return Duration.ZERO;
                }
                case CascadeRules.Step.Wait(var until) -> {
                    return Duration.between(clock.instant(), until).plusMillis(1);
                }
                case CascadeRules.Step.Send(var leg) -> send(notice, leg);
                case CascadeRules.Step.GiveUp(var leg) ->
                    settle(notice, leg, new Delivery.Failed("outcome_unknown", Certainty.UNKNOWN));
            }
        }
        return Duration.ZERO;
    }

    /** The Governor has looked at it, through the link of a message or by themselves; no further message is due. */
    public void seen(UUID approvalId, long round, @Nullable UUID customerId, String by, @Nullable Channel through) {
        store.seen(approvalId, round, customerId, by, through);
    }

    /** What is known of the messages about an approval. */
    public List<Receipt> receipts(UUID approvalId) {
        return store.receipts(approvalId);
    }

    /** Channels by which a link may have come to the Governor of this customer, or of the platform, since then. */
    public Set<Channel> linked(@Nullable UUID customerId, Instant since) {
        return store.linked(customerId, since);
    }

    private List<Leg> planned(Notice notice, Route route) {
        var legs = new ArrayList<Leg>();
        for (var channel : route.order()) {
            legs.add(new Leg(
                    channel,
                    notice.since().plus(CascadeRules.turn(legs.size())),
                    Leg.State.PLANNED,
                    messageId(notice, channel),
                    null));
        }
        return legs;
    }

    private void send(Notice notice, Leg leg) {
        var adapter = adapterOf(leg.channel());
        if (!adapter.reaches(notice)) {
            settle(notice, leg, new Delivery.Failed("no_address", Certainty.NEVER));
            return;
        }
        if (!store.sending(notice.approvalId(), notice.round(), leg.channel())) {
            // somebody else has taken it on in the same moment; look again
            return;
        }
        var delivery = adapter.send(notice, leg.messageId());
        if (delivery instanceof Delivery.Failed(var reason, var certainty)) {
            LOG.warn("{} did not reach the Governor of {}: {}", leg.channel(), notice.displayId(), reason);
            if (certainty == Certainty.NOT_SENT && isLastWay(leg, notice)) {
                store.notSent(notice.approvalId(), notice.round(), leg.channel());
                throw new WaooawException(
                        GovernanceError.MAIL_UNAVAILABLE, "the last way to the Governor failed: " + reason);
            }
        }
        settle(notice, leg, delivery);
    }

    private void settle(Notice notice, Leg leg, Delivery delivery) {
        store.settled(notice.approvalId(), notice.round(), leg.channel(), delivery);
    }

    /** No channel that comes after it leads anywhere. */
    private boolean isLastWay(Leg leg, Notice notice) {
        return store.legs(notice.approvalId(), notice.round()).stream()
                .dropWhile(other -> other.channel() != leg.channel())
                .skip(1)
                .noneMatch(later -> adapterOf(later.channel()).reaches(notice));
    }

    private ChannelAdapter adapterOf(Channel channel) {
        return adapters.stream()
                .filter(adapter -> adapter.channel() == channel)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody sends by " + channel));
    }

    private String messageId(Notice notice, Channel channel) {
        var round = notice.round() == 0 ? "" : "-" + notice.round();
        return ids.of(
                "approval-" + notice.approvalId() + round + (channel == Channel.EMAIL ? "" : "-" + channel.stored()));
    }

    /** Which channel a link names; empty where it names none. */
    public static Optional<Channel> named(String via) {
        return Arrays.stream(Channel.values())
                .filter(channel -> channel.stored().equals(via))
                .findFirst();
    }
}
