package com.waooaw.governance.approval;

import static com.waooaw.governance.approval.Samples.ACT_HASH;
import static com.waooaw.governance.approval.Samples.APPROVED;
import static com.waooaw.governance.approval.Samples.AUTO_APPROVED;
import static com.waooaw.governance.approval.Samples.CONFIRMED;
import static com.waooaw.governance.approval.Samples.CONSUMED;
import static com.waooaw.governance.approval.Samples.CUSTOMER;
import static com.waooaw.governance.approval.Samples.DEADLINE;
import static com.waooaw.governance.approval.Samples.DECIDED;
import static com.waooaw.governance.approval.Samples.DEFERRED;
import static com.waooaw.governance.approval.Samples.DENIED;
import static com.waooaw.governance.approval.Samples.ENGAGEMENT_GOVERNOR;
import static com.waooaw.governance.approval.Samples.EXPIRED;
import static com.waooaw.governance.approval.Samples.GOVERNOR_OF_ANOTHER;
import static com.waooaw.governance.approval.Samples.ID;
import static com.waooaw.governance.approval.Samples.PENDING;
import static com.waooaw.governance.approval.Samples.PERMIT;
import static com.waooaw.governance.approval.Samples.PLATFORM_GOVERNOR;
import static com.waooaw.governance.approval.Samples.VETOED;
import static com.waooaw.governance.approval.Samples.WITHDRAWN;
import static com.waooaw.governance.approval.Samples.question;
import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.contracts.governance.ApprovalClass;
import com.waooaw.contracts.governance.ApprovalScope;
import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.approval.Approval.Approved;
import com.waooaw.governance.approval.Approval.Consumed;
import com.waooaw.governance.approval.Approval.Expired;
import com.waooaw.governance.approval.Approval.Pending;
import com.waooaw.governance.approval.Use.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EmergencyRulesTests {

    /** A service governs nothing. */
    private static final Governor NOBODY = new Governor("agent-execution", false, null);

    private static final Instant END = DECIDED.plus(EmergencyRules.LASTS);
    private static final Pending OF_CUSTOMER = new Pending(question(ApprovalScope.ENGAGEMENT, CUSTOMER), 0);

    @Test
    void aServiceMayHaveWhatWaitsOrWasPutAsideGoAheadForAnHour() {
        for (var open : List.of(PENDING, DEFERRED)) {
            var approved = opened(byService(open, DECIDED));

            assertThat(approved.authority()).isEqualTo(glass(DECIDED));
            assertThat(approved.authority().by()).as("nobody said yes").isNull();
            assertThat(approved.useBy()).isEqualTo(END);
        }
    }

    @Test
    void whoeverMayDecideAQuestionDoesNotBreakItsGlass() {
        assertThat(refusal(rule(PENDING, PLATFORM_GOVERNOR, false, true, ACT_HASH, DECIDED)))
                .isEqualTo(GovernanceError.NOT_THEIRS_TO_BREAK);
        assertThat(refusal(rule(OF_CUSTOMER, ENGAGEMENT_GOVERNOR, false, true, ACT_HASH, DECIDED)))
                .isEqualTo(GovernanceError.NOT_THEIRS_TO_BREAK);
    }

    @Test
    void thePlatformGovernorMayStandInForACustomersAndNobodyElse() {
        assertThat(opened(rule(OF_CUSTOMER, PLATFORM_GOVERNOR, false, true, ACT_HASH, DECIDED))
                        .useBy())
                .isEqualTo(END);
        for (var stranger : List.of(GOVERNOR_OF_ANOTHER, NOBODY)) {
            assertThat(refusal(rule(OF_CUSTOMER, stranger, false, true, ACT_HASH, DECIDED)))
                    .isEqualTo(GovernanceError.APPROVAL_NOT_FOUND);
        }
        assertThat(refusal(rule(PENDING, ENGAGEMENT_GOVERNOR, false, true, ACT_HASH, DECIDED)))
                .isEqualTo(GovernanceError.APPROVAL_NOT_FOUND);
    }

    @Test
    void anotherActIsAnotherQuestion() {
        assertThat(refusal(rule(PENDING, NOBODY, true, true, "ab".repeat(32), DECIDED)))
                .isEqualTo(GovernanceError.ANOTHER_ACT);
    }

    @ParameterizedTest
    @EnumSource(ApprovalClass.class)
    void noEmergencySpendsMoneyOrTouchesTheConstitution(ApprovalClass approvalClass) {
        var ruling = byService(asked(approvalClass, true, "unbind", "low"), DECIDED);

        switch (approvalClass) {
            case ARTIFACT, COMMUNICATION, EXECUTION -> assertThat(ruling).isInstanceOf(Ruling.Becomes.class);
            case FINANCIAL, CONSTITUTIONAL, UNKNOWN ->
                assertThat(refusal(ruling)).isEqualTo(GovernanceError.NOT_BREAKABLE);
        }
    }

    @ParameterizedTest
    @CsvSource({"false, unbind, low", "true, , low", "true, unbind, high", "true, unbind, critical"})
    void whatCannotBeUndoneOrRisksTooMuchWaitsInAnEmergencyToo(
            boolean reversible, @Nullable String compensation, String risk) {
        assertThat(refusal(byService(asked(ApprovalClass.EXECUTION, reversible, compensation, risk), DECIDED)))
                .isEqualTo(GovernanceError.NOT_BREAKABLE);
    }

    @Test
    void whatNobodyIsRegisteredToUndoWaits() {
        assertThat(refusal(rule(PENDING, NOBODY, true, false, ACT_HASH, DECIDED)))
                .isEqualTo(GovernanceError.NOT_BREAKABLE);
    }

    @Test
    void noDecisionIsOverruled() {
        for (var settled : List.of(DENIED, VETOED, APPROVED, CONSUMED, AUTO_APPROVED, CONFIRMED, EXPIRED, WITHDRAWN)) {
            assertThat(refusal(byService(settled, DECIDED)))
                    .as(settled.status().name())
                    .isEqualTo(GovernanceError.NOTHING_TO_BREAK);
        }
    }

    @Test
    void atItsDeadlineAQuestionWaitsForNobodyAnyMore() {
        var late = byService(PENDING, DEADLINE);

        assertThat(refusal(late)).isEqualTo(GovernanceError.DEADLINE_PASSED);
        assertThat(late.approval()).isInstanceOf(Expired.class);
        assertThat(byService(PENDING, DEADLINE.minusNanos(1_000))).isInstanceOf(Ruling.Becomes.class);
    }

    @Test
    void itAllowsOneActOnceAndItsPermitEndsWithTheHour() {
        var approved = opened(byService(PENDING, DECIDED));
        var late = END.minusSeconds(60);

        var used = granted(ApprovalRules.consume(approved, ACT_HASH, "act-1", PERMIT, late));

        assertThat(used.permit().validUntil()).isEqualTo(END);
        assertThat(ApprovalRules.consume(used, ACT_HASH, "act-2", PERMIT, late))
                .isEqualTo(new Use.Declined(used, Refusal.ALREADY_USED));
        assertThat(ApprovalRules.consume(used, "ab".repeat(32), "act-1", PERMIT, late))
                .isEqualTo(new Use.Declined(used, Refusal.ACT_CHANGED));
        assertThat(ApprovalRules.consume(used, ACT_HASH, "act-1", PERMIT, END.minusMillis(1)))
                .isEqualTo(new Use.Granted(used, used.permit()));
        assertThat(ApprovalRules.consume(used, ACT_HASH, "act-1", PERMIT, END))
                .isEqualTo(new Use.Declined(used, Refusal.EXPIRED));
    }

    @Test
    void aPermitIsRenewedAfterACrashButNotBeyondTheHour() {
        var used = granted(ApprovalRules.consume(
                opened(byService(PENDING, DECIDED)), ACT_HASH, "act-1", PERMIT, END.minus(Duration.ofMinutes(15))));
        assertThat(used.permit().validUntil()).isEqualTo(END.minus(Duration.ofMinutes(5)));

        var again = granted(ApprovalRules.consume(used, ACT_HASH, "act-1", PERMIT, END.minus(Duration.ofMinutes(4))));

        assertThat(again.permit().validUntil()).isEqualTo(END);
        assertThat(again.version()).isEqualTo(used.version() + 1);
    }

    @Test
    void unusedItAllowsNothingWhenTheHourIsOverOrItWasEnded() {
        var approved = opened(byService(PENDING, DECIDED));

        assertThat(ApprovalRules.consume(approved, ACT_HASH, "act-1", PERMIT, END))
                .isEqualTo(new Use.Declined(approved, Refusal.EXPIRED));
        var ended = approved.endedAt(DECIDED.plusSeconds(60));
        assertThat(ApprovalRules.consume(ended, ACT_HASH, "act-1", PERMIT, DECIDED.plusSeconds(60)))
                .isEqualTo(new Use.Declined(ended, Refusal.EXPIRED));
        var used = granted(ApprovalRules.consume(approved, ACT_HASH, "act-1", PERMIT, DECIDED));
        var taken = used.endedAt(DECIDED.plusSeconds(60));
        assertThat(ApprovalRules.consume(taken, ACT_HASH, "act-1", PERMIT, DECIDED.plusSeconds(60)))
                .isEqualTo(new Use.Declined(taken, Refusal.EXPIRED));
    }

    private static Pending asked(
            ApprovalClass approvalClass, boolean reversible, @Nullable String compensation, String risk) {
        var q = PENDING.question();
        return new Pending(
                Samples.about(
                        q,
                        approvalClass,
                        q.subject(),
                        q.actionType(),
                        q.act(),
                        q.evidence(),
                        risk,
                        reversible,
                        compensation),
                0);
    }

    private static Authority.BreakGlass glass(Instant at) {
        return new Authority.BreakGlass(ID, "agent-execution", at);
    }

    private static Ruling byService(Approval current, Instant at) {
        return rule(current, NOBODY, true, true, ACT_HASH, at);
    }

    private static Ruling rule(
            Approval current, Governor by, boolean service, boolean undoable, String actHash, Instant at) {
        return EmergencyRules.breakGlass(current, by, service, undoable, actHash, glass(at));
    }

    private static Approved opened(Ruling ruling) {
        assertThat(ruling).isInstanceOf(Ruling.Becomes.class);
        return (Approved) ruling.approval();
    }

    private static GovernanceError refusal(Ruling ruling) {
        assertThat(ruling).isInstanceOf(Ruling.Refused.class);
        return ((Ruling.Refused) ruling).error();
    }

    private static Consumed granted(Use use) {
        assertThat(use).isInstanceOf(Use.Granted.class);
        assertThat(((Use.Granted) use).permit()).isEqualTo(((Consumed) use.approval()).permit());
        return (Consumed) use.approval();
    }
}
