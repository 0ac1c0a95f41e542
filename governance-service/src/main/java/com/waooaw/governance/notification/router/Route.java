package com.waooaw.governance.notification.router;

import com.waooaw.governance.notification.Channel;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/**
 * An order of channels.
 *
 * @param order every channel, once
 * @param by who answered: {@code push_first}, or {@code model} and its version
 * @param because stable code: {@code learned}, or why nothing learned was used
 * @param odds how probable it is that somebody comes by each channel in time; empty where nobody knows
 */
public record Route(List<Channel> order, String by, String because, Map<Channel, Double> odds) {

    public Route {
        order = List.copyOf(order);
        odds = Map.copyOf(odds);
        if (order.size() != Channel.values().length
                || !EnumSet.copyOf(order).containsAll(Arrays.asList(Channel.values()))) {
            throw new IllegalArgumentException("a route has every channel once, not " + order);
        }
    }
}
