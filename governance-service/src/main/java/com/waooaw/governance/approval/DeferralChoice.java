package com.waooaw.governance.approval;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A time the page offers to put a question aside until.
 *
 * @param until on the wire, ISO 8601, UTC
 * @param label in words
 */
record DeferralChoice(String until, String label) {

    private static final List<Duration> OFFERED = List.of(
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(4),
            Duration.ofHours(12),
            Duration.ofHours(24));

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    /** Those that end before the deadline. */
    static List<DeferralChoice> before(Instant deadline, Instant now) {
        // to the microsecond, as the database keeps it: the same choice sent twice is the same deferral
        var from = now.truncatedTo(ChronoUnit.MICROS);
        return OFFERED.stream()
                .filter(offered -> from.plus(offered).isBefore(deadline))
                .map(offered -> new DeferralChoice(from.plus(offered).toString(), label(offered, from.plus(offered))))
                .toList();
    }

    /** What the form says, where it says a time or none; null where what it says is no time. */
    static Decision.@Nullable Defer decision(String until, String reason) {
        try {
            return new Decision.Defer(until.isEmpty() ? null : Instant.parse(until), reason);
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    private static String label(Duration in, Instant until) {
        var ahead =
                in.toHours() < 1 ? in.toMinutes() + " minutes" : in.toHours() == 1 ? "1 hour" : in.toHours() + " hours";
        return "%s, until %s".formatted(ahead, TIME.format(until));
    }
}
