package com.waooaw.agentexecution.writing.text;

/**
 * A number in a sentence.
 *
 * @param value in the base unit of its dimension: seconds, milligrams, metres, percent …
 * @param unit what it counts
 * @param bound whether it is a limit, and on which side
 * @param written as in the text, for people
 */
public record Quantity(double value, Unit unit, Bound bound, String written) {

    /** What a number says about the values meant. */
    public enum Bound {
        /** This value, or about it. */
        EXACT,
        /** This value or more. */
        AT_LEAST,
        /** This value or less. */
        AT_MOST
    }

    /** The same value of the same dimension, within what rounding of conversions does. */
    public boolean sameAs(Quantity other) {
        return unit.comparable(other.unit) && sameNumber(other);
    }

    /** The same value, whatever it counts. */
    public boolean sameNumber(Quantity other) {
        double tolerance = unit.equals(other.unit) ? 1e-9 : 0.02;
        return Math.abs(value - other.value) <= tolerance * Math.max(1, Math.abs(value));
    }

    /** Written with the same digits, whatever the unit. */
    public boolean sameDigits(Quantity other) {
        return !digits().isEmpty() && digits().equals(other.digits());
    }

    private String digits() {
        return written.replaceAll("[^\\d.]", "");
    }

    /** One says "at least" where the other says "at most". */
    public boolean opposes(Quantity other) {
        return bound != Bound.EXACT && other.bound != Bound.EXACT && bound != other.bound;
    }
}
