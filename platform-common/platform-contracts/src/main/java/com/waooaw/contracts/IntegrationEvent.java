package com.waooaw.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/** A payload one service publishes and others may rely on. Records only; they grow, they never change. */
public interface IntegrationEvent {

    /** What the event is about: its place in the causal order is counted there. */
    @JsonIgnore
    AggregateRef aggregate();

    /** What else it touches; the event carries a clock for each. Empty for most. */
    @JsonIgnore
    default List<AggregateRef> affects() {
        return List.of();
    }

    /** Events with the same key are delivered in the order they were published. */
    @JsonIgnore
    default String orderingKey() {
        return aggregate().toString();
    }
}
