package com.waooaw.platform.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTests {

    private static Clock at(String instant) {
        return Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
    }

    @Test
    void aNewIdIsAUuidOfVersion7ThatHoldsItsTime() {
        var id = Ids.next(at("2026-11-21T08:00:00.123Z"));

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16))
                .isEqualTo(Instant.parse("2026-11-21T08:00:00.123Z"));
    }

    @Test
    void laterIdsSortLater() {
        var earlier = Ids.next(at("2026-11-21T08:00:00.000Z")).toString();
        var later = Ids.next(at("2026-11-21T08:00:00.001Z")).toString();

        assertThat(earlier).isLessThan(later);
    }

    @Test
    void idsOfOneMillisecondDiffer() {
        var clock = at("2026-11-21T08:00:00Z");
        assertThat(Stream.generate(() -> Ids.next(clock)).limit(10_000)).doesNotHaveDuplicates();
    }

    @Test
    void theSamePartsHaveTheSameIdForEver() {
        assertThat(Ids.of("skill-orch-1", "publish", 1))
                .isEqualTo(Ids.of("skill-orch-1", "publish", 1))
                .isNotEqualTo(Ids.of("skill-orch-1", "publish", 2));
        assertThat(Ids.of("a")).isEqualTo(UUID.nameUUIDFromBytes(new byte[] {'a'}));
    }
}
