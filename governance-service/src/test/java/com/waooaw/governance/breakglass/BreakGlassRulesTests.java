package com.waooaw.governance.breakglass;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.approval.Emergencies.Door;
import com.waooaw.governance.breakglass.Emergency.State;
import com.waooaw.governance.breakglass.Emergency.Waiting;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BreakGlassRulesTests {

    private static final UUID CUSTOMER = UUID.fromString("0197a5d0-0000-7000-8000-0000000000c1");
    private static final UUID ID = UUID.fromString("0197a5d0-0000-7000-8000-000000000001");
    private static final Instant AT = Instant.parse("2026-11-27T09:00:00Z");
    private static final Caller ENZO = caller("enzo", CUSTOMER, Role.ENGAGEMENT_GOVERNOR);
    private static final Caller GITA = caller("gita", null, Role.PLATFORM_GOVERNOR);

    @Test
    void threeADayForOneDeclarerOrOneRequesterAndNoMore() {
        assertThat(Limits.fault(new Limits.Before(2, 2, false), true)).isEmpty();
        for (var full : List.of(new Limits.Before(3, 0, false), new Limits.Before(0, 3, false))) {
            assertThat(Limits.fault(full, true).map(Limits.Wrong::error))
                    .contains(GovernanceError.TOO_MANY_EMERGENCIES);
            assertThat(Limits.fault(full, false).map(Limits.Wrong::error))
                    .contains(GovernanceError.TOO_MANY_EMERGENCIES);
        }
    }

    @Test
    void whoseLastEmergencyWasNoneNeedsAPersonUntilItIsCertifiedAgain() {
        var barred = new Limits.Before(0, 1, true);

        assertThat(Limits.fault(barred, true).map(Limits.Wrong::error)).contains(GovernanceError.NOT_THEIRS_TO_BREAK);
        assertThat(Limits.fault(barred, false)).isEmpty();
    }

    @Test
    void theGovernorWhoseYesItDidWithoutReviewsItAndNobodyElseKnowsOfIt() {
        assertThat(fault(waiting(CUSTOMER, "svc"), ENZO, "ok")).isEmpty();
        assertThat(fault(waiting(null, "svc"), GITA, "ok")).isEmpty();
        assertThat(fault(waiting(CUSTOMER, "svc"), GITA, "ok")).contains(GovernanceError.OVERRIDE_NOT_FOUND);
        assertThat(fault(waiting(null, "svc"), ENZO, "ok")).contains(GovernanceError.OVERRIDE_NOT_FOUND);
        assertThat(fault(waiting(CUSTOMER, "svc"), caller("olga", UUID.randomUUID(), Role.ENGAGEMENT_GOVERNOR), "ok"))
                .contains(GovernanceError.OVERRIDE_NOT_FOUND);
        assertThat(fault(null, ENZO, "ok")).contains(GovernanceError.OVERRIDE_NOT_FOUND);
    }

    @Test
    void nobodyReviewsWhatTheyDeclaredOrAskedFor() {
        assertThat(fault(waiting(CUSTOMER, "enzo"), ENZO, "ok")).contains(GovernanceError.OWN_REQUEST);
        assertThat(fault(waiting(CUSTOMER, "svc"), caller("AGT-1", CUSTOMER, Role.ENGAGEMENT_GOVERNOR), "ok"))
                .contains(GovernanceError.OWN_REQUEST);
    }

    @Test
    void aReviewSaysWhyInTextOfReasonableLength() {
        var waiting = waiting(CUSTOMER, "svc");

        assertThat(fault(waiting, ENZO, " ")).contains(GovernanceError.REASON_REQUIRED);
        assertThat(fault(waiting, ENZO, "x".repeat(2_001))).contains(GovernanceError.REASON_TOO_LONG);
        assertThat(fault(waiting, ENZO, "a\0b")).contains(GovernanceError.REASON_NOT_TEXT);
    }

    @Test
    void theFirstReviewHoldsOverdueOrNot() {
        var waiting = waiting(CUSTOMER, "svc");
        var late = waiting.overdue().review(Verdict.UNJUSTIFIED, "enzo", "no outage", AT.plus(Duration.ofDays(2)));

        assertThat(late.state()).isEqualTo(State.UNJUSTIFIED);
        assertThat(fault(late, ENZO, "it was one")).contains(GovernanceError.DECIDED_OTHERWISE);
        assertThat(ReviewRules.fault(late, new Reviews.Review(ID, Verdict.UNJUSTIFIED, "no", ENZO, false)))
                .isEmpty();
    }

    @Test
    void itIsOpenForAnHourToTheInstantAndNotAfterItWasFoundToBeNone() {
        var waiting = waiting(CUSTOMER, "svc");

        assertThat(waiting.isOpenAt(AT.plus(Duration.ofHours(1)).minusNanos(1_000)))
                .isTrue();
        assertThat(waiting.isOpenAt(AT.plus(Duration.ofHours(1)))).isFalse();
        assertThat(waiting.review(Verdict.JUSTIFIED, "enzo", "yes", AT).isOpenAt(AT))
                .isTrue();
        assertThat(waiting.review(Verdict.UNJUSTIFIED, "enzo", "no", AT).isOpenAt(AT))
                .isFalse();
        assertThat(waiting.declaration().reviewDueAt()).isEqualTo(AT.plus(Duration.ofHours(24)));
    }

    private static Optional<GovernanceError> fault(@Nullable Emergency emergency, Caller by, String reason) {
        return ReviewRules.fault(emergency, new Reviews.Review(ID, Verdict.JUSTIFIED, reason, by, false))
                .map(Limits.Wrong::error);
    }

    private static Waiting waiting(@Nullable UUID customer, String declarer) {
        var door = new Door(
                ID,
                "APPR-00000001",
                customer,
                null,
                "AGT-1",
                "agent",
                "job",
                "job-1",
                "publish_content",
                "ab".repeat(32),
                Cause.root(ID));
        return new Waiting(new Declaration(
                ID, door, Condition.OUTAGE, "it is down", List.of(), declarer, AT, AT.plus(Duration.ofHours(1))));
    }

    private static Caller caller(String subject, @Nullable UUID customer, Role role) {
        return new Caller(subject, "", Set.of(role), customer);
    }
}
