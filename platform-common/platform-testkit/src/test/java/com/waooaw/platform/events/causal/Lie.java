package com.waooaw.platform.events.causal;

import com.waooaw.contracts.EventEnvelope.Ancestor;
import com.waooaw.platform.events.causal.CausalEvent.Claim;
import com.waooaw.platform.events.causal.CausalEvent.Place;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A way in which a service could break the promise. */
enum Lie {
    /** Takes events in the order in which they come. */
    HAS_NO_GATE,
    /** Does not look at what other streams told of the aggregate. */
    IGNORES_CLOCKS,
    /** Does not look at what an event follows from elsewhere. */
    IGNORES_ANCESTORS,
    /** Forgets which ids it has seen. */
    FORGETS_IDS,
    /** Settles dead letters without remembering them or moving the clock on. */
    LEAVES_NO_TOMBSTONE,
    /** Lets the later state stand. */
    IGNORES_PRECEDENCE;

    /** What the gate gets to see of an event. */
    CausalEvent heard(CausalEvent event) {
        return switch (this) {
            case HAS_NO_GATE -> with(event, false, event.places(), event.ancestors(), event.claim());
            case IGNORES_CLOCKS ->
                with(
                        event,
                        true,
                        event.places().stream()
                                .map(place -> new Place(place.aggregate(), place.n(), Map.of()))
                                .toList(),
                        event.ancestors(),
                        event.claim());
            case IGNORES_ANCESTORS -> with(event, true, event.places(), List.of(), event.claim());
            case IGNORES_PRECEDENCE -> with(event, true, event.places(), event.ancestors(), null);
            case FORGETS_IDS, LEAVES_NO_TOMBSTONE -> event;
        };
    }

    /** What the store does of what it is told. */
    CausalStore in(CausalStore store) {
        return (CausalStore) Proxy.newProxyInstance(
                CausalStore.class.getClassLoader(), new Class<?>[] {CausalStore.class}, (_, method, arguments) -> {
                    if (this == LEAVES_NO_TOMBSTONE
                            && method.getName().equals("deliver")
                            && arguments[1] == CausalStore.Outcome.TOMBSTONE) {
                        store.release(((CausalEvent) arguments[0]).eventId());
                        return true;
                    }
                    if (this == FORGETS_IDS && method.getName().equals("isRemembered")) {
                        return false;
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static CausalEvent with(
            CausalEvent event, boolean gated, List<Place> places, List<Ancestor> ancestors, @Nullable Claim claim) {
        return new CausalEvent(
                event.eventId(),
                event.topic(),
                event.eventType(),
                event.producer(),
                gated,
                places,
                ancestors,
                event.correlationId(),
                event.causationId(),
                event.occurredAt(),
                claim,
                event.customerId(),
                event.envelope());
    }
}
