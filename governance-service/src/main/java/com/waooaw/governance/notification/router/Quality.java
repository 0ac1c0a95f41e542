package com.waooaw.governance.notification.router;

import com.waooaw.governance.notification.router.LogisticRegression.Sample;
import java.util.Comparator;
import java.util.List;

/**
 * How good weights are on samples they were not trained on.
 *
 * @param logLoss mean; smaller is better
 * @param baseLogLoss that of saying how often it happened in training, whatever the situation
 * @param auc how often a sample with the outcome is thought more probable than one without; 0.5 for chance
 */
record Quality(double logLoss, double baseLogLoss, double auc) {

    /** A probability of 0 or 1 would be infinitely wrong once. */
    private static final double SMALLEST = 1e-12;

    static Quality of(double[] weights, List<Sample> training, List<Sample> heldOut) {
        double rate = (double) training.stream().filter(Sample::outcome).count() / training.size();
        double loss = 0;
        double base = 0;
        for (var sample : heldOut) {
            loss += loss(LogisticRegression.probability(weights, sample.features()), sample.outcome());
            base += loss(rate, sample.outcome());
        }
        return new Quality(loss / heldOut.size(), base / heldOut.size(), auc(weights, heldOut));
    }

    boolean betterThanTheBaseRate() {
        return Double.isFinite(logLoss) && Double.isFinite(auc) && logLoss < baseLogLoss && auc > 0.5;
    }

    private static double loss(double probability, boolean outcome) {
        double said = Math.clamp(probability, SMALLEST, 1 - SMALLEST);
        return -Math.log(outcome ? said : 1 - said);
    }

    /** By ranks, ties at their mean (Mann and Whitney); no number where one outcome is missing. */
    private static double auc(double[] weights, List<Sample> samples) {
        record Scored(double score, boolean outcome) {}
        var scored = samples.stream()
                .map(sample -> new Scored(LogisticRegression.probability(weights, sample.features()), sample.outcome()))
                .sorted(Comparator.comparingDouble(Scored::score))
                .toList();
        double ones = 0;
        double ranks = 0;
        int from = 0;
        while (from < scored.size()) {
            int to = from;
            int tied = 0;
            while (to < scored.size()
                    && scored.get(to).score() == scored.get(from).score()) {
                tied += scored.get(to).outcome() ? 1 : 0;
                to++;
            }
            ranks += tied * (from + 1 + to) / 2d;
            ones += tied;
            from = to;
        }
        double others = samples.size() - ones;
        return (ranks - ones * (ones + 1) / 2) / (ones * others);
    }
}
