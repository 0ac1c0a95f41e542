package com.waooaw.agentcreation.likeness;

/**
 * What became of labelled texts.
 *
 * @param hits wrong ones that were found
 * @param misses wrong ones that were not
 * @param alarms right ones that were found
 */
record Counts(int hits, int misses, int alarms) {

    static Counts none() {
        return new Counts(0, 0, 0);
    }

    Counts and(boolean wrong, boolean found) {
        return new Counts(
                hits + (wrong && found ? 1 : 0),
                misses + (wrong && !found ? 1 : 0),
                alarms + (!wrong && found ? 1 : 0));
    }

    double precision() {
        return hits + alarms == 0 ? 1 : (double) hits / (hits + alarms);
    }

    double recall() {
        return hits + misses == 0 ? 1 : (double) hits / (hits + misses);
    }

    double f1() {
        return hits == 0 ? 0 : 2 * precision() * recall() / (precision() + recall());
    }

    @Override
    public String toString() {
        return "precision %.2f, recall %.2f (%d of %d found, %d false alarms)"
                .formatted(precision(), recall(), hits, hits + misses, alarms);
    }
}
