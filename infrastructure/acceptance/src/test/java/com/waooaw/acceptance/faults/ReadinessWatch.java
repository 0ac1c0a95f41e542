package com.waooaw.acceptance.faults;

import com.waooaw.acceptance.http.Person;
import com.waooaw.acceptance.http.PublicOrigin;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Asks each of the six services several times a second whether it is ready, and writes down what it says. */
final class ReadinessWatch implements AutoCloseable {

    static final List<String> SERVICES = List.of(
            "agent-creation", "agent-execution", "governance", "industry-knowledge", "learning", "admin-gateway");

    private final PublicOrigin origin;
    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Said> said = new ConcurrentLinkedQueue<>();

    private ReadinessWatch(PublicOrigin origin) {
        this.origin = origin;
    }

    static ReadinessWatch of(PublicOrigin origin) {
        var watch = new ReadinessWatch(origin);
        SERVICES.forEach(service -> watch.threads.execute(() -> watch.ask(service)));
        return watch;
    }

    /**
     * What a service said.
     *
     * @param at when the answer was there, as {@link System#nanoTime} counts
     */
    record Said(String service, int status, long at) {}

    /** Everything a service said between two moments. */
    List<Said> between(String service, long from, long to) {
        return said.stream()
                .filter(one -> one.service().equals(service) && one.at() >= from && one.at() <= to)
                .toList();
    }

    private void ask(String service) {
        try {
            do {
                int status = readiness(service);
                said.add(new Said(service, status, System.nanoTime()));
            } while (!over.await(200, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int readiness(String service) {
        return origin.get(Person.NOBODY, "/services/" + service + "/actuator/health/readiness")
                .status();
    }

    @Override
    public void close() {
        over.countDown();
        threads.close();
    }
}
