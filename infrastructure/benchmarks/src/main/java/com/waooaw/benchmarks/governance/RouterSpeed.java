package com.waooaw.benchmarks.governance;

import com.waooaw.benchmarks.Figures;
import com.waooaw.governance.notification.Channel;
import com.waooaw.governance.notification.router.LearnedRouter;
import com.waooaw.governance.notification.router.RouterModel;
import com.waooaw.governance.notification.router.Situation;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** How long it takes to choose the order of channels by a model that is at hand; reading it is one row of the database. */
final class RouterSpeed {

    private static final int WARM_UP = 100_000;

    private final int choices;

    RouterSpeed(int choices) {
        this.choices = choices;
    }

    void measure(Figures figures) {
        var random = new Random(1);
        var clock = Clock.systemUTC();
        var names = LearnedRouter.features();
        var model = new RouterModel(
                1,
                clock.instant(),
                names,
                names.stream().map(_ -> random.nextGaussian()).toList(),
                true,
                "learned");
        var router = new LearnedRouter(() -> Optional.of(model), Duration.ofDays(3), clock);
        var situations = situations(random);
        for (int i = 0; i < WARM_UP; i++) {
            timed(router, situations.get(i % situations.size()));
        }
        var nanos = new long[choices];
        for (int i = 0; i < choices; i++) {
            nanos[i] = timed(router, situations.get(i % situations.size()));
        }
        figures.latencies("channels", "an order of channels by a model", nanos);
    }

    private static long timed(LearnedRouter router, Situation situation) {
        long begin = System.nanoTime();
        var route = router.route(situation);
        long nanos = System.nanoTime() - begin;
        if (!route.because().equals("learned")) {
            throw new IllegalStateException("nothing was learned: " + route.because());
        }
        return nanos;
    }

    private static List<Situation> situations(Random random) {
        return IntStream.range(0, 1_000)
                .mapToObj(_ -> new Situation(
                        random.nextInt(24),
                        1 + random.nextInt(7),
                        random.nextDouble() * 10_000,
                        Map.of(Channel.PUSH, random.nextDouble() * 60, Channel.SMS, random.nextDouble() * 60),
                        "execution",
                        random.nextBoolean()))
                .toList();
    }
}
