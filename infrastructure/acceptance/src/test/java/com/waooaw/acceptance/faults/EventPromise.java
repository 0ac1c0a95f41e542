package com.waooaw.acceptance.faults;

import com.waooaw.acceptance.faults.EventBook.Clock;
import com.waooaw.acceptance.faults.EventBook.Handled;
import com.waooaw.acceptance.faults.EventBook.Place;
import com.waooaw.acceptance.faults.EventBook.Position;
import com.waooaw.acceptance.faults.EventBook.Published;
import com.waooaw.contracts.AggregateRef;
import com.waooaw.local.infrastructure.Infrastructure.TopicEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The promise of the causal order, judged by what services keep when all is quiet: each stream in order per aggregate;
 * nothing before what its own clock or its ancestors name; each event handled once; nothing left. It shares no line with
 * the gate.
 *
 * <p>Who came first at a subscriber is told by its inbox: the time in a row is taken under the lock of its aggregate and
 * after reading what its ancestors have, so that it is later than that of everything it had to wait for.
 */
final class EventPromise {

    private static final Clock NO_CLOCK = new Clock(Map.of(), Map.of());

    private final Map<String, TopicEntry> topics = new HashMap<>();
    private final Map<UUID, Published> published = new HashMap<>();
    private final Map<Position, UUID> places = new HashMap<>();
    private final Map<Line, Long> last = new HashMap<>();
    private final List<String> broken = new ArrayList<>();
    private int handled;
    private int inStream;
    private int acrossStreams;

    private EventPromise(List<TopicEntry> topics) {
        topics.forEach(topic -> this.topics.put(topic.name(), topic));
    }

    /** A stream as one aggregate sees it. */
    private record Line(String stream, AggregateRef aggregate) {}

    /**
     * What was judged.
     *
     * @param inStream how often an event had to come after another of its stream
     * @param acrossStreams how often it had to come after one of another stream or aggregate
     * @param broken every breach of the promise; empty where it was kept
     */
    record Judged(int published, int handled, int inStream, int acrossStreams, List<String> broken) {

        @Override
        public String toString() {
            return "%d events published, %d times handled; %d times after one of the same stream, %d times after another"
                    .formatted(published, handled, inStream, acrossStreams);
        }
    }

    /** Judges all books of a system together. */
    static Judged judge(List<EventBook> books, List<TopicEntry> topics) {
        var promise = new EventPromise(topics);
        books.forEach(promise::collect);
        books.forEach(promise::judgePublisher);
        books.forEach(promise::judgeSubscriber);
        return new Judged(
                promise.published.size(),
                promise.handled,
                promise.inStream,
                promise.acrossStreams,
                List.copyOf(promise.broken));
    }

    private void collect(EventBook book) {
        book.left().forEach(one -> broken.add(book.service() + " has left: " + one));
        for (var event : book.published()) {
            var topic = topics.get(event.topic());
            require(
                    topic != null
                            && topic.publisher().equals(book.service())
                            && event.producer().equals(book.service()),
                    () -> "%s published %s of %s".formatted(book.service(), event.id(), event.topic()));
            require(published.put(event.id(), event) == null, () -> "two events are %s".formatted(event.id()));
            for (var place : event.places()) {
                var position = new Position(stream(event), place.aggregate(), place.n());
                require(places.put(position, event.id()) == null, () -> "two events are at %s".formatted(position));
                last.merge(new Line(position.stream(), position.aggregate()), place.n(), Math::max);
            }
        }
    }

    /** Every number that was given out belongs to an event, and nobody knows of another. */
    private void judgePublisher(EventBook book) {
        last.forEach((line, n) -> {
            if (line.stream().endsWith("/" + book.service())) {
                for (long i = 1; i < n; i++) {
                    var position = new Position(line.stream(), line.aggregate(), i);
                    require(
                            places.containsKey(position),
                            () -> "%s published nothing at %s".formatted(book.service(), position));
                }
                long counted = book.clocks()
                        .getOrDefault(line.aggregate(), NO_CLOCK)
                        .known()
                        .getOrDefault(line.stream(), 0L);
                require(
                        counted == n,
                        () -> "%s counted to %d at %s and published %d".formatted(book.service(), counted, line, n));
            }
        });
        book.clocks()
                .forEach((aggregate, clock) -> clock.known().forEach((stream, n) -> {
                    var line = new Line(stream, aggregate);
                    require(
                            n <= last.getOrDefault(line, 0L),
                            () -> "%s knows of %d at %s".formatted(book.service(), n, line));
                }));
    }

