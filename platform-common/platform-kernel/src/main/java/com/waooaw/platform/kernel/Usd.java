package com.waooaw.platform.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * An amount of US dollars, exact to a millionth.
 *
 * @param micros millionths of a dollar, 0 to {@link #MOST}
 */
public record Usd(long micros) implements Comparable<Usd> {

    /** A billion dollars: nothing here costs more, and a thousand of them still fit into a {@code long}. */
    public static final long MOST = 1_000_000_000_000_000L;

    /** Nothing. */
    public static final Usd ZERO = new Usd(0);

    private static final int SCALE = 6;
    private static final Pattern TEXT = Pattern.compile("\\d{1,10}(\\.\\d{1,6})?");

    public Usd {
        if (micros < 0 || micros > MOST) {
            throw new IllegalArgumentException("an amount is 0 to a billion dollars, not " + micros + " millionths");
        }
    }

    /**
     * Reads decimal text such as {@code 0.001}.
     *
     * @throws IllegalArgumentException for anything else: a sign, an exponent, {@code NaN}, a seventh decimal
     */
    public static Usd parse(String text) {
        if (!TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException("not an amount in US dollars, for example 0.12");
        }
        return of(new BigDecimal(text));
    }

    /**
     * The same amount as a number.
     *
     * @throws IllegalArgumentException if it is negative, above a billion, or not a whole number of millionths
     */
    public static Usd of(BigDecimal dollars) {
        try {
            return new Usd(dollars.movePointRight(SCALE)
                    .setScale(0, RoundingMode.UNNECESSARY)
                    .longValueExact());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("not a whole number of millionths of a dollar within a billion", e);
        }
    }

    /** Both together; {@link IllegalArgumentException} above a billion. */
    public Usd plus(Usd other) {
        return new Usd(micros + other.micros);
    }

    /** What is left; {@link IllegalArgumentException} where that is less than nothing. */
    public Usd minus(Usd other) {
        return new Usd(micros - other.micros);
    }

    /** What is left, at least nothing. */
    public Usd minusAtMost(Usd other) {
        return new Usd(Math.max(0, micros - other.micros));
    }

    /** So many of it; {@link IllegalArgumentException} above a billion. */
    public Usd times(int count) {
        try {
            return new Usd(Math.multiplyExact(micros, count));
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("more than a billion dollars", e);
        }
    }

    /** The smaller of the two. */
    public Usd min(Usd other) {
        return micros <= other.micros ? this : other;
    }

    /** Whether it is as much as the other, or more. */
    public boolean covers(Usd other) {
        return micros >= other.micros;
    }

    /** Whether it is nothing. */
    public boolean isZero() {
        return micros == 0;
    }

    /** The number. */
    public BigDecimal toBigDecimal() {
        return BigDecimal.valueOf(micros, SCALE);
    }

    @Override
    public int compareTo(Usd other) {
        return Long.compare(micros, other.micros);
    }

    /** Decimal text with at least two and at most six decimals, for example {@code 0.50}. */
    @Override
    public String toString() {
        var exact = toBigDecimal().stripTrailingZeros();
        return (exact.scale() < 2 ? exact.setScale(2, RoundingMode.UNNECESSARY) : exact).toPlainString();
    }
}
