package com.waooaw.governance.approval;

import static com.waooaw.governance.approval.Rulings.NO;
import static com.waooaw.governance.approval.Rulings.YES;
import static com.waooaw.governance.approval.Rulings.pendingOn;
import static com.waooaw.governance.approval.Rulings.refusal;
import static com.waooaw.governance.approval.Rulings.said;
import static com.waooaw.governance.approval.Samples.ACT_HASH;
import static com.waooaw.governance.approval.Samples.AUTO_USED;
import static com.waooaw.governance.approval.Samples.DEADLINE;
import static com.waooaw.governance.approval.Samples.DECIDED;
import static com.waooaw.governance.approval.Samples.DEFERRED;
import static com.waooaw.governance.approval.Samples.PENDING;
import static com.waooaw.governance.approval.Samples.PLATFORM_GOVERNOR;
import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.governance.GovernanceError;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What time makes of an approval, and how it is put aside. */
class DeadlineRulesTests {

    @Test
    void theDeadlineItselfIsTooLate() {
        var aMillisecondBefore = new Stamp("governor-1", Stamp.Channel.API, DEADLINE.minusMillis(1));
        var onTheDot = new Stamp("governor-1", Stamp.Channel.API, DEADLINE);

        assertThat(said(ApprovalRules.decide(PENDING, YES, PLATFORM_GOVERNOR, ACT_HASH, aMillisecondBefore)))
                .isEqualTo("becomes approved");
        assertThat(said(ApprovalRules.decide(PENDING, YES, PLATFORM_GOVERNOR, ACT_HASH, onTheDot)))
                .isEqualTo("refused GOV-0003 expired");
    }

    @Test
    void anExpiredApprovalEndedAtItsDeadlineHoweverLateSomebodyLooked() {
        var ruling = ApprovalRules.lookAtClock(PENDING, DEADLINE.plusSeconds(86_400));

        assertThat(((Approval.Settled) ruling.approval()).settledAt()).isEqualTo(DEADLINE);
    }

    @Test
    void silenceIsAYesWhereTheTermsSaySoAndThenNobodysYes() {
        var draft = pendingOn(new Terms(DEADLINE, DEADLINE, Terms.OnSilence.APPROVE, false, null));
        var late = new Stamp("governor-1", Stamp.Channel.WEB, DEADLINE.plusSeconds(1));

        var silent =
                (Approval.Approved) ApprovalRules.lookAtClock(draft, DEADLINE).approval();

        assertThat(silent.authority()).isEqualTo(new Authority.Silence(DEADLINE));
        assertThat(silent.authority().by()).isNull();
        assertThat(said(ApprovalRules.decide(draft, NO, PLATFORM_GOVERNOR, ACT_HASH, late)))
                .isEqualTo("refused GOV-0003 approved");
    }

    @Test
    void whatIsPutAsideComesBackWhenItsTimeHasCome() {
        var until = DEFERRED.deferral().until();

        assertThat(said(ApprovalRules.lookAtClock(DEFERRED, until.minusMillis(1))))
                .isEqualTo("stands deferred");
        assertThat(said(ApprovalRules.lookAtClock(DEFERRED, until))).isEqualTo("becomes pending");
    }

    @Test
    void whatIsPutAsideForAReasonWaitsForSomebodyAndItsDeadline() {
        var reasoned = PENDING.defer(new Deferral(Samples.STAMP, null, "I ask the customer first"));

        assertThat(said(ApprovalRules.lookAtClock(reasoned, DEADLINE.minusMillis(1))))
                .isEqualTo("stands deferred");
        assertThat(said(ApprovalRules.lookAtClock(reasoned, DEADLINE))).isEqualTo("becomes expired");
    }

    @Test
    void puttingAsideSaysUntilWhenOrWhyAndNeverPastTheDeadline() {
        assertThat(refusal(putAside(null, " "))).isEqualTo(GovernanceError.DEFERRAL_WITHOUT_END);
        assertThat(refusal(putAside(DEADLINE, ""))).isEqualTo(GovernanceError.DEFERRAL_OUT_OF_TIME);
        assertThat(refusal(putAside(DECIDED, ""))).isEqualTo(GovernanceError.DEFERRAL_OUT_OF_TIME);
        assertThat(said(putAside(DEADLINE.minusMillis(1), ""))).isEqualTo("becomes deferred");
        assertThat(said(putAside(null, "I ask the customer first"))).isEqualTo("becomes deferred");
    }

    @Test
    void puttingAsideTheSameWayAgainChangesNothing() {
        var same = new Decision.Defer(DEFERRED.deferral().until(), "");

        assertThat(ApprovalRules.decide(DEFERRED, same, PLATFORM_GOVERNOR, ACT_HASH, Samples.STAMP))
                .isEqualTo(new Ruling.Stands(DEFERRED));
    }

    private static Ruling putAside(@Nullable Instant until, String reason) {
        var decision = new Decision.Defer(until, reason);
        return ApprovalRules.decide(PENDING, decision, PLATFORM_GOVERNOR, ACT_HASH, Samples.STAMP);
    }

    @Test
    void whatIsConfirmedIsConfirmedAtTheInstantItsWindowClosedHoweverLateSomebodyLooked() {
        var ruling = ApprovalRules.lookAtClock(AUTO_USED, DEADLINE.plusSeconds(86_400));

        assertThat(((Approval.Settled) ruling.approval()).settledAt()).isEqualTo(DEADLINE);
        assertThat(said(ApprovalRules.lookAtClock(AUTO_USED, DEADLINE.minusNanos(1_000))))
                .isEqualTo("stands auto_approved");
        assertThat(said(ApprovalRules.lookAtClock(AUTO_USED, DEADLINE))).isEqualTo("becomes confirmed");
    }
}
