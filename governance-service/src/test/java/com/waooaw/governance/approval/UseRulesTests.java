package com.waooaw.governance.approval;

import static com.waooaw.governance.approval.Rulings.ANOTHER_PERMIT;
import static com.waooaw.governance.approval.Rulings.IN_TIME;
import static com.waooaw.governance.approval.Rulings.said;
import static com.waooaw.governance.approval.Samples.ACT_HASH;
import static com.waooaw.governance.approval.Samples.APPROVED;
import static com.waooaw.governance.approval.Samples.AUTO_APPROVED;
import static com.waooaw.governance.approval.Samples.CONFIRMED;
import static com.waooaw.governance.approval.Samples.CONSUMED;
import static com.waooaw.governance.approval.Samples.DEADLINE;
import static com.waooaw.governance.approval.Samples.DECIDED;
import static com.waooaw.governance.approval.Samples.PERMIT;
import static com.waooaw.governance.approval.Samples.VETOED;
import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.platform.audit.CanonicalJson;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The right to act: for one act, once, and for so long. */
class UseRulesTests {

    @Test
    void oneChangedByteIsAnotherAct() {
        var changed = CanonicalJson.sha256(Samples.ACT_JSON.replace("1.0.0", "1.0.1"));

        assertThat(said(ApprovalRules.consume(APPROVED, changed, "act-1", PERMIT, IN_TIME)))
                .isEqualTo("declined act_changed approved");
        assertThat(said(ApprovalRules.consume(CONSUMED, changed, "act-1", PERMIT, IN_TIME)))
                .isEqualTo("declined act_changed consumed");
    }

    @Test
    void theSameActGetsTheSamePermit() {
        var again = ApprovalRules.consume(CONSUMED, ACT_HASH, "act-1", ANOTHER_PERMIT, DECIDED.plusSeconds(120));

        assertThat(again).isEqualTo(new Use.Granted(CONSUMED, CONSUMED.permit()));
    }

    @Test
    void aPermitThatLapsedWhileTheWorkerWasDownIsRenewedForTheSameAct() {
        var hoursLater = DECIDED.plusSeconds(7_200);

        var again = ApprovalRules.consume(CONSUMED, ACT_HASH, "act-1", ANOTHER_PERMIT, hoursLater);

        var permit = ((Use.Granted) again).permit();
        assertThat(permit.id()).isEqualTo(PERMIT);
        assertThat(permit.validUntil()).isEqualTo(Instant.parse("2026-11-21T11:10:00Z"));
    }

    @Test
    void aPermitOfAPrecedentIsRenewedForTheSameActAfterItsWindowHasClosedAndNeverAfterAVeto() {
        var later = DEADLINE.plusSeconds(7_200);

        var again = ApprovalRules.consume(CONFIRMED, ACT_HASH, "act-1", ANOTHER_PERMIT, later);

        assertThat(((Use.Granted) again).permit().id()).isEqualTo(PERMIT);
        assertThat(said(ApprovalRules.consume(VETOED, ACT_HASH, "act-1", PERMIT, IN_TIME)))
                .isEqualTo("declined not_approved vetoed");
    }

    @Test
    void aYesOfAPrecedentThatNobodyUsedIsWorthNothingAfterItsWindow() {
        var confirmed = AUTO_APPROVED.confirm();

        assertThat(said(ApprovalRules.consume(confirmed, ACT_HASH, "act-1", PERMIT, DEADLINE)))
                .isEqualTo("declined expired confirmed");
        assertThat(said(ApprovalRules.consume(AUTO_APPROVED, ACT_HASH, "act-1", PERMIT, DEADLINE.minusNanos(1_000))))
                .isEqualTo("granted auto_approved");
    }
}
