package com.waooaw.benchmarks.governance;

import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/** Acts at a rate that does not wait for them: one that is late is late by what came before it, too. */
final class Paced {

    private Paced() {}

    /** Does so many, and says for each how many nanoseconds passed from when it was due until it was done. */
    static long[] acts(int count, int perSecond, IntConsumer act) throws InterruptedException {
        var nanos = new long[count];
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long due = begin + i * TimeUnit.SECONDS.toNanos(1) / perSecond;
            TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
            act.accept(i);
            nanos[i] = System.nanoTime() - due;
        }
        return nanos;
    }
}
