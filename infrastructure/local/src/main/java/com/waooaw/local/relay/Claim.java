package com.waooaw.local.relay;

import java.util.List;

/**
 * A key that this relay alone delivers for a while.
 *
 * @param fence says which lease it is: who slept through his no longer moves the key
 * @param claimedAt {@code System.nanoTime()} before it was asked for
 * @param deliveries the oldest pending ones, in order; there may be more
 */
record Claim(String subscriber, String orderingKey, long fence, long claimedAt, List<Delivery> deliveries) {
    Claim {
        deliveries = List.copyOf(deliveries);
    }
}
