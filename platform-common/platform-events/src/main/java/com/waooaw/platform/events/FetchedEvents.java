package com.waooaw.platform.events;

import com.waooaw.contracts.AggregateRef;
import com.waooaw.contracts.Topic;
import com.waooaw.platform.audit.AuditEntry;
import com.waooaw.platform.audit.AuditEntry.ActorType;
import com.waooaw.platform.audit.AuditEntry.Result;
import com.waooaw.platform.audit.AuditLog;
import com.waooaw.platform.events.causal.CausalInbox;
import com.waooaw.platform.events.causal.Position;
import com.waooaw.platform.kernel.Cause;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What this service does with what it asked for.
 *
 * <p>Nothing is skipped: a number is given up only where its publisher says that it no longer keeps the event, and only
 * when it is the next one. Of a topic that tells states the publisher keeps the last event of each aggregate for ever: it
 * stands in for those that are gone, and is taken together with giving them up. What nothing stands in for is an
 * incident.
 */
public class FetchedEvents {

    private static final Logger LOG = LoggerFactory.getLogger(FetchedEvents.class);

    private final CausalInbox inbox;
    private final EventReceiver receiver;
    private final EventJson json;
    private final ObjectProvider<AuditLog> audit;
    private final MeterRegistry metrics;
    private final String service;

    FetchedEvents(
            CausalInbox inbox,
            EventReceiver receiver,
            EventJson json,
            ObjectProvider<AuditLog> audit,
            MeterRegistry metrics,
            String service) {
        this.inbox = inbox;
        this.receiver = receiver;
        this.json = json;
        this.audit = audit;
        this.metrics = metrics;
        this.service = service;
    }

    /** What a publisher answered is not about what it was asked for. */
    public static final class UnusableAnswerException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnusableAnswerException(String message) {
            super(message);
        }

        UnusableAnswerException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Takes what a publisher answered, in order: its events the ordinary way, and the numbers it no longer keeps as given
     * up. Of a topic that tells states the next event stands in for them. Idempotent.
     *
     * @param from the first number that was asked for
     * @param through the last number the answer tells of
     * @throws UnusableAnswerException if it is not about that, or does not say of each number what became of it
     * @throws RuntimeException if an event was not taken; what comes after it was not, either
     */
    public void take(
            Topic topic, AggregateRef aggregate, long from, long through, List<String> envelopes, List<Long> gone) {
        var events = numbered(topic, aggregate, envelopes);
        requireWhole(from, through, events.keySet(), gone);
        var run = new ArrayList<Position>();
        for (long n = from; n <= through; n++) {
            var envelope = events.get(n);
            if (envelope == null) {
                run.add(new Position(topic.stream(), aggregate, n));
                continue;
            }
            boolean standsIn = topic.kind() == Topic.Kind.STATE;
            if (!standsIn) {
                lose(topic, run);
            }
            receiver.receiveMissing(topic, envelope, standsIn ? run : List.of());
            run.clear();
        }
        lose(topic, run);
    }

    private Map<Long, String> numbered(Topic topic, AggregateRef aggregate, List<String> envelopes) {
        var events = new HashMap<Long, String>();
        for (var envelope : envelopes) {
            long n = number(aggregate, envelope);
            if (events.put(n, envelope) != null) {
                throw new UnusableAnswerException(topic.publisher() + " has two events " + n + " of " + aggregate);
            }
        }
        return events;
    }

    private long number(AggregateRef aggregate, String envelope) {
        JsonNode event;
        try {
            event = json.tree(envelope);
        } catch (JacksonException e) {
            throw new UnusableAnswerException("an answer about " + aggregate + " holds what is not JSON", e);
        }
        if (isOf(aggregate, event.path("aggregate"))) {
            return event.path("n").asLong(0);
        }
        for (var affected : event.path("affects")) {
            if (isOf(aggregate, affected)) {
                return affected.path("n").asLong(0);
            }
        }
        throw new UnusableAnswerException("an answer about " + aggregate + " holds an event of something else");
    }

    private static boolean isOf(AggregateRef aggregate, JsonNode node) {
        return node.path("type").asString("").equals(aggregate.type())
                && node.path("id").asString("").equals(aggregate.id());
    }

    private static void requireWhole(long from, long through, Set<Long> kept, List<Long> gone) {
        var told = new HashSet<>(gone);
        told.addAll(kept);
        boolean each = told.size() == kept.size() + gone.size()
                && told.size() == Math.max(through - from + 1, 0)
                && told.stream().allMatch(n -> n >= from && n <= through);
        if (!each) {
            throw new UnusableAnswerException("an answer from %d through %d keeps %s and lacks %s"
                    .formatted(from, through, new TreeSet<>(kept), gone));
        }
    }

    /**
     * Gives up numbers nobody keeps; those that were delivered meanwhile are left alone. Where nothing is ordered nobody
     * waits for a number, and one that was here may be forgotten on both sides.
     */
    private void lose(Topic topic, List<Position> run) {
        if (topic.gated()) {
            run.forEach(position -> inbox.giveUp(position, () -> incident(position)));
        }
    }

    private void incident(Position position) {
        LOG.error("{} is lost: its publisher no longer keeps it, and it never had its effect here", position);
        metrics.counter("waooaw.events.gone", "stream", position.stream()).increment();
        var log = audit.getIfAvailable();
        if (log != null) {
            var id = UUID.nameUUIDFromBytes((service + " gone " + position).getBytes(StandardCharsets.UTF_8));
            log.append(AuditEntry.internal(
                    id,
                    service,
                    ActorType.SYSTEM,
                    "event_gone",
                    position.aggregate().type(),
                    position.aggregate().id(),
                    Map.of("stream", position.stream(), "n", position.n()),
                    Result.FAILED,
                    Cause.root(id)));
        }
    }
}
