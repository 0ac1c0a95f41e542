package com.waooaw.governance.approval;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people say them. */
final class People {

    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private People() {}

    static String instant(Instant at) {
        return INSTANT.format(at);
    }

    /** What is left, never more than there is: minutes are rounded down. */
    static String remaining(Instant now, Instant deadline) {
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

    /** What it means when nobody decides, as a sentence. */
    static String silence(Terms.OnSilence onSilence) {
        return switch (onSilence) {
            case DENY -> "Silence denies.";
            case APPROVE -> "Silence is a yes: it does not leave the house.";
        };
    }

    private static String counted(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
