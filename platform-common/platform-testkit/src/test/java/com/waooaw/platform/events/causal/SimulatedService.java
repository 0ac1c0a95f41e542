package com.waooaw.platform.events.causal;

import com.waooaw.contracts.AggregateRef;
import com.waooaw.contracts.EventEnvelope.Ancestor;
import com.waooaw.contracts.Precedence;
import com.waooaw.platform.events.causal.CausalClocks.Draft;
import com.waooaw.platform.events.causal.CausalEvent.Claim;
import com.waooaw.platform.events.causal.CausalEvent.Place;
import com.waooaw.platform.events.causal.CausalStore.Outcome;
import com.waooaw.platform.events.causal.Desk.What;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.PessimisticLockingFailureException;

/**
 * A service whose handlers note what they did, sometimes fail, sometimes publish and sometimes ask another service to.
 * What a handler does depends on the event and the seed alone, so that a second try does the same.
 */
final class SimulatedService {

    private final int number;
    private final World world;
    private final Desk desk;
    private final CausalStore store;
    private final CausalClocks clocks;
    private final CausalInbox inbox;
    private final Random ids;
    private final long seed;
    private final @Nullable Lie lie;
    private final Map<UUID, CausalEvent> heard = new HashMap<>();
    private final Map<UUID, Integer> failures = new HashMap<>();
    private final Set<UUID> lost = new HashSet<>();
    private final Set<UUID> requeued = new HashSet<>();

    SimulatedService(
            int number, World world, Desk desk, Steps steps, Random ids, long seed, @Nullable Lie lie, Clock clock) {
        this.number = number;
        this.world = world;
        this.desk = desk;
        this.lie = lie;
        this.store = new SteppedStore(lie == null ? desk.store() : lie.in(desk.store()), steps, number);
        this.clocks = new CausalClocks(store);
        this.inbox = new CausalInbox(store, world.subscribedBy(number), this::handle, new Noted(desk), clock);
        this.ids = ids;
        this.seed = seed;
    }

    CausalInbox inbox() {
        return inbox;
    }

    Desk desk() {
        return desk;
    }

    CausalStore store() {
        return store;
    }

    /** Publishes on its own account. */
    void publish(World.Topic topic, AggregateRef aggregate, List<AggregateRef> affects) {
        retrying(() -> store.transaction(null, () -> {
            append(topic, aggregate, affects, CausalContext.NONE);
            return true;
        }));
    }

    /** Does what another service asked for, once. */
    void obey(Message message, Message.Command command) {
        var known = new HashMap<AggregateRef, Map<String, Long>>();
        command.known().forEach(of -> known.put(of.aggregate(), of.clock()));
        var context = new CausalContext(command.ancestors(), known);
        retrying(() -> store.transaction(null, () -> {
            if (store.remember(asked(message, command), Outcome.HANDLED, Instant.EPOCH)) {
                try {
                    append(world.topic(command.topic()), command.aggregate(), List.of(), context);
                } catch (CausalLoopException _) {
                    return false; // refused for good; the id stays remembered
                }
            }
            return true;
        }));
    }

    private static CausalEvent asked(Message message, Message.Command command) {
        return new CausalEvent(
                message.id(),
                "command",
                "command",
                "simulation",
                false,
                List.of(new Place(command.aggregate(), 1, Map.of())),
                List.of(),
                message.id(),
                message.id(),
                Instant.EPOCH,
                null,
                null,
                "");
    }

    /** Takes an event as it came, or as a lie lets it see it. */
    void receive(CausalEvent event) {
        receive(event, List.of());
    }

    /** Takes an event that stands in for numbers its producer lost. */
    void receive(CausalEvent event, List<Position> gone) {
        heard.put(event.eventId(), event);
        inbox.receive(lie == null ? event : lie.heard(event), gone);
    }

    /** Deletes an event that was sent, as if it was too old. */
    void lose(Random random) {
        var sent = new ArrayList<>(desk.all());
        sent.removeAll(desk.unsent());
        sent.removeIf(message -> message.event() == null);
        if (!sent.isEmpty()) {
            lost.add(sent.get(random.nextInt(sent.size())).id());
        }
    }

    /** Deletes what it published. */
    void lose(Message message) {
        lost.add(message.id());
    }

    /** Whether an event of this service stood there, and it has it no longer. */
    boolean hasLost(Position position) {
        return desk.all().stream()
                .map(Message::event)
                .anyMatch(event -> event != null
                        && lost.contains(event.eventId())
                        && event.positions().contains(position));
    }

    /** Has a dead letter handled after all, as an operator would; which one is drawn. */
    void requeue(Random random) {
        var dead = desk.dead();
        if (dead.isEmpty()) {
            return;
        }
        var event = heard.get(dead.get(random.nextInt(dead.size())).eventId());
        if (event != null) {
            requeued.add(event.eventId());
            inbox.requeue(event, () -> {});
        }
    }

