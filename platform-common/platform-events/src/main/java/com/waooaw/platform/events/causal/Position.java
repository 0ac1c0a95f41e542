package com.waooaw.platform.events.causal;

import com.waooaw.contracts.AggregateRef;

/**
 * A place in the causal order.
 *
 * @param stream {@code topic/producer}
 * @param aggregate whose events are counted
 * @param n from 1
 */
public record Position(String stream, AggregateRef aggregate, long n) {

    @Override
    public String toString() {
        return stream + " " + aggregate + " #" + n;
    }
}
