package com.waooaw.platform.events;

import com.waooaw.contracts.AggregateRef;
import com.waooaw.contracts.EventEnvelope;
import com.waooaw.contracts.EventEnvelope.Ancestor;
import com.waooaw.contracts.IntegrationEvent;
import com.waooaw.contracts.Topic;
import com.waooaw.platform.events.causal.CausalContext;
import com.waooaw.platform.events.causal.CausalEvent;
import com.waooaw.platform.events.causal.CausalInbox;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Runs a service's handlers; what they publish follows from what they handle. */
class EventHandlers implements CausalInbox.Effects {

    private static final Logger LOG = LoggerFactory.getLogger(EventHandlers.class);

    private final EventJson json;
    private final List<EventHandler<?>> handlers;

    EventHandlers(EventJson json, List<EventHandler<?>> handlers) {
        this.json = json;
        this.handlers = List.copyOf(handlers);
    }

    /** What somebody here listens to, in the order of the catalogue. */
    static List<Topic> topics(List<EventHandler<?>> handlers) {
        return handlers.stream()
                .<Topic>map(EventHandler::topic)
                .distinct()
                .sorted()
                .toList();
    }

    /** The gated streams somebody here listens to. */
    Set<String> streams() {
        return topics(handlers).stream().filter(Topic::gated).map(Topic::stream).collect(Collectors.toSet());
    }

    @Override
    public void run(CausalEvent received) {
        var topic = Topic.named(received.topic())
                .orElseThrow(() -> new IllegalStateException("no topic " + received.topic()));
        var event = json.read(topic, received.envelope());
        try (var _ = MDC.putCloseable("correlation_id", event.correlationId().toString())) {
            var _ = CausalContext.call(consequenceOf(topic, event), () -> {
                handlers.stream()
                        .filter(handler -> handler.topic() == topic)
                        .forEach(handler -> dispatch(handler, event));
                return event;
            });
            LOG.info("handled {} {} of {}", event.eventType(), event.eventId(), event.aggregate());
        }
    }

    /** The topic has told the payload's type, and the handler's topic is the same. */
    @SuppressWarnings("unchecked")
    private static <T extends IntegrationEvent> void dispatch(
            EventHandler<T> handler, EventEnvelope<? extends IntegrationEvent> event) {
        handler.on((EventEnvelope<T>) event);
    }

    private static CausalContext consequenceOf(Topic topic, EventEnvelope<? extends IntegrationEvent> event) {
        if (!topic.gated()) {
            return CausalContext.NONE;
        }
        var ancestors = new ArrayList<>(event.ancestors());
        ancestors.add(new Ancestor(
                event.eventId(),
                event.eventType(),
                topic.stream(),
                event.aggregate(),
                event.n(),
                event.payload().transition()));
        var known = new HashMap<AggregateRef, Map<String, Long>>();
        known.put(event.aggregate(), event.vectorClock());
        event.affects().forEach(of -> known.put(of.aggregate(), of.vectorClock()));
        return new CausalContext(ancestors, known);
    }
}
