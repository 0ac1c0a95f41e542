package com.waooaw.platform.events.causal;

import java.util.ArrayList;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Plays many schedules, two at a time: their threads then hand over to each other without waking a core. */
final class Schedules {

    private static final int AT_ONCE = 2;

    private Schedules() {}

    /** Makes what a service of a schedule keeps its rows in. */
    interface Desks {
        /** For the service of this number; {@code lane} says which of the schedules at a time. */
        Desk desk(int lane, int service);
    }

    /** Everything that was judged. */
    record Total(long schedules, long published, long effects, long overruled, long late, long dead, long givenUp) {}

    /**
     * Plays each seed once.
     *
     * @param lie a fault every service has
     * @throws AssertionError for the first that broke the promise or got stuck; it names the seed
     */
    static Total play(LongStream seeds, @Nullable Lie lie, Desks desks) {
        var waiting = seeds.iterator();
        var broken = new AtomicReference<@Nullable AssertionError>();
        var counts = new ConcurrentHashMap<String, LongAdder>();
        var lanes = new ArrayList<Thread>();
        for (int i = 0; i < AT_ONCE; i++) {
            int lane = i;
            lanes.add(Thread.ofVirtual().start(() -> {
                while (broken.get() == null) {
                    long seed;
                    synchronized (waiting) {
                        if (!waiting.hasNext()) {
                            return;
                        }
                        seed = waiting.nextLong();
                    }
                    try {
                        var judged = one(seed, lie, lane, desks);
                        add(counts, "schedules", 1);
                        add(counts, "published", judged.published());
                        add(counts, "effects", judged.effects());
                        add(counts, "overruled", judged.overruled());
                        add(counts, "late", judged.late());
                        add(counts, "dead", judged.dead());
                        add(counts, "given up", judged.givenUp());
                    } catch (AssertionError e) {
                        broken.compareAndSet(null, e);
                    }
                }
            }));
        }
        for (var lane : lanes) {
            join(lane);
        }
        var failure = broken.get();
        if (failure != null) {
            throw failure;
        }
        var total = new Total(
                sum(counts, "schedules"),
                sum(counts, "published"),
                sum(counts, "effects"),
                sum(counts, "overruled"),
                sum(counts, "late"),
                sum(counts, "dead"),
                sum(counts, "given up"));
        System.out.println("simulated: " + total);
        return total;
    }

    private static Oracle.Judged one(long seed, @Nullable Lie lie, int lane, Desks desks) {
        try {
            var simulation = new Simulation(seed, lie, service -> desks.desk(lane, service));
            simulation.run();
            return new Oracle().judge(simulation);
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("a schedule failed; play it again with -Dsimulation.seed=" + seed, e);
        }
    }

    private static void add(ConcurrentHashMap<String, LongAdder> counts, String what, long much) {
        counts.computeIfAbsent(what, _ -> new LongAdder()).add(much);
    }

    private static long sum(ConcurrentHashMap<String, LongAdder> counts, String what) {
        var count = counts.get(what);
        return count == null ? 0 : count.sum();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
