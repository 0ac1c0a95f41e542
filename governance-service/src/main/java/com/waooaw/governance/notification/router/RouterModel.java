package com.waooaw.governance.notification.router;

import java.time.Instant;
import java.util.List;

/**
 * What a training came to.
 *
 * @param features names, in the order of the weights
 * @param taken whether it is good enough to be used
 * @param because stable code: {@code learned}, or why it is not
 */
public record RouterModel(
        long version, Instant trainedAt, List<String> features, List<Double> weights, boolean taken, String because) {

    public RouterModel {
        features = List.copyOf(features);
        weights = List.copyOf(weights);
    }
}
