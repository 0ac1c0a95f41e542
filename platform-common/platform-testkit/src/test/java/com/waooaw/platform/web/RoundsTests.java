package com.waooaw.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RoundsTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final AtomicInteger ended = new AtomicInteger();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final AtomicReference<Thread> worker = new AtomicReference<>();

    @Test
    void anEndDoesNotWaitForARoundThatIsDueLater() throws Exception {
        mayEnd.countDown();
        var rounds = rounds();
        rounds.start();
        begun.await();
        await().atMost(PATIENCE).until(() -> worker.get().getState() == Thread.State.TIMED_WAITING);

        // an end that waits for the next round waits for its limit, 5 s
        assertTimeoutPreemptively(Duration.ofSeconds(4), () -> rounds.stop());

        assertThat(ended).hasValue(1);
    }

    @Test
    void anEndWaitsForTheRoundInWork() throws Exception {
        var rounds = rounds();
        rounds.start();
        begun.await();
        var stopped = new CountDownLatch(1);

        rounds.stop(stopped::countDown);
        assertThat(stopped.getCount()).isOne();
        mayEnd.countDown();

        assertTimeoutPreemptively(PATIENCE, () -> stopped.await());
        assertThat(ended).hasValue(1);
        assertThat(rounds.isRunning()).isFalse();
    }

    @Test
    void anErrorEndsARoundAndNotTheRounds() {
        var rounds = new Rounds("rounds", Duration.ZERO, Duration.ZERO) {
            @Override
            protected Duration round() {
                if (ended.incrementAndGet() < 3) {
                    throw new StackOverflowError("an error, on purpose");
                }
                return Duration.ofHours(1);
            }
        };
        rounds.start();

        await().atMost(PATIENCE).until(() -> ended.get() == 3);
        rounds.stop();
    }

    @Test
    void oneThatFailsDoesNotKeepTheOthersWaiting() {
        var done = new ArrayList<Integer>();
        var rounds = rounds();

        var allDone = rounds.each(List.of(1, 2, 3), one -> {
            if (one == 2) {
                throw new IllegalStateException("a failure, on purpose");
            }
            done.add(one);
        });

        assertThat(done).containsExactly(1, 3);
        assertThat(allDone).isFalse();
        assertThat(rounds.each(List.of(4), done::add)).isTrue();
    }

    private Rounds rounds() {
        return new Rounds("rounds", Duration.ZERO, Duration.ofHours(1)) {
            @Override
            protected Duration round() {
                worker.set(Thread.currentThread());
                begun.countDown();
                try {
                    mayEnd.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                ended.incrementAndGet();
                return Duration.ofHours(1);
            }
        };
    }
}
