package com.waooaw.governance.authority;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.governance.authority.SessionRules.Admission;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionRulesTests {

    private static final Instant NOW = Instant.parse("2026-11-27T08:00:00Z");
    private static final Duration IDLE = Duration.ofMinutes(30);

    @ParameterizedTest
    @CsvSource({
        // who is at work, in whose place, since how many seconds, who comes, in whose place
        "gita, , 0, gita, , Stands",
        "gita, , 59, gita, , Stands",
        "gita, , 60, gita, , Renews",
        "gita, , 1799, gita, , Renews",
        "gita, , 1800, gita, , Begins",
        // the Governor is at work
        "gita, , 0, dora, gita, Refused",
        "gita, , 1799, dora, gita, Refused",
        "gita, , 1800, dora, gita, Begins",
        // so is somebody who also governs
        "gita, , 0, greta, , Refused",
        "gita, , 1800, greta, , Begins",
        // a deputy is at work
        "dora, gita, 0, dora, gita, Stands",
        "dora, gita, 0, dan, gita, Refused",
        "dora, gita, 0, gita, , TakesOver",
        "dora, gita, 1800, gita, , Begins",
        // who stood in and governs now, or the other way round
        "dora, gita, 0, dora, , Renews"
    })
    void oneDecidesAtATimeAndTheGovernorBeforeTheDeputy(
            String active, String activeFor, int seconds, String subject, String deputyOf, String expected) {
        var session = new GovernorSession(UUID.randomUUID(), null, active, activeFor, NOW.minusSeconds(7_200), NOW);

        var admission = SessionRules.admit(session, subject, deputyOf, NOW.plusSeconds(seconds), IDLE);

        assertThat(admission.getClass().getSimpleName()).isEqualTo(expected);
    }

    @Test
    void whereNobodyIsAtWorkWhoeverComesBegins() {
        assertThat(SessionRules.admit(null, "dora", "gita", NOW, IDLE)).isEqualTo(new Admission.Begins());
    }
}
