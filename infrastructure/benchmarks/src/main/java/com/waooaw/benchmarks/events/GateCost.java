package com.waooaw.benchmarks.events;

import com.waooaw.benchmarks.Series;
import com.waooaw.benchmarks.Table;
import com.waooaw.contracts.AggregateRef;
import com.waooaw.platform.events.causal.CausalEvent;
import com.waooaw.platform.events.causal.CausalInbox;
import com.waooaw.platform.events.causal.CausalStore;
import com.waooaw.platform.events.causal.Contest;
import com.waooaw.platform.events.causal.Refusal;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The same events handled with and without the gate, in turns, straight into the inbox: nothing travels. */
final class GateCost {

    private static final int THREADS = 8;
    private static final int TURNS = 5;
    private static final Duration TURN = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final CausalInbox inbox;

    GateCost(ConfigurableApplicationContext context) {
        this.jdbc = context.getBean(JdbcClient.class);
        this.inbox = new CausalInbox(
                context.getBean(CausalStore.class),
                Set.of("topic/bench"),
                this::update,
                new Unexpected(),
                Clock.systemUTC());
    }

    private record Unexpected() implements CausalInbox.Settlements {

        @Override
        public void settled(CausalEvent event, Refusal refusal) {
            throw new IllegalStateException(event.eventId() + " " + refusal);
        }

        @Override
        public void contested(CausalEvent event, Contest contest) {
            throw new IllegalStateException(event.eventId() + " " + contest);
        }
    }

    private void update(CausalEvent event) {
        jdbc.sql("update bench_row set n = n + 1 where id = :id")
                .param("id", Math.floorMod(event.eventId().hashCode(), EventBenchApplication.ROWS))
                .update();
    }

    List<Map<String, Object>> measure(PrintWriter out) throws InterruptedException {
        var with = new ArrayList<Double>();
        var without = new ArrayList<Double>();
        turn(true);
        turn(false);
        for (int i = 0; i < TURNS; i++) {
            with.add(turn(true));
            without.add(turn(false));
        }
        var gated = new Series(with);
        var plain = new Series(without);
        double cost = (plain.median() / gated.median() - 1) * 100;
        var table = new Table("received by " + THREADS + " threads, median of " + TURNS + " turns", "events/s");
        table.row("inbox alone", String.format(Locale.ROOT, "%,.0f", plain.median()));
        table.row("inbox and causal gate", String.format(Locale.ROOT, "%,.0f", gated.median()));
        table.row("the gate costs", String.format(Locale.ROOT, "%.0f %%", cost));
        table.print(out);
        return List.of(Map.of(
                "what",
                "gate",
                "with_per_second",
                gated.median(),
                "without_per_second",
                plain.median(),
                "overhead_percent",
                cost));
    }

    /** Events per second; each thread has aggregates of its own. */
    private double turn(boolean gated) throws InterruptedException {
        var handled = new AtomicLong();
        long begin = System.nanoTime();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < THREADS; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                var things = new ArrayList<AggregateRef>();
                for (int thing = 0; thing < 50; thing++) {
                    things.add(new AggregateRef("thing", UUID.randomUUID().toString()));
                }
                for (long n = 1; System.nanoTime() - begin < TURN.toNanos(); n++) {
                    for (var thing : things) {
                        inbox.receive(event(thing, n, gated));
                        handled.incrementAndGet();
                    }
                }
            }));
        }
        for (var thread : threads) {
            thread.join();
        }
        return handled.get() / ((System.nanoTime() - begin) / 1e9);
    }

    private static CausalEvent event(AggregateRef thing, long n, boolean gated) {
        return new CausalEvent(
                UUID.randomUUID(),
                "topic",
                "Something",
                "bench",
                gated,
                List.of(new CausalEvent.Place(thing, n, Map.of("topic/bench", n))),
                List.of(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                Clock.systemUTC().instant(),
                null,
                null,
                "{}");
    }
}
