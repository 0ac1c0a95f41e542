package com.waooaw.platform.workflow;

import com.waooaw.activities.platform.EventActivities;
import com.waooaw.activities.platform.MissedEventActivities;
import com.waooaw.contracts.AggregateRef;
import com.waooaw.contracts.Topic;
import com.waooaw.platform.events.FetchedEvents;
import com.waooaw.platform.events.FetchedEvents.UnusableAnswerException;
import com.waooaw.platform.events.MissedEvents;
import com.waooaw.platform.events.PublishedEvents;
import io.temporal.failure.ApplicationFailure;
import io.temporal.spring.boot.ActivityImpl;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives others what this service published, and takes what it misses itself. */
@ActivityImpl(taskQueues = "${waooaw.task-queue}")
class EventExchange implements EventActivities, MissedEventActivities {

    private static final int MOST_NUMBERS = 51;

    private final PublishedEvents published;
    private final MissedEvents missed;
    private final FetchedEvents fetched;

    EventExchange(PublishedEvents published, MissedEvents missed, FetchedEvents fetched) {
        this.published = published;
        this.missed = missed;
        this.fetched = fetched;
    }

    @Override
    public Published published(String topic, AggregateRef aggregate, long from, long to) {
        var kept = published.kept(named(topic), aggregate, from, Math.min(to, from + MOST_NUMBERS - 1));
        return new Published(
                kept.events().stream().map(PublishedEvents.Numbered::envelope).toList(), kept.gone(), kept.through());
    }

    @Override
    public Changes changes(String topic, @Nullable Instant since, @Nullable AggregateRef after) {
        var page = published.since(named(topic), since, after);
        return new Changes(
                page.stream()
                        .map(last -> new Latest(last.aggregate(), last.n()))
                        .toList(),
                page.size() == PublishedEvents.PER_PAGE);
    }

    @Override
    public void take(String topic, AggregateRef aggregate, long from, Published answer) {
        try {
            fetched.take(named(topic), aggregate, from, answer.through(), answer.envelopes(), answer.gone());
        } catch (UnusableAnswerException e) {
            throw ApplicationFailure.newNonRetryableFailureWithCause(String.valueOf(e.getMessage()), UNUSABLE, e);
        }
    }

    @Override
    public List<MissedRange> missing(String topic, List<Latest> latest) {
        var numbers = new LinkedHashMap<AggregateRef, Long>();
        latest.forEach(of -> numbers.put(of.aggregate(), of.n()));
        return missed.behind(named(topic), numbers).stream()
                .map(range -> new MissedRange(topic, range.aggregate(), range.from(), range.to()))
                .toList();
    }

    @Override
    public @Nullable Instant lastLook(String topic) {
        return missed.lastLook(named(topic)).orElse(null);
    }

    @Override
    public void looked(String topic, Instant at) {
        missed.looked(named(topic), at);
    }

    private static Topic named(String topic) {
        return Topic.named(topic).orElseThrow(() -> new IllegalArgumentException("no topic " + topic));
    }
}
