package com.waooaw.governance.notification.router;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.governance.notification.Channel;
import com.waooaw.governance.notification.MovedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LearnedRouterTests extends ChannelRouterSuite {

    private static final Instant TRAINED = Instant.parse("2026-11-27T02:00:00Z");

    private final MovedClock clock = new MovedClock(TRAINED);
    private Optional<RouterModel> newest = Optional.of(model(Map.of("sms", 2.0, "email", -1.0)));

    @Override
    ChannelRouter router() {
        return new LearnedRouter(() -> newest, Duration.ofDays(3), clock);
    }

    @Test
    void theMostPromisingChannelComesFirst() {
        var route = router().route(ORDINARY);

        assertThat(route.order()).containsExactly(Channel.SMS, Channel.PUSH, Channel.EMAIL);
        assertThat(route.by()).isEqualTo("model 7");
        assertThat(route.because()).isEqualTo("learned");
        assertThat(route.odds().get(Channel.SMS)).isGreaterThan(0.8);
    }

    @Test
    void equallyPromisingOnesStayInTheirOrder() {
        newest = Optional.of(model(Map.of()));

        assertThat(router().route(ORDINARY).order()).containsExactly(Channel.PUSH, Channel.SMS, Channel.EMAIL);
    }

    @Test
    void aDeviceThatWasNotSeenForLongMakesPushLessPromising() {
        newest = Optional.of(model(Map.of("push_device_seen", -3.0, "sms", -1.0, "email", -1.5)));

        assertThat(seen(1d).order()).containsExactly(Channel.PUSH, Channel.SMS, Channel.EMAIL);
        assertThat(seen(20_000d).order()).containsExactly(Channel.SMS, Channel.EMAIL, Channel.PUSH);
        assertThat(seen(null).order()).containsExactly(Channel.SMS, Channel.EMAIL, Channel.PUSH);
    }

    @Test
    void whereThereIsNoModelPushIsFirst() {
        newest = Optional.empty();

        falls("no_model");
    }

    @Test
    void aModelThatWasNotTakenIsNotUsed() {
        newest = Optional.of(
                new RouterModel(7, TRAINED, Features.NAMES, weights(Map.of("sms", 2.0)), false, "too_few_samples"));

        falls("too_few_samples");
    }

    @Test
    void aModelThatIsTooOldIsNotUsed() {
        clock.move(Duration.ofDays(3));
        assertThat(router().route(ORDINARY).because()).isEqualTo("learned");

        clock.move(Duration.ofMillis(1));

        falls("too_old");
    }

    @Test
    void weightsThatAreNoNumbersAreNotUsed() {
        for (double odd : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            newest = Optional.of(model(Map.of("sms", odd)));

            falls("not_finite");
        }
    }

    @Test
    void weightsWhoseSumIsNoNumberAreNotUsed() {
        newest = Optional.of(
                model(Map.of("one", Double.MAX_VALUE, "sms", Double.MAX_VALUE, "response", -Double.MAX_VALUE)));

        assertThat(router().route(ORDINARY).order()).containsExactlyInAnyOrder(Channel.values());
    }

    @Test
    void aModelOfOtherFeaturesIsNotUsed() {
        var shuffled = new ArrayList<>(Features.NAMES);
        Collections.reverse(shuffled);
        newest = Optional.of(new RouterModel(7, TRAINED, shuffled, weights(Map.of()), true, "learned"));
        falls("other_features");

        newest = Optional.of(new RouterModel(7, TRAINED, Features.NAMES, List.of(1d), true, "learned"));
        falls("other_features");
    }

    @Test
    void whereTheModelCannotBeReadPushIsFirst() {
        var broken = new LearnedRouter(
                () -> {
                    throw new IllegalStateException("the database is away");
                },
                Duration.ofDays(3),
                clock);

        assertThat(broken.route(ORDINARY).by()).isEqualTo("push_first");
        assertThat(broken.route(ORDINARY).because()).isEqualTo("failed");
    }

    @Test
    void everyFeatureHasAName() {
        for (var channel : Channel.values()) {
            assertThat(situations())
                    .allSatisfy(situation -> assertThat(Features.of(situation, channel))
                            .hasSize(Features.NAMES.size())
                            .satisfies(features -> assertThat(features[0]).isEqualTo(1)));
        }
        assertThat(Features.NAMES).doesNotHaveDuplicates();
    }

    private Route seen(Double minutes) {
        return router().route(new Situation(10, 3, minutes, Map.of(), "execution", false));
    }

    private void falls(String because) {
        var route = router().route(ORDINARY);
        assertThat(route.by()).isEqualTo("push_first");
        assertThat(route.because()).isEqualTo(because);
        assertThat(route.order()).containsExactly(Channel.PUSH, Channel.SMS, Channel.EMAIL);
    }

    private static RouterModel model(Map<String, Double> weights) {
        return new RouterModel(7, TRAINED, Features.NAMES, weights(weights), true, "learned");
    }

    private static List<Double> weights(Map<String, Double> weights) {
        return Features.NAMES.stream()
                .map(name -> weights.getOrDefault(name, 0d))
                .toList();
    }
}
