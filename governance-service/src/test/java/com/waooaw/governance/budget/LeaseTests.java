package com.waooaw.governance.budget;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.contracts.governance.BudgetScope;
import com.waooaw.platform.kernel.Usd;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeaseTests {

    @ParameterizedTest
    @CsvSource({
        "DAY, 2026-11-27T00:00:00Z, 2026-11-27, 2026-11-28T00:00:00Z",
        "DAY, 2026-11-27T23:59:59.999999Z, 2026-11-27, 2026-11-28T00:00:00Z",
        "DAY, 2026-12-31T12:00:00Z, 2026-12-31, 2027-01-01T00:00:00Z",
        "MONTH, 2026-12-31T23:59:59Z, 2026-12, 2027-01-01T00:00:00Z",
        "MONTH, 2028-02-29T00:00:00Z, 2028-02, 2028-03-01T00:00:00Z",
        "ONCE, 2026-11-27T10:00:00Z, all, "
    })
    void aPeriodEndsAtMidnight(Period.Kind kind, Instant now, String name, Instant endsAt) {
        assertThat(Period.at(kind, now)).isEqualTo(new Period(name, endsAt));
    }

    @Test
    void nothingIsReservedBeyondTheEndOfThePeriodAndWhatWasMayStillBeSettled() {
        var lease = lease("2026-11-27T23:55:00Z");

        assertThat(lease.expiresAt()).isEqualTo("2026-11-28T00:00:00Z");
        assertThat(lease.settleBy()).isEqualTo("2026-11-28T00:30:00Z");
    }

    @Test
    void anOrdinaryLeaseLastsTenMinutes() {
        assertThat(lease("2026-11-27T10:00:00Z").expiresAt()).isEqualTo("2026-11-27T10:10:00Z");
    }

    @Test
    void theMoneyGoesBackAMinuteAfterItsHolderShouldHaveReturnedIt() {
        var lease = lease("2026-11-27T10:00:00Z");

        assertThat(lease.isReclaimable(Instant.parse("2026-11-27T10:40:59.999999Z")))
                .isFalse();
        assertThat(lease.isReclaimable(Instant.parse("2026-11-27T10:41:00Z"))).isTrue();
        assertThat(lease.returned(Usd.ZERO, lease.expiresAt()).isReclaimable(Instant.MAX))
                .isFalse();
    }

    private static Lease lease(String now) {
        var at = Instant.parse(now);
        var period = Period.at(Period.Kind.DAY, at);
        var budget = Budget.unspent(
                new BudgetKey(BudgetScope.AGENT_DAY, "a", period.name()), null, Usd.parse("5"), period.endsAt());
        return Lease.open(UUID.randomUUID(), budget, "agent-execution", Usd.parse("1"), at);
    }
}
