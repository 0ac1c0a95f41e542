package com.waooaw.governance.notification;

import com.waooaw.governance.notification.Delivery.Certainty;
import com.waooaw.platform.web.WebProperties;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Messages to the devices a Governor has named, each by whoever reaches its kind. */
@Component
class PushChannel implements ChannelAdapter, AnnouncementChannel {

    private static final Logger LOG = LoggerFactory.getLogger(PushChannel.class);

    private final DeviceStore devices;
    private final List<DeviceSender> senders;
    private final DeliveryTokens tokens;
    private final String origin;

    PushChannel(DeviceStore devices, List<DeviceSender> senders, DeliveryTokens tokens, WebProperties web) {
        this.devices = devices;
        this.senders = List.copyOf(senders);
        this.tokens = tokens;
        this.origin = web.publicOrigin();
    }

    private record Reached(Device device, DeviceSender sender) {}

    @Override
    public Channel channel() {
        return Channel.PUSH;
    }

    @Override
    public boolean reaches(Notice notice) {
        return !reached().isEmpty();
    }

    @Override
    public boolean reaches(Announcement announcement) {
        // the devices are the Governor's
        return announcement.person() == null && !reached().isEmpty();
    }

    @Override
    public Delivery send(Notice notice, String messageId) {
        return toAll(PushMessage.about(notice, origin), messageId);
    }

    @Override
    public Delivery tell(Announcement announcement, String messageId) {
        return toAll(PushMessage.of(announcement, origin), messageId);
    }

    /**
     * To all devices at once, so that a slow push service holds nobody up. One that took it is enough; a device its push
     * service has forgotten is forgotten here, too.
     */
    private Delivery toAll(PushMessage message, String messageId) {
        var sent = new ArrayList<Map.Entry<Device, Future<Delivery>>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var reached : reached()) {
                // here, where it is known whose rows these are: the threads know nothing of it
                var receipt = tokens.mint(messageId, reached.device());
                sent.add(Map.entry(
                        reached.device(),
                        threads.submit(() -> reached.sender().send(reached.device(), message, receipt))));
            }
        }
        return sent.stream()
                .map(one -> settled(one.getKey(), one.getValue()))
                .max(Comparator.comparingInt(PushChannel::worth))
                .orElseGet(() -> new Delivery.Failed("no_device", Certainty.NEVER));
    }

    private Delivery settled(Device device, Future<Delivery> sent) {
        if (sent.state() != Future.State.SUCCESS) {
            LOG.error("a message to {} failed in an unknown way", device, sent.exceptionNow());
            return new Delivery.Failed("unknown_failure", Certainty.UNKNOWN);
        }
        var delivery = sent.resultNow();
        if (delivery instanceof Delivery.Failed(var reason, var _) && reason.equals(DeviceSender.DEVICE_GONE)) {
            devices.forget(device.id());
            LOG.info("the push service has forgotten {}", device);
        }
        return delivery;
    }

    /** Of several devices the one that was reached counts, else the one that may be reached yet. */
    private static int worth(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Taken _ -> 3;
            case Delivery.Failed(var _, var certainty) ->
                switch (certainty) {
                    case NOT_SENT -> 2;
                    case UNKNOWN -> 1;
                    case NEVER -> 0;
                };
        };
    }

    private List<Reached> reached() {
        return devices.all().stream()
                .flatMap(device -> sender(device).map(sender -> new Reached(device, sender)).stream())
                .toList();
    }

    private Optional<DeviceSender> sender(Device device) {
        return senders.stream()
                .filter(sender -> sender.kind() == device.kind() && sender.ready())
                .findFirst();
    }
}
