package com.waooaw.activities.platform;

import com.waooaw.contracts.AggregateRef;
import io.temporal.activity.ActivityInterface;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a service does about events it misses; called by its own workflows only. */
@ActivityInterface(namePrefix = "Missed_")
public interface MissedEventActivities {

    /** Type of the failure for an answer that is none. */
    String UNUSABLE = "unusable_answer";

    /**
     * Takes events fetched from their publisher, in order, and gives up the numbers nobody keeps. Idempotent. Fails for
     * good with {@link #UNUSABLE} where the answer is not about what was asked for.
     *
     * @param from the first number that was asked for
     */
    void take(String topic, AggregateRef aggregate, long from, EventActivities.Published published);

    /** Of what a publisher has, the ranges this service has not been delivered. */
    List<MissedRange> missing(String topic, List<EventActivities.Latest> latest);

    /** When everything of a topic was compared last: UTC, or null where it never was. */
    @Nullable Instant lastLook(String topic);

    /** Remembers that everything of a topic that moved before an instant has been compared. Idempotent. */
    void looked(String topic, Instant at);

    /**
     * Numbers of one aggregate that were not delivered.
     *
     * @param to may be as great as {@code from}
     */
    record MissedRange(String topic, AggregateRef aggregate, long from, long to) {}
}
