package com.waooaw.governance.notification.quiet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTests {

    @ParameterizedTest(name = "{0} in {1}, {2} to {3}: {4}")
    @CsvSource({
        // an ordinary night
        "2026-11-27T20:59:59Z, Europe/Berlin,    22:00, 07:00, ''",
        "2026-11-27T21:00:00Z, Europe/Berlin,    22:00, 07:00, 2026-11-28T06:00:00Z",
        "2026-11-28T05:59:59Z, Europe/Berlin,    22:00, 07:00, 2026-11-28T06:00:00Z",
        "2026-11-28T06:00:00Z, Europe/Berlin,    22:00, 07:00, ''",
        // the same instant elsewhere
        "2026-11-27T21:00:00Z, America/New_York, 22:00, 07:00, ''",
        "2026-11-28T03:00:00Z, America/New_York, 22:00, 07:00, 2026-11-28T12:00:00Z",
        "2026-11-27T21:00:00Z, Asia/Kolkata,     22:00, 07:00, 2026-11-28T01:30:00Z",
        // the night in which an hour is missing (29 March 2026, 02:00 becomes 03:00)
        "2026-03-28T21:00:00Z, Europe/Berlin,    22:00, 07:00, 2026-03-29T05:00:00Z",
        "2026-03-29T04:59:59Z, Europe/Berlin,    22:00, 07:00, 2026-03-29T05:00:00Z",
        "2026-03-29T05:00:00Z, Europe/Berlin,    22:00, 07:00, ''",
        // … with an end that does not exist that night: it is an hour later
        "2026-03-29T00:30:00Z, Europe/Berlin,    22:00, 02:30, 2026-03-29T01:30:00Z",
        "2026-03-29T01:30:00Z, Europe/Berlin,    22:00, 02:30, ''",
        // the night in which an hour comes twice (25 October 2026, 03:00 becomes 02:00)
        "2026-10-24T20:00:00Z, Europe/Berlin,    22:00, 07:00, 2026-10-25T06:00:00Z",
        "2026-10-25T05:59:59Z, Europe/Berlin,    22:00, 07:00, 2026-10-25T06:00:00Z",
        "2026-10-25T06:00:00Z, Europe/Berlin,    22:00, 07:00, ''",
        // … with an end that comes twice: the first counts, and nobody is kept quiet until the next night
        "2026-10-25T00:29:59Z, Europe/Berlin,    22:00, 02:30, 2026-10-25T00:30:00Z",
        "2026-10-25T00:30:00Z, Europe/Berlin,    22:00, 02:30, ''",
        "2026-10-25T01:15:00Z, Europe/Berlin,    22:00, 02:30, ''",
        // within one day
        "2026-11-27T11:59:00Z, UTC,              12:00, 14:00, ''",
        "2026-11-27T12:00:00Z, UTC,              12:00, 14:00, 2026-11-27T14:00:00Z",
        "2026-11-27T14:00:00Z, UTC,              12:00, 14:00, ''",
        "2026-11-27T00:00:00Z, UTC,              00:00, 00:30, 2026-11-27T00:30:00Z",
        // never
        "2026-11-27T22:00:00Z, UTC,              22:00, 22:00, ''"
    })
    void aWindowIsOfLocalTimeAndEndsWhereItSays(Instant at, String zone, LocalTime from, LocalTime to, String end) {
        var hours = new QuietHours(ZoneId.of(zone), from, to);

        assertThat(hours.endOfQuiet(at).map(Instant::toString).orElse("")).isEqualTo(end);
    }

    @Test
    void noInstantOfAYearIsKeptQuietForLongerThanItsWindow() {
        var hours = new QuietHours(ZoneId.of("Europe/Berlin"), LocalTime.of(22, 0), LocalTime.of(7, 0));
        var at = Instant.parse("2026-01-01T00:00:00Z");
        for (int i = 0; i < 365 * 24 * 4; i++) {
            var now = at.plusSeconds(900L * i);
            assertThat(hours.endOfQuiet(now))
                    .as("%s", now)
                    .satisfiesAnyOf(
                            end -> assertThat(end).isEmpty(),
                            end -> assertThat(end.orElseThrow())
                                    .isAfter(now)
                                    .isBeforeOrEqualTo(now.plusSeconds(10 * 3600L)));
        }
    }
}
