package com.waooaw.platform.events;

import com.waooaw.activities.platform.EventActivities;
import com.waooaw.contracts.AggregateRef;
import io.temporal.client.WorkflowClient;
import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Another service, as far as it is asked for what it published; on its task queue until it is closed. */
final class FakePublisher implements EventActivities, AutoCloseable {

    /** What was asked for: numbers of an aggregate. */
    record Asked(AggregateRef aggregate, long from, long to) {}

    final List<Asked> asked = new CopyOnWriteArrayList<>();
    final List<@Nullable Instant> sinces = new CopyOnWriteArrayList<>();

    private final Map<AggregateRef, SortedMap<Long, String>> kept = new ConcurrentHashMap<>();
    private final Map<AggregateRef, Long> last = new ConcurrentSkipListMap<>();
    private final WorkerFactory workers;
    volatile int perPage = 500;
    volatile @Nullable Published answer;

    FakePublisher(WorkflowClient client, String taskQueue) {
        workers = WorkerFactory.newInstance(client);
        workers.newWorker(taskQueue).registerActivitiesImplementations(this);
        workers.start();
    }

    /** It published this event, and keeps it. */
    void keeps(AggregateRef aggregate, long n, String envelope) {
        kept.computeIfAbsent(aggregate, _ -> new ConcurrentSkipListMap<>()).put(n, envelope);
        last.merge(aggregate, n, Math::max);
    }

    /** It published as many, and keeps no more of them than it {@link #keeps}. */
    void published(AggregateRef aggregate, long n) {
        last.merge(aggregate, n, Math::max);
    }

    List<Asked> askedFor(AggregateRef aggregate) {
        return asked.stream().filter(a -> a.aggregate().equals(aggregate)).toList();
    }

    @Override
    public Published published(String topic, AggregateRef aggregate, long from, long to) {
        asked.add(new Asked(aggregate, from, to));
        var prepared = answer;
        if (prepared != null) {
            return prepared;
        }
        long through = Math.min(to, last.getOrDefault(aggregate, 0L));
        var envelopes = new ArrayList<String>();
        var gone = new ArrayList<Long>();
        var of = kept.getOrDefault(aggregate, new TreeMap<>());
        for (long n = from; n <= through; n++) {
            var envelope = of.get(n);
            if (envelope == null) {
                gone.add(n);
            } else {
                envelopes.add(envelope);
            }
        }
        return new Published(envelopes, gone, through);
    }

    @Override
    public Changes changes(String topic, @Nullable Instant since, @Nullable AggregateRef after) {
        sinces.add(since);
        var behind = last.entrySet().stream()
                .filter(of -> after == null || of.getKey().compareTo(after) > 0)
                .limit(perPage)
                .map(of -> new Latest(of.getKey(), of.getValue()))
                .toList();
        return new Changes(behind, behind.size() == perPage);
    }

    @Override
    public void close() {
        workers.shutdownNow();
        workers.awaitTermination(Duration.ofSeconds(10).toMillis(), TimeUnit.MILLISECONDS);
    }
}
