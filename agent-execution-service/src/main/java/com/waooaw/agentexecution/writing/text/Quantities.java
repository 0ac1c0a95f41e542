package com.waooaw.agentexecution.writing.text;

import com.waooaw.agentexecution.writing.text.Quantity.Bound;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the numbers of a sentence: digits and words, fractions ("half", "1 in 10"), ranges, units, periods ("a week",
 * "daily") and limits ("at least", "or less").
 */
public final class Quantities {

    private static final Set<String> LESS = Set.of("less", "fewer", "lower", "below", "under", "beneath");
    private static final Set<String> MORE = Set.of("more", "greater", "higher", "above", "over", "exceeding", "older");

    private final List<Token> tokens;
    private final List<Quantity> found = new ArrayList<>();
    private int at;

    private Quantities(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** The quantities of a sentence in order; the ends of a range are two. */
    public static List<Quantity> of(List<Token> tokens) {
        Quantities quantities = new Quantities(tokens);
        quantities.read();
        return List.copyOf(quantities.found);
    }

    /** Whether a word is (part of) a number, a unit or a period: no content of its own beside the quantities. */
    public static boolean isNumeric(Token token) {
        return token.isNumber()
                || NumberWords.isNumber(token.word())
                || NumberWords.times(token.word()) != null
                || NumberWords.fraction(token.word()) != null
                || Unit.period(token) != null
                || Unit.adverb(token) != null
                || Unit.at(List.of(token), 0) != null;
    }

    private void read() {
        while (at < tokens.size()) {
            int start = at;
            if (!fraction() && !period() && !number()) {
                at++;
            }
            if (at == start) {
                at++;
            }
        }
    }

    /** "half", "a third of", "two thirds", "1 in 10", "one out of ten", "half an hour". */
    private boolean fraction() {
        Token token = tokens.get(at);
        int denominator = at + 1 < tokens.size() && tokens.get(at + 1).text().equals("-") ? at + 2 : at + 1;
        Double count = token.isWord() ? valueAt(at) : null;
        Double of = denominator < tokens.size()
                ? NumberWords.fraction(tokens.get(denominator).word())
                : null;
        if (count != null && count <= 3 && of != null) {
            add(of * count, Unit.PERCENT, at, denominator);
            at = denominator + 1;
            return true;
        }
        Double part = NumberWords.fraction(token.word());
        if (part != null && isFractionHere(token)) {
            Unit.Match whole = wordAt(at + 1, "a", "an") ? Unit.at(tokens, at + 2) : null;
            if (whole != null && whole.unit().dimension().equals("time")) {
                add(part / 100 * whole.unit().factor(), whole.unit(), at, at + 2);
                at += 2 + whole.length();
            } else {
                add(part, Unit.PERCENT, at, at);
                at++;
            }
            return true;
        }
        Double times = NumberWords.times(token.word());
        if (times != null && !(token.word().equals("once") && !frequencyFollows(at + 1))) {
            add(times, Unit.TIMES, at, at);
            at++;
            return true;
        }
        Double low = valueAt(at);
        int in = at + 1;
        int length = wordAt(in, "in") ? 1 : wordAt(in, "out") && wordAt(in + 1, "of") ? 2 : 0;
        Double high = length > 0 ? valueAt(in + length) : null;
        if (low != null && high != null && low > 0 && high > low) {
            add(low / high * 100, Unit.PERCENT, at, in + length);
            at = in + length + 1;
            return true;
        }
        return false;
    }

    private boolean isFractionHere(Token token) {
        return token.word().startsWith("half") || token.word().startsWith("quarter") || wordAt(at - 1, "a");
    }

    private boolean frequencyFollows(int index) {
        return wordAt(index, "a", "an", "per", "each", "every", "or") || adverbAt(index) != null;
    }

    /** "a week", "per day", "every year", "daily". */
    private boolean period() {
        Double adverb = adverbAt(at);
        if (adverb != null) {
            add(adverb, Unit.PER, at, at);
            at++;
            return true;
        }
        if (wordAt(at, "a", "an", "per", "each", "every")
                || tokens.get(at).text().equals("/")) {
            Double seconds = at + 1 < tokens.size() ? Unit.period(tokens.get(at + 1)) : null;
            boolean frequency = seconds != null && (!wordAt(at, "a", "an") || afterCount());
            if (frequency && seconds != null) {
                add(seconds, Unit.PER, at, at + 1);
                at += 2;
                return true;
            }
        }
        return false;
    }

    /** "a day" is a period after a number, a unit or "times", otherwise just a day. */
    private boolean afterCount() {
        for (int i = at - 1; i >= 0 && i >= at - 4; i--) {
            Token token = tokens.get(i);
            if (token.isNumber() || NumberWords.isNumber(token.word()) || NumberWords.times(token.word()) != null) {
                return true;
            }
        }
        return false;
    }

    private boolean number() {
        Token token = tokens.get(at);
        if (token.glued() || wordAt(at - 1, "type")) {
            return false;
        }
        int start = at;
        Double value = readValue();
        if (value == null) {
            at = start;
            return false;
        }
        if (at + 1 < tokens.size() && isRangeMark(tokens.get(at)) && valueAt(at + 1) != null) {
            int mark = at;
            at = mark + 1;
            Double second = readValue();
            if (second != null) {
                Unit.Match unit = unitHere();
                Unit of = unit == null ? Unit.NONE : unit.unit();
                add(value * of.factor(), of, start, at - 1);
                add(second * of.factor(), of, start, at - 1);
                at += unit == null ? 0 : unit.length();
                return true;
            }
            at = mark;
        }
        int end = at;
        Unit.Match unit = unitHere();
        boolean limited = wordAt(start - 1, "than", "least", "most", "to");
        boolean pronoun = tokens.get(start).word().equals("one") && unit == null && end == start + 1 && !limited;
        if (pronoun) {
            at = start;
            return false;
        }
        Unit of = unit == null ? moneyBefore(start) : unit.unit();
        int last = unit == null ? end - 1 : end + unit.length() - 1;
        add(value * of.factor(), of, start, last);
        at = last + 1;
        return true;
    }

    private boolean isRangeMark(Token token) {
        return token.text().equals("-")
                || token.word().equals("to")
                || token.word().equals("and")
                || token.word().equals("or");
    }

    /** "30-minute", "30 minutes", "30 or more minutes", "30 extra minutes" is left bare. */
    private Unit.@Nullable Match unitHere() {
        if (at < tokens.size() && tokens.get(at).text().equals("-")) {
            Unit.Match unit = Unit.at(tokens, at + 1);
            return unit == null ? null : new Unit.Match(unit.unit(), unit.length() + 1);
        }
        if (wordAt(at, "or") && wordAt(at + 1, "more", "fewer", "less")) {
            Unit.Match unit = Unit.at(tokens, at + 2);
            return unit == null ? null : new Unit.Match(unit.unit(), unit.length() + 2);
        }
        return Unit.at(tokens, at);
    }

    private Unit moneyBefore(int start) {
        return start > 0 && tokens.get(start - 1).text().equals("$") ? new Unit("money", 1) : Unit.NONE;
    }

    private @Nullable Double readValue() {
        NumberWords.Read read = NumberWords.at(tokens, at);
        if (read == null) {
            return null;
        }
        at = read.next();
        return read.value();
    }

    private @Nullable Double valueAt(int index) {
        return NumberWords.valueAt(tokens, index);
    }

    private @Nullable Double adverbAt(int index) {
        return index >= 0 && index < tokens.size() ? Unit.adverb(tokens.get(index)) : null;
    }

    private void add(double value, Unit unit, int from, int to) {
        StringBuilder written = new StringBuilder();
        for (int i = from; i <= Math.min(to, tokens.size() - 1); i++) {
            boolean tight = "-/%.".contains(tokens.get(i).text())
                    || (i > from && "-/".contains(tokens.get(i - 1).text()));
            written.append(tight || i == from ? "" : " ").append(tokens.get(i).text());
        }
        found.add(new Quantity(value, unit, bound(from, to), written.toString()));
    }

    private Bound bound(int from, int to) {
        if (wordAt(from - 1, "than")) {
            boolean negated = wordAt(from - 3, "no", "not");
            if (from >= 2 && LESS.contains(tokens.get(from - 2).word())) {
                return negated ? Bound.AT_LEAST : Bound.AT_MOST;
            }
            if (from >= 2 && MORE.contains(tokens.get(from - 2).word())) {
                return negated ? Bound.AT_MOST : Bound.AT_LEAST;
            }
        }
        if (wordAt(from - 1, "least")
                || wordAt(from - 1, "minimum")
                || wordAt(from - 1, "above", "over", "exceeding")) {
            return Bound.AT_LEAST;
        }
        if (wordAt(from - 1, "most")
                || wordAt(from - 1, "below", "under")
                || wordAt(from - 1, "within")
                || (wordAt(from - 1, "to") && wordAt(from - 2, "up"))) {
            return Bound.AT_MOST;
        }
        for (int i = to + 1; i <= to + 2; i++) {
            if (wordAt(i, "or") && i + 1 < tokens.size()) {
                if (MORE.contains(tokens.get(i + 1).word())) {
                    return Bound.AT_LEAST;
                }
                if (LESS.contains(tokens.get(i + 1).word())) {
                    return Bound.AT_MOST;
                }
            }
        }
        return Bound.EXACT;
    }

    private boolean wordAt(int index, String... words) {
        if (index < 0 || index >= tokens.size()) {
            return false;
        }
        for (String word : words) {
            if (tokens.get(index).word().equals(word)) {
                return true;
            }
        }
        return false;
    }
}
