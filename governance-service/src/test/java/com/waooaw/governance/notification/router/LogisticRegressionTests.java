package com.waooaw.governance.notification.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.waooaw.governance.notification.router.LogisticRegression.Sample;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Against the weights scikit-learn finds (src/test/parity). */
class LogisticRegressionTests {

    @ParameterizedTest
    @MethodSource("cases")
    void theWeightsAreThoseOfScikitLearn(Known known) {
        var weights = LogisticRegression.fit(known.training(), known.penalty()).orElseThrow();

        assertThat(weights).containsExactly(known.found(), within(1e-6));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void soIsHowGoodTheyAreOnWhatWasHeldOut(Known known) {
        var quality = Quality.of(known.found(), known.training(), known.heldOut());

        assertThat(quality.logLoss()).isEqualTo(known.quality().logLoss(), within(1e-9));
        assertThat(quality.baseLogLoss()).isEqualTo(known.quality().baseLogLoss(), within(1e-9));
        assertThat(quality.auc()).isEqualTo(known.quality().auc(), within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theSameSamplesGiveTheSameWeightsToTheLastBit(Known known) {
        var once = LogisticRegression.fit(known.training(), known.penalty()).orElseThrow();
        var again = LogisticRegression.fit(known.training(), known.penalty()).orElseThrow();

        assertThat(again).containsExactly(once);
    }

    @Test
    void ofOneOutcomeAloneNothingIsLearned() {
        var yes = new Sample(new double[] {1, 0.5}, true);
        var no = new Sample(new double[] {1, 0.5}, false);

        assertThat(LogisticRegression.fit(List.of(), 1)).isEmpty();
        assertThat(LogisticRegression.fit(List.of(yes, yes), 1)).isEmpty();
        assertThat(LogisticRegression.fit(List.of(no, no), 1)).isEmpty();
        assertThat(LogisticRegression.fit(List.of(yes, no), 1)).isPresent();
    }

    @Test
    void numbersThatAreNoneGiveNoWeights() {
        for (double odd : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.MAX_VALUE}) {
            var samples = List.of(
                    new Sample(new double[] {1, odd}, true),
                    new Sample(new double[] {1, 1}, false),
                    new Sample(new double[] {1, -1}, true));

            assertThat(LogisticRegression.fit(samples, 1)
                            .filter(weights -> !Double.isFinite(weights[0]) || !Double.isFinite(weights[1])))
                    .as("%s", odd)
                    .isEmpty();
        }
    }

    @Test
    void whatIsNotBetterThanChanceIsNotBetterThanTheBaseRate() {
        assertThat(new Quality(0.60, 0.69, 0.8).betterThanTheBaseRate()).isTrue();
        assertThat(new Quality(0.69, 0.69, 0.8).betterThanTheBaseRate()).isFalse();
        assertThat(new Quality(0.60, 0.69, 0.5).betterThanTheBaseRate()).isFalse();
        assertThat(new Quality(Double.NaN, 0.69, 0.8).betterThanTheBaseRate()).isFalse();
        assertThat(new Quality(0.60, 0.69, Double.NaN).betterThanTheBaseRate()).isFalse();
    }

    record Known(
            String name,
            double penalty,
            List<Sample> training,
            List<Sample> heldOut,
            List<Double> weights,
            Quality quality) {

        double[] found() {
            return weights.stream().mapToDouble(Double::doubleValue).toArray();
        }

        static Known of(JsonNode json) {
            var samples = new ArrayList<Sample>();
            for (var row : json.path("features")) {
                var features = new double[row.size() + 1];
                features[0] = 1;
                for (int i = 0; i < row.size(); i++) {
                    features[i + 1] = row.get(i).doubleValue();
                }
                samples.add(new Sample(
                        features, json.path("outcomes").get(samples.size()).intValue() == 1));
            }
            int split = json.path("training").intValue();
            return new Known(
                    json.path("name").asString(),
                    json.path("penalty").doubleValue(),
                    samples.subList(0, split),
                    samples.subList(split, samples.size()),
                    json.path("weights")
                            .valueStream()
                            .map(JsonNode::doubleValue)
                            .toList(),
                    new Quality(
                            json.path("log_loss").doubleValue(),
                            json.path("base_log_loss").doubleValue(),
                            json.path("auc").doubleValue()));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Known> cases() throws IOException {
        try (var file = LogisticRegressionTests.class.getResourceAsStream("/parity/logistic-regression.json")) {
            var json = JsonMapper.builder().build().readTree(Objects.requireNonNull(file));
            return json.path("cases").valueStream().map(Known::of).toList().stream();
        }
    }
}
