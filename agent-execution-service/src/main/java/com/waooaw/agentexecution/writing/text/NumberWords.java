package com.waooaw.agentexecution.writing.text;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers in digits and in words. */
final class NumberWords {

    private static final Map<String, Double> NUMBERS = Map.ofEntries(
            entry("zero", 0.0),
            entry("one", 1.0),
            entry("two", 2.0),
            entry("three", 3.0),
            entry("four", 4.0),
            entry("five", 5.0),
            entry("six", 6.0),
            entry("seven", 7.0),
            entry("eight", 8.0),
            entry("nine", 9.0),
            entry("ten", 10.0),
            entry("eleven", 11.0),
            entry("twelve", 12.0),
            entry("thirteen", 13.0),
            entry("fourteen", 14.0),
            entry("fifteen", 15.0),
            entry("sixteen", 16.0),
            entry("seventeen", 17.0),
            entry("eighteen", 18.0),
            entry("nineteen", 19.0),
            entry("twenty", 20.0),
            entry("thirty", 30.0),
            entry("forty", 40.0),
            entry("fifty", 50.0),
            entry("sixty", 60.0),
            entry("seventy", 70.0),
            entry("eighty", 80.0),
            entry("ninety", 90.0),
            entry("hundred", 100.0),
            entry("thousand", 1_000.0),
            entry("million", 1e6),
            entry("billion", 1e9),
            entry("dozen", 12.0));

    private static final Map<String, Double> FRACTIONS =
            Map.of("half", 50.0, "third", 100.0 / 3, "quarter", 25.0, "fifth", 20.0, "tenth", 10.0);

    private static final Map<String, Double> TIMES =
            Map.of("once", 1.0, "twice", 2.0, "thrice", 3.0, "double", 2.0, "triple", 3.0);

    /** Longer numbers are no quantity that a text means. */
    private static final int MOST_DIGITS = 15;

    private NumberWords() {}

    static boolean isNumber(String word) {
        return NUMBERS.containsKey(word);
    }

    /** Percent of "half", "third", "quarters" …, or null. */
    static @Nullable Double fraction(String word) {
        return FRACTIONS.get(word.endsWith("s") ? word.substring(0, word.length() - 1) : word);
    }

    /** How many times "once", "twice" … mean, or null. */
    static @Nullable Double times(String word) {
        return TIMES.get(word);
    }

    /** The number that one token is, or null. */
    static @Nullable Double valueAt(List<Token> tokens, int index) {
        if (index < 0 || index >= tokens.size()) {
            return null;
        }
        Token token = tokens.get(index);
        if (token.isNumber()) {
            return token.stem().length() > MOST_DIGITS ? null : Double.valueOf(token.stem());
        }
        return NUMBERS.get(token.word());
    }

    /** The number that starts at a token, several words long perhaps: "two hundred", "1.5 million", "forty-five". */
    static @Nullable Read at(List<Token> tokens, int index) {
        Double value = valueAt(tokens, index);
        if (value == null) {
            return null;
        }
        int at = index + 1;
        while (at < tokens.size()) {
            int next = tokens.get(at).text().equals("-") ? at + 1 : at;
            Double more = next < tokens.size() ? NUMBERS.get(tokens.get(next).word()) : null;
            if (more == null) {
                break;
            }
            boolean tens = value >= 20 && value % 10 == 0 && more < 10;
            if (more >= 100) {
                value *= more;
            } else if (tens && !tokens.get(at - 1).isNumber()) {
                value += more;
            } else {
                break;
            }
            at = next + 1;
        }
        return new Read(value, at);
    }

    /** A number and the index of the token after it. */
    record Read(double value, int next) {}
}
