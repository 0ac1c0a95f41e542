package com.waooaw.governance.authority;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.platform.kernel.Fault;
import com.waooaw.platform.web.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DelegationRulesTests {

    private static final Instant NOW = Instant.parse("2026-11-27T08:00:00Z");
    private static final UUID CUSTOMER = UUID.fromString("0197a5d0-0000-7000-8000-0000000000c1");
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration FOUR_HOURS = Duration.ofHours(4);

    @Test
    void whoIsKnownMayBeNamedForAMonth() {
        assertThat(faults(wish("dora", null, NOW.plus(MONTH), "On holiday"))).isEmpty();
        assertThat(faults(wish("dora", NOW.plus(MONTH), NOW.plus(MONTH).plus(MONTH), "On holiday")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "gita,     0, 24, On holiday, /deputy",
        "stranger, 0, 24, On holiday, /deputy",
        "AGT-1,    0, 24, On holiday, /deputy",
        "dora,    -1, 24, On holiday, /from",
        "dora,   721, 722, On holiday, /from",
        "dora,     2,  2, On holiday, /until",
        "dora,     2,  1, On holiday, /until",
        "dora,     0, 721, On holiday, /until",
        "dora,     0, 24, ' ', /reason",
        "dora,     0, 24, '', /reason"
    })
    void whatIsWrongIsSaid(String deputy, int from, int until, String reason, String pointer) {
        var wish = wish(deputy, NOW.plus(Duration.ofHours(from)), NOW.plus(Duration.ofHours(until)), reason);

        assertThat(faults(wish)).containsExactly(pointer);
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        assertThat(faults(wish("gita", NOW.minus(MONTH), NOW.minus(MONTH), "a\0b")))
                .containsExactly("/deputy", "/from", "/until", "/reason");
        assertThat(faults(wish("dora", null, NOW.plus(MONTH), "x".repeat(2_001))))
                .containsExactly("/reason");
    }

    @ParameterizedTest
    @CsvSource({
        // roles, of a customer, in their own right, may stand in
        "PLATFORM_GOVERNOR, false, true, false",
        "DEPUTY_GOVERNOR, false, false, true",
        "DEPUTY_GOVERNOR PLATFORM_GOVERNOR, false, true, false",
        "ENGAGEMENT_GOVERNOR, true, true, false",
        "DEPUTY_GOVERNOR CUSTOMER_USER, true, false, true",
        "DEPUTY_GOVERNOR ENGAGEMENT_GOVERNOR, true, true, false",
        // of a customer, without a role there: would pass for somebody of the platform
        "DEPUTY_GOVERNOR, true, false, false",
        "DEPUTY_GOVERNOR SERVICE, false, false, false",
        "CUSTOMER_USER, true, false, false",
        "ADMIN, false, false, false",
        "CUSTOMER_USER PLATFORM_GOVERNOR, true, false, false"
    })
    void onlyHumansOfTheScopeWithTheRoleStandIn(String roles, boolean ofCustomer, boolean own, boolean standIn) {
        var caller = Caller.of("somebody", null, List.of(roles.split(" ")), ofCustomer ? CUSTOMER : null);

        assertThat(DelegationRules.inOwnRight(caller)).isEqualTo(own);
        assertThat(DelegationRules.mayStandIn(caller)).isEqualTo(standIn);
    }

    @Test
    void aDelegationCountsFromItsBeginningToItsEnd() {
        var delegation = delegation(false, NOW, NOW.plusSeconds(60), null);

        assertThat(standIn(NOW.minusMillis(1), delegation)).isNull();
        assertThat(standIn(NOW, delegation).deputyOf()).isEqualTo("gita");
        assertThat(standIn(NOW.plusSeconds(60).minusMillis(1), delegation)).isNotNull();
        assertThat(standIn(NOW.plusSeconds(60), delegation)).isNull();
        assertThat(standIn(NOW, delegation(false, NOW, NOW.plusSeconds(60), NOW)))
                .isNull();
    }

    @Test
    void onSilenceItCoversWhatWasDueFourHoursAgo() {
        var silent = standIn(NOW, delegation(true, NOW, NOW.plus(MONTH), null));

        assertThat(silent.covers(NOW.minus(FOUR_HOURS))).isTrue();
        assertThat(silent.covers(NOW.minus(FOUR_HOURS).plusMillis(1))).isFalse();
    }

    @Test
    void forATimeItCoversEverythingAndGoesBeforeSilence() {
        var both = standIn(
                NOW, delegation(true, NOW, NOW.plus(MONTH), null), delegation(false, NOW, NOW.plus(MONTH), null));

        assertThat(both.silentSince()).isNull();
        assertThat(both.covers(NOW.plus(MONTH))).isTrue();
    }

    @Test
    void whereTheDeadlineComesFirstNobodyDecidesBySilence() {
        var due = NOW.plus(Duration.ofHours(4));

        assertThat(DelegationRules.silentFrom(due, NOW.plus(Duration.ofHours(24)), FOUR_HOURS))
                .contains(NOW.plus(Duration.ofHours(8)));
        assertThat(DelegationRules.silentFrom(due, NOW.plus(Duration.ofHours(8)), FOUR_HOURS))
                .isEmpty();
    }

    private static StandIn standIn(Instant at, Delegation... delegations) {
        return DelegationRules.standIn(List.of(delegations), at, FOUR_HOURS).orElse(null);
    }

    private static Delegation delegation(boolean onSilence, Instant from, Instant until, Instant endedAt) {
        return new Delegation(
                UUID.randomUUID(),
                null,
                "gita",
                "dora",
                onSilence,
                from,
                until,
                "On holiday",
                NOW,
                endedAt,
                endedAt == null ? null : "gita");
    }

    private static DelegationRules.Wish wish(String deputy, Instant from, Instant until, String reason) {
        return new DelegationRules.Wish(deputy, false, from, until, reason);
    }

    private static List<String> faults(DelegationRules.Wish wish) {
        return DelegationRules.faults(wish, "gita", List.of("dora"), NOW, MONTH).stream()
                .map(Fault::pointer)
                .toList();
    }
}
