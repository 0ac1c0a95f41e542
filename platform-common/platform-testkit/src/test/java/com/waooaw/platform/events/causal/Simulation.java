package com.waooaw.platform.events.causal;

import com.waooaw.contracts.AggregateRef;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.PessimisticLockingFailureException;

/**
 * One random schedule: publishers, dispatchers, deliveries that come twice, late, in any order or never, handlers that
 * fail, processes killed between any two statements, producers that lose what they published. Ends when nothing is left to do; the {@link Oracle} judges it.
 */
final class Simulation {

    private static final int MOST_ROUNDS = 3_000;
    private static final long MOST_STEPS = 2_000_000;

    private final Random random;
    private final Steps steps;
    private final World world;
    private final boolean forgets;
    private final List<SimulatedService> services = new ArrayList<>();
    private final List<Delivery> network = new ArrayList<>();
    private final List<Runnable> publications = new ArrayList<>();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-27T00:00:00Z"));

    /** A message on its way to a service. */
    private record Delivery(int service, Message message) {}

    Simulation(long seed, @Nullable Lie lie, IntFunction<Desk> desks) {
        this.random = new Random(seed);
        this.steps = new Steps(random);
        this.world = World.drawn(random);
        this.forgets = random.nextInt(4) == 0;
        for (int i = 0; i < world.services(); i++) {
            services.add(new SimulatedService(i, world, desks.apply(i), steps, random, seed, lie, clock()));
        }
        for (int i = 0; i < 4 + random.nextInt(9); i++) {
            var topic = world.topics().get(random.nextInt(world.topics().size()));
            var aggregate =
                    world.aggregates().get(random.nextInt(world.aggregates().size()));
            var affects = random.nextInt(4) == 0
                    ? List.of(world.aggregates()
                            .get(random.nextInt(world.aggregates().size())))
                    : List.<AggregateRef>of();
            publications.add(() -> services.get(topic.publisher()).publish(topic, aggregate, affects));
        }
    }

    World world() {
        return world;
    }

    List<SimulatedService> services() {
        return services;
    }

    /** Plays it to the end. */
    void run() {
        int round = 0;
        do {
            do {
                if (++round > MOST_ROUNDS) {
                    throw new IllegalStateException("stuck: kept "
                            + services.stream()
                                    .map(service -> service.desk().held())
                                    .toList() + ", on the way "
                            + network.size());
                }
                oneRound(round);
            } while (isBusy());
        } while (discover() > 0);
    }

    private void oneRound(int round) {
        for (int i = 0; i < services.size(); i++) {
            var service = services.get(i);
            int number = i;
            // dispatchers come and go; two at it send twice, and in any order
            for (int dispatchers = random.nextInt(3); dispatchers > 0; dispatchers--) {
                steps.spawn(i, () -> dispatch(service));
            }
            steps.spawn(i, () -> deliver(number));
            steps.spawn(i, () -> deliver(number));
            if (random.nextInt(3) == 0) {
                steps.spawn(i, () -> sweep(service));
                steps.spawn(i, () -> reconcile(number));
            }
            if (random.nextInt(10) == 0) {
                steps.spawn(i, () -> requeue(service));
            }
        }
        for (int i = 0; i < 1 + random.nextInt(4) && !publications.isEmpty(); i++) {
            var publication = publications.removeFirst();
            // one that was killed may have been done: done again it is another event
            steps.spawn(random.nextInt(services.size()), () -> {
                publications.add(publication);
                publication.run();
                publications.remove(publication);
            });
        }
        if (forgets && random.nextInt(6) == 0) {
            services.get(random.nextInt(services.size())).lose(random);
        }
        if (round < 40 && random.nextInt(4) == 0) {
            int victim = random.nextInt(services.size());
            int after = random.nextInt(60);
            steps.spawn(-1, () -> {
                for (int i = 0; i < after; i++) {
                    steps.step();
                }
                steps.kill(victim);
            });
        }
        steps.run(MOST_STEPS);
    }

    private boolean isBusy() {
        return !publications.isEmpty()
                || !network.isEmpty()
                || services.stream()
                        .anyMatch(service -> !service.desk().unsent().isEmpty()
                                || !service.desk().held().isEmpty());
    }

