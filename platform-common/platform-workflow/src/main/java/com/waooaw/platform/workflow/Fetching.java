package com.waooaw.platform.workflow;

import com.waooaw.activities.platform.EventActivities;
import com.waooaw.activities.platform.MissedEventActivities;
import com.waooaw.activities.platform.MissedEventActivities.MissedRange;
import com.waooaw.contracts.Topic;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** Workflow code: asks a publisher for a range, page by page, and takes what comes. */
final class Fetching {

    /** An event may be 256 KiB, and an answer no more than 2 MB. */
    private static final int PER_PAGE = 5;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final MissedEventActivities own =
            ActivityStubs.on(Workflow.getInfo().getTaskQueue(), MissedEventActivities.class);

    MissedEventActivities own() {
        return own;
    }

    void fetch(MissedRange range) {
        var publisher = publisher(range.topic());
        for (long from = range.from(); from <= range.to(); from += PER_PAGE) {
            long to = Math.min(from + PER_PAGE - 1, range.to());
            own.take(range.topic(), range.aggregate(), publisher.published(range.topic(), range.aggregate(), from, to));
        }
    }

    /** Whoever does not answer in time is asked again by whoever still misses something. */
    static EventActivities publisher(String topic) {
        return Workflow.newActivityStub(
                EventActivities.class,
                ActivityOptions.newBuilder()
                        .setTaskQueue(queueOf(topic))
                        .setScheduleToCloseTimeout(PATIENCE)
                        .setRetryOptions(RetryOptions.newBuilder()
                                .setInitialInterval(Duration.ofSeconds(1))
                                .build())
                        .build());
    }

    /** Every service that publishes has a task queue of its own name. */
    private static String queueOf(String topic) {
        return Topic.named(topic)
                .orElseThrow(() -> new IllegalArgumentException("no topic " + topic))
                .publisher();
    }
}
