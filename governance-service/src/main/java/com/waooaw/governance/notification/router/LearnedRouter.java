package com.waooaw.governance.notification.router;

import com.waooaw.governance.notification.Channel;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The most promising channel first, by the newest model; push first where there is none to be trusted. */
public final class LearnedRouter implements ChannelRouter {

    private static final Logger LOG = LoggerFactory.getLogger(LearnedRouter.class);

    private final Supplier<Optional<RouterModel>> newest;
    private final Duration oldest;
    private final Clock clock;

    /**
     * A router.
     *
     * @param newest the model of the last training
     * @param oldest a model that is older is not used
     */
    public LearnedRouter(Supplier<Optional<RouterModel>> newest, Duration oldest, Clock clock) {
        this.newest = newest;
        this.oldest = oldest;
        this.clock = clock;
    }

    /** What a model's weights have to be of, in this order. */
    public static List<String> features() {
        return Features.NAMES;
    }

    @Override
    public Route route(Situation situation) {
        try {
            return newest.get()
                    .map(model -> unusable(model)
                            .map(why -> new PushFirst(why).route(situation))
                            .orElseGet(() -> by(model, situation)))
                    .orElseGet(() -> new PushFirst("no_model").route(situation));
        } catch (RuntimeException e) {
            // whom to tell first is worth less than that somebody is told
            LOG.warn("no order of channels was learned", e);
            return new PushFirst("failed").route(situation);
        }
    }

    private Optional<String> unusable(RouterModel model) {
        if (!model.taken()) {
            return Optional.of(model.because());
        }
        if (model.trainedAt().plus(oldest).isBefore(clock.instant())) {
            return Optional.of("too_old");
        }
        if (model.weights().stream().anyMatch(weight -> !Double.isFinite(weight))) {
            return Optional.of("not_finite");
        }
        return model.features().equals(Features.NAMES) && model.weights().size() == Features.NAMES.size()
                ? Optional.empty()
                : Optional.of("other_features");
    }

    private static Route by(RouterModel model, Situation situation) {
        var weights = model.weights().stream().mapToDouble(Double::doubleValue).toArray();
        Map<Channel, Double> odds = new EnumMap<>(Channel.class);
        for (var channel : Channel.values()) {
            double probability = LogisticRegression.probability(weights, Features.of(situation, channel));
            if (!Double.isFinite(probability)) {
                return new PushFirst("not_finite").route(situation);
            }
            odds.put(channel, probability);
        }
        // equally promising ones stay in their order
        var order = Arrays.stream(Channel.values())
                .sorted(Comparator.comparingDouble((Channel channel) -> odds.getOrDefault(channel, 0d))
                        .reversed())
                .toList();
        return new Route(order, "model " + model.version(), "learned", odds);
    }
}
