package com.waooaw.platform.events;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Sends what the outbox holds: keys side by side, rows of one key one after the other, each until it is taken. A key
 * whose receiver hangs holds up nobody but itself.
 *
 * <p>A row is never given up here: an outage of the carrier delays, it does not lose. (Giving up after five attempts
 * is about deliveries to a subscriber, and the carrier's.)
 */
class OutboxDispatcher implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxDispatcher.class);
    static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    /** The one in which Boot's web server ends its requests. */
    private static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 1024;

    private static final int KEYS_AT_ONCE = 16;
    private static final int ROWS_AT_ONCE = 50;

    private final OutboxStore store;
    private final Map<String, OutboxSender> senders;
    private final DispatcherSignal signal;
    private final Duration pollInterval;
    private final Duration lease;
    private final String service;
    private final UUID owner = UUID.randomUUID();
    private final Semaphore room = new Semaphore(KEYS_AT_ONCE);
    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    private volatile boolean running;
    private @Nullable Thread loop;

    OutboxDispatcher(
            OutboxStore store,
            List<OutboxSender> senders,
            DispatcherSignal signal,
            Duration pollInterval,
            Duration lease,
            String service) {
        this.store = store;
        this.senders = senders.stream().collect(Collectors.toMap(OutboxSender::kind, Function.identity()));
        this.signal = signal;
        this.pollInterval = pollInterval;
        this.lease = lease;
        this.service = service;
    }

    @Override
    public void start() {
        running = true;
        loop = Thread.ofVirtual().name("outbox-" + service).start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        signal.wake();
        var stopping = loop;
        if (stopping != null) {
            try {
                stopping.join(Duration.ofSeconds(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Beside the HTTP requests, not before them: what is in work has one and the same limit. */
    @Override
    public void stop(Runnable stopped) {
        Thread.ofVirtual().name("outbox-" + service + "-stop").start(() -> {
            try {
                stop();
            } finally {
                stopped.run();
            }
        });
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        try (ExecutorService keys = Executors.newVirtualThreadPerTaskExecutor()) {
            while (running) {
                try {
                    claim(keys);
                } catch (RuntimeException e) {
                    LOG.warn("the outbox cannot be read; trying again", e);
                }
                signal.await(pollInterval);
            }
        } catch (InterruptedException e) {
            running = false;
            Thread.currentThread().interrupt();
        }
    }

    /** Gives each key that has something to send, as far as there is room, a thread of its own. */
    private void claim(ExecutorService keys) {
        int free = room.availablePermits();
        if (free == 0) {
            return; // whoever ends first wakes us
        }
        for (var claim : store.claim(owner, lease, free, Set.copyOf(busy))) {
            room.acquireUninterruptibly();
            busy.add(claim.orderingKey());
            keys.execute(() -> {
                try {
                    drain(claim);
                } catch (RuntimeException e) {
                    LOG.warn("sending {} was cut short; again when its lease ends", claim.orderingKey(), e);
                } finally {
                    busy.remove(claim.orderingKey());
                    room.release();
                    signal.wake();
                }
            });
        }
    }

    private void drain(OutboxStore.Claim claim) {
        for (var row : store.next(claim, ROWS_AT_ONCE)) {
            if (!running) {
                break;
            }
            try {
                senderOf(row).send(row);
            } catch (RuntimeException e) {
                var wait = waitAfter(row.attempts());
                LOG.warn(
                        "{} {} to {} was not taken (attempt {}), again in {}: {}",
                        row.kind(),
                        row.id(),
                        row.target(),
                        row.attempts(),
                        wait,
                        e.toString());
                store.failed(claim, row, wait, e.toString());
                return;
            }
            if (!store.sent(claim, row, lease)) {
                return; // another instance has the key now and will send from here on
            }
        }
        store.release(claim);
    }

    private OutboxSender senderOf(OutboxRow row) {
        var sender = senders.get(row.kind());
        if (sender == null) {
            throw new IllegalStateException("nothing sends rows of kind " + row.kind());
        }
        return sender;
    }

    /** 250 ms, 500 ms, 1 s … 60 s. */
    static Duration waitAfter(int attempts) {
        var doubled = Duration.ofMillis(250L << Math.min(Math.max(attempts - 1, 0), 10));
        return doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled;
    }
}
