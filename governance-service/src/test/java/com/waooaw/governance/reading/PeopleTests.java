package com.waooaw.governance.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeopleTests {

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T08:00:00Z, 24 hours 0 minutes left",
        "2026-11-21T09:01:30Z, 1 hour 1 minute left",
        "2026-11-21T08:02:59Z, 2 minutes left",
        "2026-11-21T08:00:59Z, less than a minute left",
        "2026-11-21T08:00:00Z, no time left",
        "2026-11-28T07:59:00Z, 6 days 23 hours left"
    })
    void saysHowMuchTimeIsLeftAndNeverTooMuch(Instant deadline, String expected) {
        assertThat(People.remaining(Instant.parse("2026-11-21T08:00:00Z"), deadline))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 seconds",
        "PT1S, 1 second",
        "PT59.9S, 59 seconds",
        "PT4M30S, 4 minutes",
        "PT3H5M, 3 hours 5 minutes",
        "PT49H, 2 days 1 hour"
    })
    void saysHowLongSomethingTook(Duration duration, String expected) {
        assertThat(People.took(duration)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, US$ 0.00", "1.2, US$ 1.20", "1.200, US$ 1.20", "100, US$ 100.00", "0.0123, US$ 0.0123"})
    void saysMoneyToTheCentAndFurtherWhereItGoesFurther(BigDecimal amount, String expected) {
        assertThat(People.usd(amount)).isEqualTo(expected);
    }
}