    private void dispatch(SimulatedService service) {
        for (var message : service.desk().unsent()) {
            steps.step();
            var event = message.event();
            var command = message.command();
            if (event != null) {
                for (int subscriber : world.topic(event.topic()).subscribers()) {
                    if (random.nextInt(20) > 0) { // else the carrier loses it
                        network.add(random.nextInt(network.size() + 1), new Delivery(subscriber, message));
                    } else if (forgets && random.nextBoolean()) {
                        service.lose(message); // nobody asked for it in time
                    }
                }
            }
            if (command != null) {
                network.add(random.nextInt(network.size() + 1), new Delivery(command.service(), message));
            }
            steps.step(); // killed here, it is sent again
            service.desk().sent(message.id());
        }
    }

    private void deliver(int number) {
        for (int i = 0; i < 6; i++) {
            steps.step();
            var waiting = network.stream()
                    .filter(delivery -> delivery.service() == number)
                    .toList();
            if (waiting.isEmpty()) {
                return;
            }
            var delivery = waiting.get(random.nextInt(waiting.size()));
            try {
                take(services.get(number), delivery.message());
            } catch (IllegalStateException | PessimisticLockingFailureException _) {
                continue; // its handler failed, or it lost against others: not acknowledged: it comes again
            }
            steps.step(); // killed here, it comes again
            if (random.nextInt(8) > 0) { // else it comes again for no reason
                network.remove(delivery);
            }
        }
    }

    private static void take(SimulatedService service, Message message) {
        var event = message.event();
        if (event != null) {
            service.receive(event);
        }
        var command = message.command();
        if (command != null) {
            service.obey(message, command);
        }
    }

    private void requeue(SimulatedService service) {
        try {
            service.requeue(random);
        } catch (IllegalStateException | CausalLoopException | PessimisticLockingFailureException _) {
            // its handler failed again: it stays a dead letter
        }
    }

    private void sweep(SimulatedService service) {
        now.updateAndGet(instant -> instant.plus(Duration.ofSeconds(40)));
        service.inbox().sweep(10);
    }

    /** Asks the producers for what kept events wait for. */
    private void reconcile(int number) {
        for (var waiting : services.get(number).desk().held()) {
            for (var missing : waiting.missing()) {
                steps.step();
                try {
                    fetch(number, missing);
                } catch (PessimisticLockingFailureException _) {
                    return; // lost against others again and again: another time
                }
            }
        }
    }

    /** Takes what the producer still has up to a number, and gives up what it lost. Whether there was anything. */
    private boolean fetch(int number, Position upTo) {
        var service = services.get(number);
        var producer = services.get(
                Integer.parseInt(upTo.stream().substring(upTo.stream().lastIndexOf('-') + 1)));
        var gone = new ArrayList<Position>();
        boolean found = false;
        for (long n = delivered(service, upTo) + 1; n <= upTo.n(); n++) {
            var position = new Position(upTo.stream(), upTo.aggregate(), n);
            var event = producer.published(position);
            if (event == null) {
                if (!producer.hasLost(position)) {
                    break;
                }
                gone.add(position);
            } else {
                if (gone.isEmpty() || !world.topic(event.topic()).tellsStates()) {
                    gone.forEach(lost -> service.inbox().giveUp(lost, () -> {}));
                    var delivery = new Delivery(number, new Message(event.eventId(), event, null));
                    if (!network.contains(delivery)) { // one on its way is enough, or they would bury what is new
                        network.add(delivery);
                    }
                } else if (!standIn(service, event, gone)) {
                    return true;
                }
                gone.clear();
            }
            found = true;
        }
        gone.forEach(lost -> service.inbox().giveUp(lost, () -> {}));
        return found;
    }

    private static boolean standIn(SimulatedService service, CausalEvent event, List<Position> gone) {
        try {
            service.receive(event, List.copyOf(gone));
            return true;
        } catch (IllegalStateException | PessimisticLockingFailureException _) {
            return false; // its handler failed: another time
        }
    }

    private static long delivered(SimulatedService service, Position position) {
        return service.desk()
                .store()
                .read(Set.of(position.aggregate()))
                .getOrDefault(position.aggregate(), AggregateClock.EMPTY)
                .delivered(position.stream());
    }

    /** Compares what was published with what was delivered, as every five minutes; how much was found missing. */
    private int discover() {
        int found = 0;
        for (var service : services) {
            for (var message : service.desk().all()) {
                var event = message.event();
                if (event == null) {
                    continue;
                }
                for (int subscriber : world.topic(event.topic()).subscribers()) {
                    for (var position : event.positions()) {
                        if (delivered(services.get(subscriber), position) < position.n()
                                && fetch(subscriber, position)) {
                            found++;
                        }
                    }
                }
            }
        }
        return found;
    }

    private Clock clock() {
        InstantSource source = now::get;
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return source.instant();
            }
        };
    }
}
