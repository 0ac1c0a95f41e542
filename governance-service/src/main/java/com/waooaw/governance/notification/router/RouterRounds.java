package com.waooaw.governance.notification.router;

import com.waooaw.platform.web.Rounds;
import java.time.Duration;

/** Looks whether it is time to train. */
class RouterRounds extends Rounds {

    private static final Duration EVERY = Duration.ofMinutes(10);

    private final RouterTraining training;

    RouterRounds(RouterTraining training) {
        super("channel-router-training", Duration.ofMinutes(1), EVERY);
        this.training = training;
    }

    @Override
    protected Duration round() {
        var _ = training.trainWhereDue();
        return EVERY;
    }
}
