package com.waooaw.governance.notification.quiet;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A window of local time, every day; over midnight where it ends before it begins.
 *
 * @param from included
 * @param to excluded; the same as {@code from} for never
 */
public record QuietHours(ZoneId zone, LocalTime from, LocalTime to) {

    /**
     * The end of the window in which an instant lies; empty where it lies in none. Reckoned by instants: a window is an
     * hour shorter or longer in the night in which the clocks change, and a time that comes twice is the first of both.
     */
    public Optional<Instant> endOfQuiet(Instant at) {
        if (from.equals(to)) {
            return Optional.empty();
        }
        var today = at.atZone(zone).toLocalDate();
        return Stream.of(today.minusDays(1), today)
                .filter(day -> !at.isBefore(begin(day)))
                .map(this::end)
                .filter(at::isBefore)
                .findFirst();
    }

    private Instant begin(LocalDate day) {
        return day.atTime(from).atZone(zone).toInstant();
    }

    private Instant end(LocalDate day) {
        return (from.isBefore(to) ? day : day.plusDays(1))
                .atTime(to)
                .atZone(zone)
                .toInstant();
    }
}
