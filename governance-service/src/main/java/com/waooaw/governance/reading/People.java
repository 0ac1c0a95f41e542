package com.waooaw.governance.reading;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and money as people say them. */
public final class People {

    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private People() {}

    /** A date and a time of day, UTC. */
    public static String instant(Instant at) {
        return INSTANT.format(at);
    }

    /** What is left, never more than there is: minutes are rounded down. */
    public static String remaining(Instant now, Instant deadline) {
        var left = Duration.between(now, deadline);
        if (left.isNegative() || left.isZero()) {
            return "no time left";
        }
        if (left.toMinutes() < 1) {
            return "less than a minute left";
        }
        if (left.toHours() < 1) {
            return counted(left.toMinutes(), "minute") + " left";
        }
        if (left.toDays() < 2) {
            return counted(left.toHours(), "hour") + " " + counted(left.toMinutesPart(), "minute") + " left";
        }
        return counted(left.toDays(), "day") + " " + counted(left.toHoursPart(), "hour") + " left";
    }

    /** How long something took, in its two largest units. */
    public static String took(Duration duration) {
        if (duration.toMinutes() < 1) {
            return counted(Math.max(duration.toSeconds(), 0), "second");
        }
        if (duration.toHours() < 1) {
            return counted(duration.toMinutes(), "minute");
        }
        if (duration.toDays() < 2) {
            return counted(duration.toHours(), "hour") + " " + counted(duration.toMinutesPart(), "minute");
        }
        return counted(duration.toDays(), "day") + " " + counted(duration.toHoursPart(), "hour");
    }

    /** {@code US$ 1.20}: to the cent, and further where there is further to go. */
    public static String usd(BigDecimal amount) {
        var shown = amount.stripTrailingZeros();
        return "US$ " + (shown.scale() < 2 ? shown.setScale(2) : shown).toPlainString();
    }

    private static String counted(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
