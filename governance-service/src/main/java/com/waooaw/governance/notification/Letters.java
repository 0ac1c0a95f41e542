package com.waooaw.governance.notification;

import com.waooaw.platform.web.WebProperties;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sends letters to Governors, by the channel it is told. */
@Component
public class Letters {

    private final List<LetterCarrier> carriers;
    private final MessageIds ids;

    Letters(List<LetterCarrier> carriers, WebProperties web) {
        this.carriers = carriers.stream()
                .sorted(Comparator.comparing(LetterCarrier::channel))
                .toList();
        this.ids = MessageIds.of(web);
    }

    /** The channels that lead to this person, who decides for this customer, or for the platform. */
    public List<Channel> ways(@Nullable UUID customerId, String person) {
        return carriers.stream()
                .filter(carrier -> carrier.addressOf(customerId, person).isPresent())
                .map(LetterCarrier::channel)
                .toList();
    }

    /** The address behind a channel, as much of it as its owner needs to recognise it. */
    public String masked(Channel channel, @Nullable UUID customerId, String person) {
        return masked(carrier(channel).addressOf(customerId, person).orElseThrow());
    }

    /**
     * Sends a letter.
     *
     * @param name tells it from every other letter
     * @return why it was not sent, or not known to be, as a stable code; empty where it was
     */
    public Optional<String> send(Channel channel, Letter letter, String name) {
        return switch (carrier(channel).send(letter, ids.of(name))) {
            case Delivery.Taken _ -> Optional.empty();
            case Delivery.Failed(var reason, var _) -> Optional.of(reason);
        };
    }

    private LetterCarrier carrier(Channel channel) {
        return carriers.stream()
                .filter(carrier -> carrier.channel() == channel)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no letters go by " + channel));
    }

    static String masked(String address) {
        int at = address.indexOf('@');
        if (at > 0) {
            return address.charAt(0) + "•••" + address.substring(at);
        }
        return "•••" + address.substring(Math.max(address.length() - 3, 0));
    }
}
