package com.waooaw.platform.workflow;

import com.waooaw.activities.platform.EventActivities;
import com.waooaw.activities.platform.EventActivities.Changes;
import com.waooaw.activities.platform.EventActivities.Published;
import com.waooaw.activities.platform.MissedEventActivities;
import com.waooaw.activities.platform.MissedEventActivities.MissedRange;
import com.waooaw.contracts.AggregateRef;
import com.waooaw.contracts.Topic;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.common.converter.DataConverterException;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Workflow code: asks a publisher for a range, page by page, and takes what comes. */
final class Fetching {

    /** An event may be 256 KiB, an answer no more than 2 MB, and one event more may be in it than was asked for. */
    private static final int PER_PAGE = 4;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final MissedEventActivities own =
            ActivityStubs.on(Workflow.getInfo().getTaskQueue(), MissedEventActivities.class);

    /** A handler that fails is tried again as after a delivery: every failure counts (domain.md 8.1). */
    private final MissedEventActivities taking = Workflow.newActivityStub(
            MissedEventActivities.class,
            ActivityOptions.newBuilder()
                    .setTaskQueue(Workflow.getInfo().getTaskQueue())
                    .setStartToCloseTimeout(Duration.ofMinutes(2))
                    .setHeartbeatTimeout(ActivityStubs.SIGN_OF_LIFE)
                    .setRetryOptions(RetryOptions.newBuilder()
                            .setInitialInterval(Duration.ofSeconds(10))
                            .setBackoffCoefficient(2)
                            .setMaximumInterval(Duration.ofMinutes(10))
                            .build())
                    .build());

    MissedEventActivities own() {
        return own;
    }

    void fetch(MissedRange range) {
        long from = range.from();
        while (from <= range.to()) {
            long to = Math.min(from + PER_PAGE - 1, range.to());
            var answer = published(range, from, to);
            if (answer.through() < from) {
                return; // nothing was published from there on: whatever said so knows more than the publisher
            }
            taking.take(range.topic(), range.aggregate(), from, answer);
            from = answer.through() + 1;
        }
    }

    private static Published published(MissedRange range, long from, long to) {
        return answer(() -> publisher(range.topic()).published(range.topic(), range.aggregate(), from, to));
    }

    /** A page of what moved. */
    static Changes changes(String topic, @Nullable Instant since, @Nullable AggregateRef after) {
        return answer(() -> publisher(topic).changes(topic, since, after));
    }

    /** An answer nobody can read ends the workflow: to replay it would not make it readable. */
    private static <T> T answer(Supplier<T> question) {
        try {
            return question.get();
        } catch (DataConverterException e) {
            throw ApplicationFailure.newNonRetryableFailureWithCause(
                    String.valueOf(e.getMessage()), MissedEventActivities.UNUSABLE, e);
        }
    }

    /** Whoever does not answer in time is asked again by whoever still misses something. */
    private static EventActivities publisher(String topic) {
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
