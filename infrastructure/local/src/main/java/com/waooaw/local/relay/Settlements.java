package com.waooaw.local.relay;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what has become of deliveries, everything that waits in one transaction. A key is given back after what
 * was delivered of it, so its order holds; what is lost between a delivery and its being written is delivered again.
 */
class Settlements implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Settlements.class);
    private static final int AT_ONCE = 1_000;
    private static final long PAUSE_MS = 250;

    private final KeyStore store;
    private final Clock clock;
    private final Consumer<Claim> released;
    private final LinkedBlockingQueue<Entry> waiting = new LinkedBlockingQueue<>();
    private final Thread writer;
    private volatile boolean closing;

    private sealed interface Entry {
        record Arrived(Delivery delivery) implements Entry {}

        record GivenBack(Release release) implements Entry {}
    }

    /** Tells {@code released} about each key that is given back. */
    Settlements(KeyStore store, Clock clock, Consumer<Claim> released) {
        this.store = store;
        this.clock = clock;
        this.released = released;
        this.writer = Thread.ofVirtual().name("relay-settlements").unstarted(this::run);
    }

    void start() {
        writer.start();
    }

    /** The subscriber has it. */
    void delivered(Delivery delivery) {
        waiting.add(new Entry.Arrived(delivery));
    }

    /** Nothing of this key is on its way any more. */
    void release(Release release) {
        waiting.add(new Entry.GivenBack(release));
    }

    private void run() {
        var batch = new ArrayList<Entry>();
        while (!closing || !waiting.isEmpty() || !batch.isEmpty()) {
            try {
                if (batch.isEmpty()) {
                    var first = waiting.poll(PAUSE_MS, TimeUnit.MILLISECONDS);
                    if (first == null) {
                        continue;
                    }
                    batch.add(first);
                    waiting.drainTo(batch, AT_ONCE - 1);
                }
                write(batch);
                batch.clear();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.warn("what became of {} deliveries is not written yet: {}", batch.size(), e.toString());
                if (closing || !pause()) {
                    return;
                }
            }
        }
    }

    private void write(List<Entry> batch) {
        var delivered = new ArrayList<Delivery>();
        var releases = new ArrayList<Release>();
        for (var entry : batch) {
            switch (entry) {
                case Entry.Arrived arrived -> delivered.add(arrived.delivery());
                case Entry.GivenBack given -> releases.add(given.release());
            }
        }
        store.settle(delivered, releases, clock.instant());
        releases.forEach(release -> released.accept(release.claim()));
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE_MS);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    /** Writes what waits, if the database is there; otherwise those deliveries come again. */
    @Override
    public void close() {
        closing = true;
        try {
            if (!writer.join(java.time.Duration.ofSeconds(5))) {
                writer.interrupt();
            }
        } catch (InterruptedException e) {
            writer.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
