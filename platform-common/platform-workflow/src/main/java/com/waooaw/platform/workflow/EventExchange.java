package com.waooaw.platform.workflow;

import com.waooaw.activities.platform.EventActivities;
import com.waooaw.activities.platform.MissedEventActivities;
import com.waooaw.contracts.AggregateRef;
import com.waooaw.contracts.Topic;
import com.waooaw.platform.events.MissedEvents;
import com.waooaw.platform.events.PublishedEvents;
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

    EventExchange(PublishedEvents published, MissedEvents missed) {
        this.published = published;
        this.missed = missed;
    }

    @Override
    public Published published(String topic, AggregateRef aggregate, long from, long to) {
        long last = Math.min(to, from + MOST_NUMBERS - 1);
        var kept = published.range(named(topic), aggregate, from, last);
        var gone = published.gone(named(topic), aggregate, from, last, kept);
        return new Published(
                kept.stream().map(PublishedEvents.Numbered::envelope).toList(), gone);
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
    public void take(String topic, AggregateRef aggregate, Published answer) {
        missed.giveUp(named(topic), aggregate, answer.gone());
        answer.envelopes().forEach(envelope -> missed.take(named(topic), envelope));
        // of a range with holes, what came after a hole may have been kept: now the next number may be one to give up
        missed.giveUp(named(topic), aggregate, answer.gone());
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
