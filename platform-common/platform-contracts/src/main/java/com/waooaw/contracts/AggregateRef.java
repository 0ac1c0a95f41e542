package com.waooaw.contracts;

/**
 * Names the thing an event is about.
 *
 * @param type lower-case noun, for example {@code agent}
 * @param id the owner's key as text, for example a UUID
 */
public record AggregateRef(
        @Bounded(min = 1, max = 64) String type,
        @Bounded(min = 1, max = 200) String id) implements Comparable<AggregateRef> {

    @Override
    public int compareTo(AggregateRef other) {
        int byType = type.compareTo(other.type);
        return byType != 0 ? byType : id.compareTo(other.id);
    }

    /** {@code agent:0197…}; also the default ordering key. */
    @Override
    public String toString() {
        return type + ":" + id;
    }
}
