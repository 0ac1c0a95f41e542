package com.waooaw.governance.notification.router;

import java.util.List;
import java.util.Optional;

/**
 * Logistic regression with a penalty on the squares of the weights, by Newton's method. The first feature is always one;
 * its weight, the intercept, is not penalised. The same samples give the same weights.
 */
final class LogisticRegression {

    private static final int MOST_STEPS = 100;
    private static final int MOST_HALVINGS = 40;
    private static final double SMALL = 1e-9;

    private LogisticRegression() {}

    /** One observation. No record: those have no arrays. */
    static final class Sample {

        private final double[] features;
        private final boolean outcome;

        Sample(double[] features, boolean outcome) {
            this.features = features;
            this.outcome = outcome;
        }

        double[] features() {
            return features;
        }

        boolean outcome() {
            return outcome;
        }
    }

    /**
     * The weights that make the samples most probable, less half the penalty times their squares.
     *
     * @param penalty greater than zero
     * @return empty where they were not found: no sample, one outcome alone, or numbers that are none
     */
    static Optional<double[]> fit(List<Sample> samples, double penalty) {
        var ones = samples.stream().filter(Sample::outcome).count();
        if (ones == 0 || ones == samples.size()) {
            return Optional.empty();
        }
        int width = samples.getFirst().features().length;
        var weights = new double[width];
        double loss = loss(samples, weights, penalty);
        for (int step = 0; step < MOST_STEPS; step++) {
            var gradient = new double[width];
            var curvature = new double[width][width];
            describe(samples, weights, penalty, gradient, curvature);
            if (largest(gradient) <= SMALL * samples.size()) {
                return finite(weights) ? Optional.of(weights) : Optional.empty();
            }
            if (!solve(curvature, gradient)) {
                return Optional.empty();
            }
            var next = moved(weights, gradient, 1);
            double nextLoss = loss(samples, next, penalty);
            double part = 1;
            for (int halving = 0; !(nextLoss <= loss) && halving < MOST_HALVINGS; halving++) {
                part /= 2;
                next = moved(weights, gradient, part);
                nextLoss = loss(samples, next, penalty);
            }
            if (!(nextLoss <= loss)) {
                // as low as numbers of this size can say, or no number at all
                return finite(weights) && Double.isFinite(loss) ? Optional.of(weights) : Optional.empty();
            }
            weights = next;
            loss = nextLoss;
        }
        return Optional.empty();
    }

    /** How probable the outcome is. */
    static double probability(double[] weights, double[] features) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * features[i];
        }
        return 1 / (1 + Math.exp(-sum));
    }

    private static double loss(List<Sample> samples, double[] weights, double penalty) {
        double loss = 0;
        for (var sample : samples) {
            double sum = 0;
            for (int i = 0; i < weights.length; i++) {
                sum += weights[i] * sample.features()[i];
            }
            double against = sample.outcome() ? -sum : sum;
            // log(1 + e^x) without overflow
            loss += Math.max(against, 0) + Math.log1p(Math.exp(-Math.abs(against)));
        }
        for (int i = 1; i < weights.length; i++) {
            loss += penalty / 2 * weights[i] * weights[i];
        }
        return loss;
    }

    private static void describe(
            List<Sample> samples, double[] weights, double penalty, double[] gradient, double[][] curvature) {
        int width = weights.length;
        for (var sample : samples) {
            var x = sample.features();
            double p = probability(weights, x);
            double error = p - (sample.outcome() ? 1 : 0);
            double weight = p * (1 - p);
            for (int i = 0; i < width; i++) {
                gradient[i] += error * x[i];
                for (int j = 0; j <= i; j++) {
                    curvature[i][j] += weight * x[i] * x[j];
                }
            }
        }
        for (int i = 1; i < width; i++) {
            gradient[i] += penalty * weights[i];
            curvature[i][i] += penalty;
        }
    }

    /** Cholesky, in place: the lower half of {@code matrix} is replaced, {@code right} becomes the solution. */
    private static boolean solve(double[][] matrix, double[] right) {
        int width = right.length;
        for (int i = 0; i < width; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= matrix[i][k] * matrix[j][k];
                }
                if (i != j) {
                    matrix[i][j] = sum / matrix[j][j];
                } else if (sum > 0 && Double.isFinite(sum)) {
                    matrix[i][i] = Math.sqrt(sum);
                } else {
                    return false;
                }
            }
        }
        for (int i = 0; i < width; i++) {
            for (int k = 0; k < i; k++) {
                right[i] -= matrix[i][k] * right[k];
            }
            right[i] /= matrix[i][i];
        }
        for (int i = width - 1; i >= 0; i--) {
            for (int k = i + 1; k < width; k++) {
                right[i] -= matrix[k][i] * right[k];
            }
            right[i] /= matrix[i][i];
        }
        return true;
    }

    private static double[] moved(double[] weights, double[] direction, double part) {
        var moved = weights.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] -= part * direction[i];
        }
        return moved;
    }

    private static double largest(double[] numbers) {
        double largest = 0;
        for (double number : numbers) {
            if (!(Math.abs(number) <= largest)) {
                largest = Math.abs(number);
            }
        }
        return largest;
    }

    private static boolean finite(double[] numbers) {
        for (double number : numbers) {
            if (!Double.isFinite(number)) {
                return false;
            }
        }
        return true;
    }
}
