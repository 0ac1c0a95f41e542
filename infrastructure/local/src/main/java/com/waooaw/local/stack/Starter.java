package com.waooaw.local.stack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts parts side by side, remembers them, and stops them in the opposite order of their groups. */
final class Starter {

    private static final Logger log = LoggerFactory.getLogger(Starter.class);

    private final Progress progress;
    private final List<List<Part>> groups = new ArrayList<>();
    private boolean stopped;

    Starter(Progress progress) {
        this.progress = progress;
    }

    /** Returns when all have started; throws what the first one to fail threw, when all have come to an end. */
    void together(List<? extends Part> group) {
        synchronized (this) {
            if (stopped) {
                throw new StackException("the start was interrupted", "Start again: ./waooaw up");
            }
            groups.add(List.copyOf(group));
        }
        inParallel(group, part -> {
            long begin = System.nanoTime();
            try {
                part.start();
            } catch (StackException e) {
                throw e;
            } catch (Exception e) {
                throw new StackException(
                        part.name() + " did not start: " + ServicePart.rootMessage(e),
                        "Its log says more: ./waooaw logs stack",
                        e);
            }
            progress.started(part.name(), Duration.ofNanos(System.nanoTime() - begin));
        });
    }

    void stopAll() {
        List<List<Part>> toStop;
        synchronized (this) {
            stopped = true;
            toStop = List.copyOf(groups.reversed());
            groups.clear();
        }
        for (var group : toStop) {
            inParallel(group, part -> {
                try {
                    part.close();
                } catch (RuntimeException e) {
                    log.warn("{} did not stop cleanly", part.name(), e);
                }
            });
        }
    }

    private static void inParallel(List<? extends Part> group, java.util.function.Consumer<Part> action) {
        ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name("stack-", 0).daemon().factory());
        try (threads) {
            var all = group.stream()
                    .map(part -> CompletableFuture.runAsync(() -> action.accept(part), threads))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(all).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StackException stackException) {
                log.error("a part did not start", stackException);
                throw stackException;
            }
            throw e;
        }
    }
}
