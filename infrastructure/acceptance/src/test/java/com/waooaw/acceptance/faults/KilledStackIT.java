package com.waooaw.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.acceptance.stack.OnTheStack;
import com.waooaw.acceptance.stack.RunningStack;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** kill -9 of every process of the stack, then {@code up}: nothing lost, nothing done twice. Everything is counted. */
@OnTheStack
@Order(90)
class KilledStackIT {

    private static final long SEED = 20261121;

    private static RunningStack stack;

    @BeforeAll
    static void start(RunningStack running) {
        stack = running;
    }

    /** The three of the ordinary build: before the checks, before a decision is heard of, around the one act outside. */
    @Test
    void threeKillsInOneStoryLoseNothingAndRepeatNothing() {
        survives(EnumSet.of(KillPoint.GENESIS_PASSED, KillPoint.DEPLOYMENT_APPROVED, KillPoint.PUBLICATION_PERMITTED));
    }

    @ParameterizedTest
    @EnumSource
    @Tag("full")
    void aKillAtThisPointLosesNothingAndRepeatsNothing(KillPoint point) {
        survives(EnumSet.of(point));
    }

    @Test
    @Tag("full")
    void killsAtRandomMomentsLoseNothingAndRepeatNothing() throws InterruptedException {
        var reckoning = Reckoning.before(stack);
        var random = new Random(SEED);
        var told = new CountDownLatch(1);
        var failure = new AtomicReference<Throwable>();
        var killer = Thread.ofVirtual().start(() -> {
            try {
                for (int kill = 0; kill < 8; kill++) {
                    if (told.await(300 + random.nextInt(5_000), TimeUnit.MILLISECONDS)) {
                        return;
                    }
                    stack.kill();
                    stack.start();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException | Error e) {
                failure.set(e);
            }
        });

        Outcome outcome;
        try {
            outcome = new Story(stack, new Kills(Set.of())).tell();
        } finally {
            // also where the story came to no end: the next test wants the stack
            told.countDown();
            killer.join();
        }

        assertThat(failure.get()).isNull();
        reckoning.assertEverythingHappenedOnce(outcome, 0);
    }

    private static void survives(Set<KillPoint> points) {
        var reckoning = Reckoning.before(stack);
        var kills = new Kills(EnumSet.copyOf(points));

        var outcome = new Story(stack, kills).tell();

        assertThat(kills.left()).as("points that were not reached").isEmpty();
        reckoning.assertEverythingHappenedOnce(outcome, 0);
    }

    /** Kills at the points it was given, each once. */
    private static final class Kills implements Story.Interruption {

        private final Set<KillPoint> left;

        Kills(Set<KillPoint> points) {
            this.left = points;
        }

        @Override
        public boolean wants(KillPoint point) {
            return left.contains(point);
        }

        @Override
        public void happen(KillPoint point) {
            left.remove(point);
            stack.kill();
            stack.start();
        }

        Set<KillPoint> left() {
            return left;
        }
    }
}
