package com.waooaw.governance.approval;

import static com.waooaw.governance.approval.Samples.ACT_HASH;
import static com.waooaw.governance.approval.Samples.APPROVED;
import static com.waooaw.governance.approval.Samples.AUTO_APPROVED;
import static com.waooaw.governance.approval.Samples.AUTO_USED;
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
import static com.waooaw.governance.approval.Samples.PENDING;
import static com.waooaw.governance.approval.Samples.PERMIT;
import static com.waooaw.governance.approval.Samples.PLATFORM_GOVERNOR;
import static com.waooaw.governance.approval.Samples.VETOED;
import static com.waooaw.governance.approval.Samples.WITHDRAWN;
import static com.waooaw.governance.approval.Samples.question;
import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.contracts.governance.ApprovalScope;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.approval.Approval.Pending;
import com.waooaw.platform.audit.CanonicalJson;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApprovalRulesTests {

    private static final Instant IN_TIME = Instant.parse("2026-11-21T10:00:00Z");
    private static final UUID ANOTHER_PERMIT = UUID.fromString("0197a5d0-0000-7000-8000-0000000000f2");
    private static final Decision YES = new Decision.Approve("");
    private static final Decision NO = new Decision.Deny("too early");
    private static final Decision LATER = new Decision.Defer(Instant.parse("2026-11-21T12:00:00Z"), "");

    private static final Map<String, Approval> STATES = Map.ofEntries(
            Map.entry("pending", PENDING),
            Map.entry("deferred", DEFERRED),
            Map.entry("approved", APPROVED),
            Map.entry("denied", DENIED),
            Map.entry("expired", EXPIRED),
            Map.entry("withdrawn", WITHDRAWN),
            Map.entry("consumed", CONSUMED),
            Map.entry("auto", AUTO_APPROVED),
            Map.entry("auto_used", AUTO_USED),
            Map.entry("confirmed", CONFIRMED),
            Map.entry("vetoed", VETOED));

    /** Every state with every command, in time and after the deadline: 11 states, 7 commands, 2 times. */
    @ParameterizedTest(name = "{0} + {1} {2} -> {3}")
    @CsvSource({
        "pending,   approve,  in_time, becomes approved",
        "pending,   deny,     in_time, becomes denied",
        "pending,   deadline, in_time, stands pending",
        "pending,   withdraw, in_time, becomes withdrawn",
        "pending,   use,      in_time, declined not_approved pending",
        "pending,   reuse,    in_time, declined not_approved pending",
        "approved,  approve,  in_time, stands approved",
        "approved,  deny,     in_time, refused GOV-0002 approved",
        "approved,  deadline, in_time, stands approved",
        "approved,  withdraw, in_time, stands approved",
        "approved,  use,      in_time, granted consumed",
        "approved,  reuse,    in_time, granted consumed",
        "denied,    approve,  in_time, refused GOV-0002 denied",
        "denied,    deny,     in_time, stands denied",
        "denied,    deadline, in_time, stands denied",
        "denied,    withdraw, in_time, stands denied",
        "denied,    use,      in_time, declined not_approved denied",
        "denied,    reuse,    in_time, declined not_approved denied",
        "expired,   approve,  in_time, refused GOV-0003 expired",
        "expired,   deny,     in_time, refused GOV-0003 expired",
        "expired,   deadline, in_time, stands expired",
        "expired,   withdraw, in_time, stands expired",
        "expired,   use,      in_time, declined expired expired",
        "expired,   reuse,    in_time, declined expired expired",
        "withdrawn, approve,  in_time, refused GOV-0010 withdrawn",
        "withdrawn, deny,     in_time, refused GOV-0010 withdrawn",
        "withdrawn, deadline, in_time, stands withdrawn",
        "withdrawn, withdraw, in_time, stands withdrawn",
        "withdrawn, use,      in_time, declined not_approved withdrawn",
        "withdrawn, reuse,    in_time, declined not_approved withdrawn",
        "consumed,  approve,  in_time, stands consumed",
        "consumed,  deny,     in_time, refused GOV-0002 consumed",
        "consumed,  deadline, in_time, stands consumed",
        "consumed,  withdraw, in_time, stands consumed",
        "consumed,  use,      in_time, granted consumed",
        "consumed,  reuse,    in_time, declined already_used consumed",
        "pending,   approve,  late,    refused GOV-0003 expired",
        "pending,   deny,     late,    refused GOV-0003 expired",
        "pending,   deadline, late,    becomes expired",
        "pending,   withdraw, late,    becomes expired",
        "pending,   use,      late,    declined expired expired",
        "pending,   reuse,    late,    declined expired expired",
        "approved,  approve,  late,    stands approved",
        "approved,  deny,     late,    refused GOV-0002 approved",
        "approved,  deadline, late,    stands approved",
        "approved,  withdraw, late,    stands approved",
        "approved,  use,      late,    declined expired approved",
        "approved,  reuse,    late,    declined expired approved",
        "denied,    approve,  late,    refused GOV-0002 denied",
        "denied,    deny,     late,    stands denied",
        "denied,    deadline, late,    stands denied",
        "denied,    withdraw, late,    stands denied",
        "denied,    use,      late,    declined not_approved denied",
        "denied,    reuse,    late,    declined not_approved denied",
        "expired,   approve,  late,    refused GOV-0003 expired",
        "expired,   deny,     late,    refused GOV-0003 expired",
        "expired,   deadline, late,    stands expired",
        "expired,   withdraw, late,    stands expired",
        "expired,   use,      late,    declined expired expired",
        "expired,   reuse,    late,    declined expired expired",
        "withdrawn, approve,  late,    refused GOV-0010 withdrawn",
        "withdrawn, deny,     late,    refused GOV-0010 withdrawn",
        "withdrawn, deadline, late,    stands withdrawn",
        "withdrawn, withdraw, late,    stands withdrawn",
        "withdrawn, use,      late,    declined not_approved withdrawn",
        "withdrawn, reuse,    late,    declined not_approved withdrawn",
        "consumed,  approve,  late,    stands consumed",
        "consumed,  deny,     late,    refused GOV-0002 consumed",
        "consumed,  deadline, late,    stands consumed",
        "consumed,  withdraw, late,    stands consumed",
        "consumed,  use,      late,    granted consumed",
        "consumed,  reuse,    late,    declined already_used consumed",
        "approved, defer, in_time, refused GOV-0002 approved",
        "denied, defer, in_time, refused GOV-0002 denied",
        "expired, defer, in_time, refused GOV-0003 expired",
        "withdrawn, defer, in_time, refused GOV-0010 withdrawn",
        "consumed, defer, in_time, refused GOV-0002 consumed",
        "approved, defer, late, refused GOV-0002 approved",
        "denied, defer, late, refused GOV-0002 denied",
        "expired, defer, late, refused GOV-0003 expired",
        "withdrawn, defer, late, refused GOV-0010 withdrawn",
        "consumed, defer, late, refused GOV-0002 consumed",
        "pending, defer, in_time, becomes deferred",
        "pending, defer, late, refused GOV-0003 expired",
        "deferred, approve, in_time, becomes approved",
        "deferred, deny, in_time, becomes denied",
        "deferred, defer, in_time, becomes deferred",
        "deferred, deadline, in_time, stands deferred",
        "deferred, withdraw, in_time, becomes withdrawn",
        "deferred, use, in_time, declined not_approved deferred",
        "deferred, reuse, in_time, declined not_approved deferred",
        "deferred, approve, late, refused GOV-0003 expired",
        "deferred, deny, late, refused GOV-0003 expired",
        "deferred, defer, late, refused GOV-0003 expired",
        "deferred, deadline, late, becomes expired",
        "deferred, withdraw, late, becomes expired",
        "deferred, use, late, declined expired expired",
        "deferred, reuse, late, declined expired expired",
        "auto, approve, in_time, stands auto_approved",
        "auto, deny, in_time, refused GOV-0002 auto_approved",
        "auto, defer, in_time, refused GOV-0002 auto_approved",
        "auto, deadline, in_time, stands auto_approved",
        "auto, withdraw, in_time, stands auto_approved",
        "auto_used, approve, in_time, stands auto_approved",
        "auto_used, deny, in_time, refused GOV-0002 auto_approved",
        "auto_used, defer, in_time, refused GOV-0002 auto_approved",
        "auto_used, deadline, in_time, stands auto_approved",
        "auto_used, withdraw, in_time, stands auto_approved",
        "auto, use, in_time, granted auto_approved",
        "auto, reuse, in_time, granted auto_approved",
        "auto_used, use, in_time, granted auto_approved",
        "auto_used, reuse, in_time, declined already_used auto_approved",
        "confirmed, approve, in_time, stands confirmed",
        "confirmed, deny, in_time, refused GOV-0002 confirmed",
        "confirmed, defer, in_time, refused GOV-0002 confirmed",
        "confirmed, deadline, in_time, stands confirmed",
        "confirmed, withdraw, in_time, stands confirmed",
        "confirmed, use, in_time, granted confirmed",
        "confirmed, reuse, in_time, declined already_used confirmed",
        "vetoed, approve, in_time, refused GOV-0002 vetoed",
        "vetoed, deny, in_time, stands vetoed",
        "vetoed, defer, in_time, refused GOV-0002 vetoed",
        "vetoed, deadline, in_time, stands vetoed",
        "vetoed, withdraw, in_time, stands vetoed",
        "vetoed, use, in_time, declined not_approved vetoed",
        "vetoed, reuse, in_time, declined not_approved vetoed",
        "auto, approve, late, stands auto_approved",
        "auto, deny, late, refused GOV-0002 auto_approved",
        "auto, defer, late, refused GOV-0002 auto_approved",
        "auto, deadline, late, becomes confirmed",
        "auto, withdraw, late, stands auto_approved",
        "auto_used, approve, late, stands auto_approved",
        "auto_used, deny, late, refused GOV-0002 auto_approved",
        "auto_used, defer, late, refused GOV-0002 auto_approved",
        "auto_used, deadline, late, becomes confirmed",
        "auto_used, withdraw, late, stands auto_approved",
        "auto, use, late, declined expired confirmed",
        "auto, reuse, late, declined expired confirmed",
        "auto_used, use, late, granted auto_approved",
        "auto_used, reuse, late, declined already_used auto_approved",
        "confirmed, approve, late, stands confirmed",
        "confirmed, deny, late, refused GOV-0002 confirmed",
        "confirmed, defer, late, refused GOV-0002 confirmed",
        "confirmed, deadline, late, stands confirmed",
        "confirmed, withdraw, late, stands confirmed",
        "confirmed, use, late, granted confirmed",
        "confirmed, reuse, late, declined already_used confirmed",
        "vetoed, approve, late, refused GOV-0002 vetoed",
        "vetoed, deny, late, stands vetoed",
        "vetoed, defer, late, refused GOV-0002 vetoed",
        "vetoed, deadline, late, stands vetoed",
        "vetoed, withdraw, late, stands vetoed",
        "vetoed, use, late, declined not_approved vetoed",
        "vetoed, reuse, late, declined not_approved vetoed"
    })
    void everyCommandHasOneAnswerInEveryState(String state, String command, String time, String expected) {
        var current = STATES.get(state);
        // a day and an hour on, both the deadline of the question and the time to use a yes have passed
        var at = "late".equals(time) ? DEADLINE.plusSeconds(3_600) : IN_TIME;
        var stamp = new Stamp("governor-1", Stamp.Channel.WEB, at);

        var answer =
                switch (command) {
                    case "approve" -> said(ApprovalRules.decide(current, YES, PLATFORM_GOVERNOR, ACT_HASH, stamp));
                    case "deny" -> said(ApprovalRules.decide(current, NO, PLATFORM_GOVERNOR, ACT_HASH, stamp));
                    case "defer" -> said(ApprovalRules.decide(current, LATER, PLATFORM_GOVERNOR, ACT_HASH, stamp));
                    case "deadline" -> said(ApprovalRules.lookAtClock(current, at));
                    case "withdraw" -> said(ApprovalRules.withdraw(current, "no_longer_needed", at));
                    case "use" -> said(ApprovalRules.consume(current, ACT_HASH, "act-1", PERMIT, at));
                    case "reuse" -> said(ApprovalRules.consume(current, ACT_HASH, "act-2", ANOTHER_PERMIT, at));
                    default -> throw new IllegalArgumentException(command);
                };

        assertThat(answer).isEqualTo(expected);
    }

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
    void aRequesterNeverDecides() {
        var requester = new Governor("agent-creation", true, null);

        assertThat(refusal(ApprovalRules.decide(PENDING, YES, requester, ACT_HASH, Samples.STAMP)))
                .isEqualTo(GovernanceError.OWN_REQUEST);
    }

    @Test
    void anEngagementsApprovalExistsOnlyForItsOwnGovernor() {
        var pending = new Pending(question(ApprovalScope.ENGAGEMENT, CUSTOMER), 0);

        assertThat(refusal(ApprovalRules.decide(pending, YES, GOVERNOR_OF_ANOTHER, ACT_HASH, Samples.STAMP)))
                .isEqualTo(GovernanceError.APPROVAL_NOT_FOUND);
        assertThat(refusal(ApprovalRules.decide(pending, YES, PLATFORM_GOVERNOR, ACT_HASH, Samples.STAMP)))
                .isEqualTo(GovernanceError.APPROVAL_NOT_FOUND);
        assertThat(said(ApprovalRules.decide(pending, YES, ENGAGEMENT_GOVERNOR, ACT_HASH, Samples.STAMP)))
                .isEqualTo("becomes approved");
    }

    @Test
    void aPlatformApprovalDoesNotExistForTheGovernorOfAnEngagement() {
        assertThat(refusal(ApprovalRules.decide(PENDING, YES, ENGAGEMENT_GOVERNOR, ACT_HASH, Samples.STAMP)))
                .isEqualTo(GovernanceError.APPROVAL_NOT_FOUND);
    }

    @Test
    void aDecisionOnAnotherActDecidesNothing() {
        var ruling = ApprovalRules.decide(PENDING, YES, PLATFORM_GOVERNOR, "b" + ACT_HASH.substring(1), Samples.STAMP);

        assertThat(refusal(ruling)).isEqualTo(GovernanceError.ANOTHER_ACT);
        assertThat(ruling.approval()).isSameAs(PENDING);
    }

    @Test
    void aDenialSaysWhyAndBriefly() {
        var silent = new Decision.Deny(" \n ");
        var endless = new Decision.Deny("x".repeat(10_000));

        assertThat(refusal(ApprovalRules.decide(PENDING, silent, PLATFORM_GOVERNOR, ACT_HASH, Samples.STAMP)))
                .isEqualTo(GovernanceError.REASON_REQUIRED);
        assertThat(refusal(ApprovalRules.decide(PENDING, endless, PLATFORM_GOVERNOR, ACT_HASH, Samples.STAMP)))
                .isEqualTo(GovernanceError.REASON_TOO_LONG);
    }

    @Test
    void aYesSaysWhyWhereTheTermsAskForIt() {
        var deletion = pendingOn(new Terms(DEADLINE, DEADLINE, Terms.OnSilence.DENY, true, null));
        var why = new Decision.Approve(" the customer asked for it ");

        assertThat(refusal(ApprovalRules.decide(deletion, YES, PLATFORM_GOVERNOR, ACT_HASH, Samples.STAMP)))
                .isEqualTo(GovernanceError.REASON_REQUIRED);
        var ruling = ApprovalRules.decide(deletion, why, PLATFORM_GOVERNOR, ACT_HASH, Samples.STAMP);
        assertThat(((Approval.Approved) ruling.approval()).authority())
                .isEqualTo(new Authority.Human(Samples.STAMP, "the customer asked for it"));
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

    private static Pending pendingOn(Terms terms) {
        return new Pending(question(ApprovalScope.PLATFORM, null, terms), 0);
    }

    @Test
    void theFirstReasonOfADenialHolds() {
        var ruling = ApprovalRules.decide(
                DENIED, new Decision.Deny("another reason"), PLATFORM_GOVERNOR, ACT_HASH, Samples.STAMP);

        assertThat(ruling).isEqualTo(new Ruling.Stands(DENIED));
    }

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

    @Test
    void whatIsConfirmedIsConfirmedAtTheInstantItsWindowClosedHoweverLateSomebodyLooked() {
        var ruling = ApprovalRules.lookAtClock(AUTO_USED, DEADLINE.plusSeconds(86_400));

        assertThat(((Approval.Settled) ruling.approval()).settledAt()).isEqualTo(DEADLINE);
        assertThat(said(ApprovalRules.lookAtClock(AUTO_USED, DEADLINE.minusNanos(1_000))))
                .isEqualTo("stands auto_approved");
        assertThat(said(ApprovalRules.lookAtClock(AUTO_USED, DEADLINE))).isEqualTo("becomes confirmed");
    }

    private static GovernanceError refusal(Ruling ruling) {
        return ((Ruling.Refused) ruling).error();
    }

    private static String said(Ruling ruling) {
        return switch (ruling) {
            case Ruling.Becomes(var approval) -> "becomes " + status(approval);
            case Ruling.Stands(var approval) -> "stands " + status(approval);
            case Ruling.Refused(var approval, var error, var _) -> "refused " + error.id() + " " + status(approval);
        };
    }

    private static String said(Use use) {
        return switch (use) {
            case Use.Granted(var approval, var _) -> "granted " + status(approval);
            case Use.Declined(var approval, var refusal) -> "declined " + refusal.wireName() + " " + status(approval);
        };
    }

    private static String status(Approval approval) {
        ApprovalStatus status = approval.status();
        return switch (status) {
            case PENDING -> "pending";
            case DEFERRED -> "deferred";
            case APPROVED -> "approved";
            case DENIED -> "denied";
            case EXPIRED -> "expired";
            case WITHDRAWN -> "withdrawn";
            case CONSUMED -> "consumed";
            case AUTO_APPROVED -> "auto_approved";
            case CONFIRMED -> "confirmed";
            case VETOED -> "vetoed";
            case UNKNOWN -> throw new IllegalStateException("no approval is unknown to its owner");
        };
    }
}
