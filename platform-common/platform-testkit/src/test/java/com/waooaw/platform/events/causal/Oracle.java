package com.waooaw.platform.events.causal;

import com.waooaw.platform.events.causal.Desk.What;
import com.waooaw.platform.events.causal.Refusal.Reason;
import java.util.ArrayList;
import java.util.EnumMap;
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
    record Judged(int effects, int overruled, int late, int dead, int published, int givenUp) {}

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
        var done = new EnumMap<What, Integer>(What.class);
        int dead = 0;
        int givenUp = 0;
        for (int number = 0; number < simulation.services().size(); number++) {
            var desk = simulation.services().get(number).desk();
            judge(number, desk, simulation);
            desk.done().forEach(one -> done.merge(one.what(), 1, Integer::sum));
            dead += desk.dead().size();
            givenUp += desk.givenUp().size();
        }
        return new Judged(
                done.getOrDefault(What.EFFECT, 0),
                done.getOrDefault(What.OVERRULED, 0),
                done.getOrDefault(What.LATE, 0),
                dead,
                published.size(),
                givenUp);
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
        var standing = new ArrayList<CausalEvent>();
        for (var one : desk.done()) {
            var id = one.eventId();
            if (one.what() == What.LATE) {
                require(
                        dead.remove(id),
                        () -> "service " + number + " handled " + id + " late, but not as a dead letter");
                continue;
            }
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
            require(
                    isOverruled(event, standing) == (one.what() == What.OVERRULED),
                    () -> "service " + number + " let another state stand than " + event + " after " + standing);
            if (one.what() == What.EFFECT) {
                standing.add(event);
            }
            done.add(id);
        }
        published.values().stream()
                .filter(event -> subscribed.contains(event.stream()))
                .forEach(event -> require(
                        done.contains(event.eventId()) || isGivenUp(event.eventId(), gone),
                        () -> "service " + number + " never had " + event.positions()));
    }

    /** Whether a stronger state had its effect before, and neither of the two publishers knew of the other's. */
    private static boolean isOverruled(CausalEvent event, List<CausalEvent> before) {
        var claim = event.claim();
        if (claim == null || !claim.yields()) {
            return false;
        }
        for (int i = 0; i < before.size(); i++) {
            var other = before.get(i);
            var rival = other.claim();
            if (rival == null
                    || rival.precedence().compareTo(claim.precedence()) <= 0
                    || other.stream().equals(event.stream())) {
                continue;
            }
            for (var place : other.places()) {
                boolean unknown = event.places().stream()
                        .anyMatch(own -> own.aggregate().equals(place.aggregate())
                                && own.clock().getOrDefault(other.stream(), 0L) < place.n());
                // what its own stream told later has taken its place, where it tells states
                boolean past = rival.yields()
                        && before.subList(i + 1, before.size()).stream()
                                .anyMatch(later -> later.claim() != null
                                        && later.stream().equals(other.stream())
                                        && later.places().stream()
                                                .anyMatch(of -> of.aggregate().equals(place.aggregate())));
                if (unknown && !past) {
                    return true;
                }
            }
        }
        return false;
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
