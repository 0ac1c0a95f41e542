package com.waooaw.activities.platform;

import com.waooaw.contracts.AggregateRef;
import io.temporal.activity.ActivityInterface;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a service published, for those who miss something of it. On the task queue of every service. */
@ActivityInterface(namePrefix = "Events_")
public interface EventActivities {

    /**
     * Events of one aggregate by their numbers. Where a topic tells states and the range ends with numbers that are
     * gone, the answer goes on to the next event that is kept: it tells the state that stands in for theirs.
     *
     * @param from first number, from 1
     * @param to last number, at most 50 more
     */
    Published published(String topic, AggregateRef aggregate, long from, long to);

    /**
     * How far each aggregate of a topic has come, of those that moved since an instant.
     *
     * @param since UTC; null for all there is
     * @param after the last aggregate of the page before; null for the first page
     */
    Changes changes(String topic, @Nullable Instant since, @Nullable AggregateRef after);

    /**
     * What is left of a range: each number up to {@code through} is that of an envelope, or gone.
     *
     * @param envelopes as they were published, by number
     * @param gone numbers that were published and are no longer kept
     * @param through the last number this tells of; less than {@code from} where nothing was published from there on
     */
    record Published(List<String> envelopes, List<Long> gone, long through) {

        public Published {
            envelopes = List.copyOf(envelopes);
            gone = List.copyOf(gone);
        }
    }

    /**
     * A page of aggregates, in their order.
     *
     * @param more whether another page follows
     */
    record Changes(List<Latest> latest, boolean more) {

        public Changes {
            latest = List.copyOf(latest);
        }
    }

    /** The last number of an aggregate. */
    record Latest(AggregateRef aggregate, long n) {}
}
