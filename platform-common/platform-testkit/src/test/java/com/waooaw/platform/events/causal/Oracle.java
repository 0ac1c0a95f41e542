package com.waooaw.platform.events.causal;

import com.waooaw.platform.events.causal.Refusal.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** The promise (domain.md 8.3), read off what services kept: it shares no line with the gate. */
final class Oracle {

    private final Map<UUID, CausalEvent> published = new HashMap<>();
    private final Map<Position, UUID> places = new HashMap<>();

    /** How much there was to judge. */
    record Judged(int effects, int dead, int published, int givenUp) {}

    /** Fails where a service broke the promise. */
    Judged judge(Simulation simulation) {
        for (var service : simulation.services()) {
            for (var message : service.desk().all()) {
                var event = message.event();
                if (event != null) {
                    published.put(event.eventId(), event);
                    event.positions()
                            .forEach(position -> require(
                                    places.put(position, event.eventId()) == null, () -> "two events at " + position));
                }
            }
        }
        int effects = 0;
        int dead = 0;
        int givenUp = 0;
        for (int number = 0; number < simulation.services().size(); number++) {
            var desk = simulation.services().get(number).desk();
            judge(number, desk, simulation);
            effects += desk.effects().size();
            dead += desk.dead().size();
            givenUp += desk.givenUp().size();
        }
        return new Judged(effects, dead, published.size(), givenUp);
    }

    private void judge(int number, Desk desk, Simulation simulation) {
        var subscribed = simulation.world().subscribedBy(number);
        var gone = new HashSet<>(desk.givenUp());
        gone.forEach(position -> require(
                simulation.services().stream().anyMatch(service -> service.hasLost(position)),
                () -> "service " + number + " gave up " + position + ", which is not lost"));
        var dead = new HashSet<UUID>();
        desk.dead().forEach(letter -> {
            dead.add(letter.eventId());
            require(
                    letter.reason() == Reason.ATTEMPTS_EXHAUSTED
                            || letter.reason() == Reason.LOOP
                            || (letter.reason() == Reason.POSITION_TAKEN && isGivenUp(letter.eventId(), gone)),
                    () -> "service " + number + " settled " + letter);
        });
        require(desk.held().isEmpty(), () -> "service " + number + " still keeps " + desk.held());

        var done = new HashSet<>(dead);
        for (var id : desk.effects()) {
            require(
                    !done.contains(id),
                    () -> "service " + number + " had the effect of " + id + " twice, or settled it");
            var event = published.get(id);
            if (event == null) {
                throw new AssertionError("an effect of something never published: " + id);
            }
            for (var before : before(event, subscribed)) {
                require(
                        done.contains(places.get(before)) || gone.contains(before),
                        () -> "service " + number + " handled " + event.positions() + " before " + before);
            }
            require(!isGivenUp(id, gone), () -> "service " + number + " had the effect of " + id + " and gave it up");
            done.add(id);
        }
        published.values().stream()
                .filter(event -> subscribed.contains(event.stream()))
                .forEach(event -> require(
                        done.contains(event.eventId()) || isGivenUp(event.eventId(), gone),
                        () -> "service " + number + " never had " + event.positions()));
    }

    private boolean isGivenUp(UUID eventId, Set<Position> gone) {
        var event = published.get(eventId);
        return event != null && event.positions().stream().anyMatch(gone::contains);
    }

    private static void require(boolean holds, Supplier<String> otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise.get());
        }
    }

    /** Every position that has to come before, one by one. */
    private static List<Position> before(CausalEvent event, Set<String> subscribed) {
        var before = new ArrayList<Position>();
        for (var place : event.places()) {
            place.clock().forEach((stream, n) -> {
                long last = stream.equals(event.stream()) ? place.n() - 1 : n;
                if (subscribed.contains(stream)) {
                    for (long i = 1; i <= last; i++) {
                        before.add(new Position(stream, place.aggregate(), i));
                    }
                }
            });
        }
        for (var ancestor : event.ancestors()) {
            if (subscribed.contains(ancestor.stream())) {
                before.add(new Position(ancestor.stream(), ancestor.aggregate(), ancestor.n()));
            }
        }
        return before;
    }
}
