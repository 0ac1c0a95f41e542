package com.waooaw.platform.inference;

import com.waooaw.platform.kernel.CosineSimilarity;
import java.util.Arrays;

/**
 * A sentence embedding.
 *
 * <p>Shape: {@code float[384]}. Unit: dimensionless, L2 norm 1 (±1e-3). Model: all-MiniLM-L6-v2, mean pooling.
 */
public final class Embedding {

    /** Length of every vector. */
    public static final int DIMENSION = 384;

    private final float[] values;

    private Embedding(float[] values) {
        this.values = values;
    }

    /**
     * Copies {@code values}.
     *
     * @param values shape [384], L2-normalised
     * @throws IllegalArgumentException if the length or the norm is wrong
     */
    public static Embedding of(float[] values) {
        if (values.length != DIMENSION) {
            throw new IllegalArgumentException("expected " + DIMENSION + " values, got " + values.length);
        }
        double norm = norm(values);
        if (!(Math.abs(norm - 1.0) <= 1e-3)) {
            throw new IllegalArgumentException("not normalised: " + norm);
        }
        return new Embedding(values.clone());
    }

    /**
     * Scales {@code values} to length 1.
     *
     * @param values shape [384], not all zero
     * @throws IllegalArgumentException if the length is wrong or there is no direction
     */
    public static Embedding normalized(float[] values) {
        double norm = norm(values);
        var scaled = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = (float) (values[i] / norm);
        }
        return of(scaled);
    }

    /** A copy, shape [384]. */
    public float[] toArray() {
        return values.clone();
    }

    /** How alike two texts are. Unit: cosine in [-1, 1]. */
    public CosineSimilarity cosine(Embedding other) {
        double dot = 0;
        for (int i = 0; i < DIMENSION; i++) {
            dot += (double) values[i] * other.values[i];
        }
        return new CosineSimilarity(Math.clamp(dot, -1.0, 1.0));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Embedding embedding && Arrays.equals(values, embedding.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Embedding[%.3f, %.3f, …]".formatted(values[0], values[1]);
    }

    private static double norm(float[] values) {
        double sum = 0;
        for (float v : values) {
            sum += (double) v * v;
        }
        return Math.sqrt(sum);
    }
}
