package com.waooaw.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /**
     * The change of state it tells, {@code old→new} in names of the wire, {@code none} where there was no old one; null
     * where it tells none. A chain of causes in which one comes again is a loop.
     */
    @JsonIgnore
    default @Nullable String transition() {
        return null;
    }

    /**
     * Whether a chain of causes begins anew here: a human or a deadline decided. A loop through a human decision is
     * none.
     */
    @JsonIgnore
    default boolean startsChain() {
        return false;
    }

    /** What the state it tells weighs against one that nobody ordered before or after it; null where it tells none. */
    @JsonIgnore
    default @Nullable Precedence precedence() {
        return null;
    }
}
