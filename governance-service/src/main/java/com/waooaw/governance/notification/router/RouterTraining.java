package com.waooaw.governance.notification.router;

import com.waooaw.governance.notification.ReachProperties;
import com.waooaw.governance.notification.router.LogisticRegression.Sample;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Trains once a day, whichever process comes first. The last fifth of the samples is held out: what is not better there
 * than the base rate is kept, to be looked at, and not used.
 */
@Service
class RouterTraining {

    private static final Logger LOG = LoggerFactory.getLogger(RouterTraining.class);
    private static final double PENALTY = 1;
    private static final int HELD_OUT_PART = 5;

    private final RouterSamples samples;
    private final ModelStore models;
    private final ReachProperties.Router settings;
    private final Clock clock;

    RouterTraining(RouterSamples samples, ModelStore models, ReachProperties reach, Clock clock) {
        this.samples = samples;
        this.models = models;
        this.settings = reach.router();
        this.clock = clock;
    }

    /** Empty where it is not time yet, or somebody else is at it. */
    @Transactional
    public Optional<RouterModel> trainWhereDue() {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (isRecent(now) || !models.alone() || isRecent(now)) {
            return Optional.empty();
        }
        // only what has had the time to be answered
        var known = samples.between(now.minus(settings.memory()), now.minus(settings.inTime()), settings.inTime());
        var model = trained(now, known);
        LOG.info("model {} of channels, {} samples: {}", model.version(), known.size(), model.because());
        return Optional.of(model);
    }

    private boolean isRecent(Instant now) {
        return models.newest()
                .filter(model -> model.trainedAt().plus(settings.trainEvery()).isAfter(now))
                .isPresent();
    }

    private RouterModel trained(Instant now, List<Sample> known) {
        if (known.size() < settings.fewest()) {
            return kept(now, known.size(), 0, new double[0], null, "too_few_samples");
        }
        int split = known.size() - known.size() / HELD_OUT_PART;
        var training = known.subList(0, split);
        var heldOut = known.subList(split, known.size());
        var fitted = LogisticRegression.fit(training, PENALTY);
        if (fitted.isEmpty()) {
            return kept(now, known.size(), heldOut.size(), new double[0], null, "no_fit");
        }
        var weights = fitted.get();
        var quality = Quality.of(weights, training, heldOut);
        return kept(
                now,
                known.size(),
                heldOut.size(),
                weights,
                quality,
                quality.betterThanTheBaseRate() ? "learned" : "not_better_than_base_rate");
    }

    private RouterModel kept(
            Instant now, int samples, int heldOut, double[] weights, @Nullable Quality quality, String because) {
        return models.add(
                now,
                samples,
                heldOut,
                Arrays.stream(weights).boxed().toList(),
                quality,
                because.equals("learned"),
                because);
    }
}