    private void judgeSubscriber(EventBook book) {
        var inbox = new HashMap<UUID, Handled>();
        for (var row : book.handled()) {
            handled++;
            var event = published.get(row.id());
            require(inbox.put(row.id(), row) == null, () -> "%s handled %s twice".formatted(book.service(), row.id()));
            require(
                    receives(book.service(), row.topic()),
                    () -> "%s handled %s of %s".formatted(book.service(), row.id(), row.topic()));
            require(
                    row.outcome().equals("handled"),
                    () -> "%s has %s as %s".formatted(book.service(), row.id(), row.outcome()));
            require(
                    event != null && isOf(row, event),
                    () -> "%s handled %s, which nobody published".formatted(book.service(), row));
        }
        for (var event : published.values()) {
            if (receives(book.service(), event.topic())) {
                var row = inbox.get(event.id());
                require(row != null, () -> "%s never handled %s".formatted(book.service(), event));
                if (row != null && isGated(event.topic())) {
                    judgeOrder(book, inbox, event, row);
                }
            }
        }
        last.forEach((line, n) -> {
            if (isDelivered(book.service(), line.stream())) {
                long delivered = book.clocks()
                        .getOrDefault(line.aggregate(), NO_CLOCK)
                        .delivered()
                        .getOrDefault(line.stream(), 0L);
                require(delivered == n, () -> "%s is at %d of %d at %s".formatted(book.service(), delivered, n, line));
            }
        });
    }

    private void judgeOrder(EventBook book, Map<UUID, Handled> inbox, Published event, Handled row) {
        for (var before : before(event, book.service())) {
            if (before.stream().equals(stream(event)) && isOwn(event, before)) {
                inStream++;
            } else {
                acrossStreams++;
            }
            var id = places.get(before);
            require(id != null, () -> "%s names %s, where nothing was published".formatted(event, before));
            var earlier = id == null ? null : inbox.get(id);
            require(
                    earlier == null || earlier.at().isBefore(row.at()),
                    () -> "%s handled %s at %s, before %s".formatted(book.service(), event, row.at(), before));
        }
    }

    /** What has to come before, one by one. */
    private Set<Position> before(Published event, String service) {
        var before = new HashSet<Position>();
        for (var place : event.places()) {
            var named = new HashMap<>(place.clock());
            named.put(stream(event), place.n() - 1);
            named.forEach((stream, n) -> {
                if (isDelivered(service, stream)) {
                    for (long i = 1; i <= n; i++) {
                        before.add(new Position(stream, place.aggregate(), i));
                    }
                }
            });
        }
        event.ancestors().stream()
                .filter(ancestor -> isDelivered(service, ancestor.stream()))
                .forEach(before::add);
        return before;
    }

    private static boolean isOwn(Published event, Position position) {
        return event.places().stream().map(Place::aggregate).anyMatch(position.aggregate()::equals);
    }

    private static boolean isOf(Handled row, Published event) {
        var own = event.places().getFirst();
        return row.topic().equals(event.topic())
                && row.producer().equals(event.producer())
                && row.aggregate().equals(own.aggregate())
                && row.n() == own.n();
    }

    private static String stream(Published event) {
        return event.topic() + "/" + event.producer();
    }

    private boolean isDelivered(String service, String stream) {
        var topic = stream.substring(0, stream.indexOf('/'));
        return isGated(topic) && receives(service, topic);
    }

    private boolean isGated(String topic) {
        var entry = topics.get(topic);
        return entry != null && entry.gated();
    }

    private boolean receives(String service, String topic) {
        var entry = topics.get(topic);
        return entry != null && entry.receivers().contains(service);
    }

    private void require(boolean holds, Supplier<String> otherwise) {
        if (!holds) {
            broken.add(otherwise.get());
        }
    }
}
