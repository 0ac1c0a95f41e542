package com.waooaw.agentexecution.writing.text;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a number counts.
 *
 * @param dimension only numbers of one dimension can be compared; empty for a bare number
 * @param factor to the base unit of the dimension
 */
public record Unit(String dimension, double factor) {

    /** A bare number. */
    public static final Unit NONE = new Unit("", 1);

    /** Parts of a hundred. */
    public static final Unit PERCENT = new Unit("percent", 1);

    /** How often. */
    public static final Unit TIMES = new Unit("times", 1);

    /** "A week", "daily": one per so many seconds. */
    public static final Unit PER = new Unit("per", 1);

    private static final double DAY = 86_400;

    private static final Map<String, Unit> BY_NAME = Map.ofEntries(
            entry("second", new Unit("time", 1)),
            entry("minut", new Unit("time", 60)),
            entry("min", new Unit("time", 60)),
            entry("hour", new Unit("time", 3_600)),
            entry("hr", new Unit("time", 3_600)),
            entry("day", new Unit("time", DAY)),
            entry("night", new Unit("time", DAY)),
            entry("week", new Unit("time", 7 * DAY)),
            entry("month", new Unit("time", 365 * DAY / 12)),
            entry("year", new Unit("time", 365 * DAY)),
            entry("decad", new Unit("time", 3650 * DAY)),
            entry("mcg", new Unit("mass", 0.001)),
            entry("microgram", new Unit("mass", 0.001)),
            entry("mg", new Unit("mass", 1)),
            entry("milligram", new Unit("mass", 1)),
            entry("g", new Unit("mass", 1_000)),
            entry("gram", new Unit("mass", 1_000)),
            entry("kg", new Unit("mass", 1e6)),
            entry("kilogram", new Unit("mass", 1e6)),
            entry("kilo", new Unit("mass", 1e6)),
            entry("pound", new Unit("mass", 453_592)),
            entry("lb", new Unit("mass", 453_592)),
            entry("ounc", new Unit("mass", 28_350)),
            entry("oz", new Unit("mass", 28_350)),
            entry("ton", new Unit("mass", 1e9)),
            entry("mm", new Unit("length", 0.001)),
            entry("cm", new Unit("length", 0.01)),
            entry("m", new Unit("length", 1)),
            entry("metr", new Unit("length", 1)),
            entry("meter", new Unit("length", 1)),
            entry("km", new Unit("length", 1_000)),
            entry("kilometr", new Unit("length", 1_000)),
            entry("kilometer", new Unit("length", 1_000)),
            entry("mil", new Unit("length", 1_609)),
            entry("mile", new Unit("length", 1_609)),
            entry("inch", new Unit("length", 0.0254)),
            entry("foot", new Unit("length", 0.3048)),
            entry("ml", new Unit("volume", 1)),
            entry("millilitr", new Unit("volume", 1)),
            entry("milliliter", new Unit("volume", 1)),
            entry("litr", new Unit("volume", 1_000)),
            entry("liter", new Unit("volume", 1_000)),
            entry("l", new Unit("volume", 1_000)),
            entry("cup", new Unit("volume", 240)),
            entry("teaspoon", new Unit("volume", 5)),
            entry("tablespoon", new Unit("volume", 15)),
            entry("calori", new Unit("energy", 1)),
            entry("kcal", new Unit("energy", 1)),
            entry("kilojoul", new Unit("energy", 0.239)),
            entry("kj", new Unit("energy", 0.239)),
            entry("percent", PERCENT),
            entry("percentag", PERCENT),
            entry("%", PERCENT),
            entry("tim", TIMES),
            entry("time", TIMES),
            entry("step", new Unit("step", 1)),
            entry("dollar", new Unit("money", 1)),
            entry("usd", new Unit("money", 1)),
            entry("mmhg", new Unit("pressure", 1)),
            entry("mg/dl", new Unit("concentration", 1)),
            entry("mmol/l", new Unit("concentration", 18.016)),
            entry("mmol/mol", new Unit("ifcc", 1)),
            entry("°f", new Unit("fahrenheit", 1)),
            entry("°c", new Unit("celsius", 1)),
            entry("fahrenheit", new Unit("fahrenheit", 1)),
            entry("celsius", new Unit("celsius", 1)),
            entry("unit", new Unit("dose unit", 1)),
            entry("drop", new Unit("drop", 1)));

    private static final Map<String, Double> PERIODS = Map.of(
            "hour", 3_600.0, "day", DAY, "night", DAY, "week", 7 * DAY, "month", 365 * DAY / 12, "year", 365 * DAY);

    private static final Map<String, Double> ADVERBS = Map.of(
            "hourly",
            3_600.0,
            "daily",
            DAY,
            "nightly",
            DAY,
            "weekly",
            7 * DAY,
            "monthly",
            365 * DAY / 12,
            "yearly",
            365 * DAY,
            "annual",
            365 * DAY,
            "annually",
            365 * DAY);

    /** Whether numbers of the two can be compared: the same dimension, or one of them is bare. */
    boolean comparable(Unit other) {
        return dimension.equals(other.dimension) || dimension.isEmpty() || other.dimension.isEmpty();
    }

    /** The unit that starts at a token and how many tokens it takes: {@code mg/dL} takes three. */
    static @Nullable Match at(List<Token> tokens, int index) {
        if (index >= tokens.size()) {
            return null;
        }
        Token first = tokens.get(index);
        if (index + 2 < tokens.size() && tokens.get(index + 1).text().equals("/")) {
            Unit slashed =
                    BY_NAME.get(first.word() + "/" + tokens.get(index + 2).word());
            if (slashed != null) {
                return new Match(slashed, 3);
            }
        }
        if (index + 2 < tokens.size()
                && first.word().equals("mm")
                && tokens.get(index + 1).word().equals("hg")) {
            return new Match(new Unit("pressure", 1), 2);
        }
        if (first.text().equals("°") && index + 1 < tokens.size()) {
            Unit degrees = BY_NAME.get("°" + tokens.get(index + 1).word());
            return degrees == null ? null : new Match(degrees, 2);
        }
        if (first.word().startsWith("degree")) {
            Match scale = at(tokens, index + 1);
            return scale == null ? null : new Match(scale.unit(), 2);
        }
        Unit unit = BY_NAME.get(first.stem());
        if (unit == null) {
            unit = BY_NAME.get(first.word());
        }
        return unit == null ? null : new Match(unit, 1);
    }

    /** Seconds of the period a word names ({@code week}), or null. */
    static @Nullable Double period(Token token) {
        return PERIODS.get(token.stem());
    }

    /** Seconds of the period an adverb names ({@code weekly}), or null. */
    static @Nullable Double adverb(Token token) {
        return ADVERBS.get(token.word());
    }

    /** A unit found and the tokens it takes. */
    record Match(Unit unit, int length) {}
}