    private record Noted(Desk desk) implements CausalInbox.Settlements {

        @Override
        public void settled(CausalEvent event, Refusal refusal) {
            // the store keeps what was settled
        }

        @Override
        public void contested(CausalEvent event, Contest contest) {
            if (contest.isOverruled()) {
                desk.did(event.eventId(), What.OVERRULED);
            }
        }
    }

    private void handle(CausalEvent taken) {
        var event = heard.getOrDefault(taken.eventId(), taken);
        var dice = new Random(seed ^ (event.eventId().getMostSignificantBits() * 31 + number));
        int fate = dice.nextInt(100);
        boolean mended = requeued.contains(event.eventId());
        if ((fate < 3 && !mended) || (fate < 12 && failures.merge(event.eventId(), 1, Integer::sum) < 3)) {
            throw new IllegalStateException("the handler does not like " + event.eventId());
        }
        desk.did(event.eventId(), mended ? What.LATE : What.EFFECT);
        var context = consequenceOf(event);
        var own = world.publishedBy(number);
        if (dice.nextInt(100) < 30 && !own.isEmpty()) {
            append(own.get(dice.nextInt(own.size())), aggregate(dice, event), affected(dice), context);
        }
        if (dice.nextInt(100) < 12) {
            var asked = world.topics().get(dice.nextInt(world.topics().size()));
            var known = new ArrayList<Message.Known>();
            event.places().forEach(place -> known.add(new Message.Known(place.aggregate(), place.clock())));
            desk.append(new Message(
                    newId(),
                    null,
                    new Message.Command(
                            asked.publisher(), asked.name(), aggregate(dice, event), context.ancestors(), known)));
        }
    }

    private AggregateRef aggregate(Random dice, CausalEvent event) {
        return dice.nextBoolean()
                ? event.own().aggregate()
                : world.aggregates().get(dice.nextInt(world.aggregates().size()));
    }

    private List<AggregateRef> affected(Random dice) {
        return dice.nextInt(5) == 0
                ? List.of(world.aggregates().get(dice.nextInt(world.aggregates().size())))
                : List.of();
    }

    private static CausalContext consequenceOf(CausalEvent event) {
        var ancestors = new ArrayList<>(event.ancestors());
        ancestors.add(new Ancestor(
                event.eventId(),
                event.topic(),
                event.stream(),
                event.own().aggregate(),
                event.own().n(),
                null));
        var known = new HashMap<AggregateRef, Map<String, Long>>();
        event.places().forEach(place -> known.put(place.aggregate(), place.clock()));
        return new CausalContext(ancestors, known);
    }

    private void append(World.Topic topic, AggregateRef aggregate, List<AggregateRef> affects, CausalContext context) {
        // half of the topics repeat no transition: they end in the guard for loops, the others in the one for depth
        var transition = topic.name().hashCode() % 2 == 0
                ? null
                : "to-" + context.ancestors().size();
        var stamp =
                clocks.stamp(new Draft(topic.stream(), topic.name(), aggregate, affects, transition, false), context);
        var places = new ArrayList<Place>();
        places.add(new Place(aggregate, stamp.n(), stamp.clock()));
        stamp.affects().forEach(of -> places.add(new Place(of.aggregate(), of.n(), of.vectorClock())));
        var id = newId();
        desk.append(new Message(
                id,
                new CausalEvent(
                        id,
                        topic.name(),
                        topic.name(),
                        "service-" + topic.publisher(),
                        true,
                        places,
                        stamp.ancestors(),
                        id,
                        id,
                        Instant.EPOCH,
                        claim(topic, id),
                        null,
                        ""),
                null));
    }

    /** What state an event tells; one in four tells none. */
    private static @Nullable Claim claim(World.Topic topic, UUID id) {
        int drawn = Math.floorMod(id.getLeastSignificantBits(), 8);
        var states = Precedence.values();
        return drawn < 2 ? null : new Claim(states[drawn % states.length], topic.tellsStates());
    }

    private UUID newId() {
        return new UUID(ids.nextLong(), ids.nextLong());
    }

    private static void retrying(Supplier<Boolean> work) {
        while (true) {
            try {
                var _ = work.get();
                return;
            } catch (PessimisticLockingFailureException _) {
                // lost against another; nothing was done
            }
        }
    }

    /** What the last look at a position of this service's own streams finds. */
    @Nullable CausalEvent published(Position position) {
        return desk.all().stream()
                .map(Message::event)
                .filter(event -> event != null
                        && !lost.contains(event.eventId())
                        && event.positions().contains(position))
                .findFirst()
                .orElse(null);
    }
}
