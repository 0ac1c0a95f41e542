package com.waooaw.platform.events;

import com.waooaw.platform.web.EndsBesideRequests;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
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

/**
 * Sends what the outbox holds: keys side by side, rows of one key one after the other, each until it is taken. A key
 * whose receiver hangs holds up nobody but itself.
 *
 * <p>A row is never given up here: an outage of the carrier delays, it does not lose. (Giving up after five attempts
 * is about deliveries to a subscriber, and the carrier's.)
 */
class OutboxDispatcher implements EndsBesideRequests {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxDispatcher.class);
    static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    /** Keys that are drained row by row, each on a thread of its own. */
    private static final int KEYS_AT_ONCE = 16;

    /** Keys claimed with one statement. */
    private static final int CLAIMS_AT_ONCE = 100;

    /** Keys in work at any time. */
    private static final int KEYS_TOGETHER = 400;

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

    @Override
    public String endName() {
        return "outbox-" + service;
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

    /** Sends events of many keys together, and gives every other key, as far as there is room, a thread of its own. */
    private void claim(ExecutorService keys) {
        int most = Math.min(CLAIMS_AT_ONCE, KEYS_TOGETHER - busy.size());
        if (most <= 0) {
            return; // whoever ends first wakes us
        }
        var claims = store.claim(owner, lease, most, Set.copyOf(busy));
        if (claims.isEmpty()) {
            return;
        }
        var together = new LinkedHashMap<OutboxStore.Claim, List<OutboxRow>>();
        store.next(claims, ROWS_AT_ONCE).forEach((claim, rows) -> {
            if (!rows.isEmpty() && rows.stream().allMatch(row -> senderOf(row).isBatched())) {
                together.put(claim, rows);
            } else if (room.tryAcquire()) {
                start(keys, Set.of(claim.orderingKey()), () -> drain(claim, rows), room::release);
            } else {
                store.release(claim);
            }
        });
        if (!together.isEmpty()) {
            var names = together.keySet().stream()
                    .map(OutboxStore.Claim::orderingKey)
                    .collect(Collectors.toSet());
            start(keys, names, () -> drainTogether(together), () -> {});
        }
        if (claims.size() == most) {
            signal.wake(); // there may be more
        }
    }

    private void start(ExecutorService threads, Set<String> claimed, Runnable work, Runnable after) {
        busy.addAll(claimed);
        threads.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.warn("sending {} was cut short; again when its lease ends", claimed, e);
            } finally {
                busy.removeAll(claimed);
                after.run();
                signal.wake();
            }
        });
    }

    private void drainTogether(Map<OutboxStore.Claim, List<OutboxRow>> claimed) {
        if (!running) {
            claimed.keySet().forEach(store::release);
            return;
        }
        var rows = claimed.values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparingLong(OutboxRow::seq))
                .toList();
        var stopped = senderOf(rows.getFirst()).sendAll(rows);
        var sent = new LinkedHashMap<>(claimed);
        sent.keySet().removeIf(claim -> stopped.containsKey(claim.orderingKey()));
        if (!sent.isEmpty()) {
            store.sentAndReleased(sent);
        }
        claimed.forEach((claim, of) -> {
            var why = stopped.get(claim.orderingKey());
            if (why != null) {
                failed(claim, of.getFirst(), why);
            }
        });
    }

    private void drain(OutboxStore.Claim claim, List<OutboxRow> rows) {
        for (var row : rows) {
            if (!running) {
                break;
            }
            try {
                senderOf(row).send(row);
            } catch (RuntimeException e) {
                failed(claim, row, e);
                return;
            }
            if (!store.sent(claim, row, lease)) {
                return; // another instance has the key now and will send from here on
            }
        }
        store.release(claim);
    }

    private void failed(OutboxStore.Claim claim, OutboxRow row, RuntimeException why) {
        var wait = waitAfter(row.attempts());
        LOG.warn(
                "{} {} to {} was not taken (attempt {}), again in {}: {}",
                row.kind(),
                row.id(),
                row.target(),
                row.attempts(),
                wait,
                why.toString());
        store.failed(claim, row, wait, why.toString());
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
