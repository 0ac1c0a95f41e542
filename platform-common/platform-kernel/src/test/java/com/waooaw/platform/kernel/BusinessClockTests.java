package com.waooaw.platform.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BusinessClockTests {

    @TempDir
    Path folder;

    @Test
    void aNewClockShowsTheSystemsTime() {
        var before = Clock.systemUTC().instant();
        assertThat(clock().instant()).isBetween(before, Clock.systemUTC().instant());
        assertThat(clock().getZone()).isEqualTo(ZoneOffset.UTC);
    }

    @Test
    void aMoveOfOneMappingIsSeenByTheOther() {
        var one = clock();
        var other = clock();
        one.advance(Duration.ofHours(24));
        other.advance(Duration.ofMillis(1));

        assertThat(one.ahead()).isEqualTo(Duration.ofHours(24).plusMillis(1));
        assertThat(other.ahead()).isEqualTo(one.ahead());
        assertThat(other.instant()).isAfter(Clock.systemUTC().instant().plus(Duration.ofHours(23)));
    }

    @Test
    void aRestartKeepsTheMove() throws Exception {
        clock().advance(Duration.ofDays(7));

        assertThat(clock().ahead()).isEqualTo(Duration.ofDays(7));
        assertThat(Files.size(folder.resolve("clock.bin"))).isEqualTo(8);
    }

    @Test
    void movesAtTheSameTimeAddUp() {
        IntStream.range(0, 1000).parallel().forEach(_ -> clock().advance(Duration.ofMillis(3)));

        assertThat(clock().ahead()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void anotherZoneIsTheSameClock() {
        var clock = clock();
        var elsewhere = clock.withZone(ZoneId.of("Asia/Tokyo"));
        clock.advance(Duration.ofDays(1));

        assertThat(elsewhere.instant()).isAfter(Clock.systemUTC().instant().plus(Duration.ofHours(23)));
    }

    @Test
    void businessTimeNeverGoesBack() {
        var clock = clock();
        assertThatIllegalArgumentException().isThrownBy(() -> clock.advance(Duration.ofMillis(-1)));
        assertThat(clock.ahead()).isZero();
    }

    @Test
    void aFileThatCannotBeMappedIsNamed() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> BusinessClock.movedBy(folder.resolve("missing/clock.bin")))
                .withMessageContaining("missing");
    }

    private BusinessClock clock() {
        return BusinessClock.movedBy(folder.resolve("clock.bin"));
    }
}
