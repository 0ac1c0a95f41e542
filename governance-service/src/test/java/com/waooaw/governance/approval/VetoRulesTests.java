package com.waooaw.governance.approval;

import static com.waooaw.governance.approval.Samples.ACT_HASH;
import static com.waooaw.governance.approval.Samples.AUTO_USED;
import static com.waooaw.governance.approval.Samples.CUSTOMER;
import static com.waooaw.governance.approval.Samples.DEADLINE;
import static com.waooaw.governance.approval.Samples.ENGAGEMENT_GOVERNOR;
import static com.waooaw.governance.approval.Samples.GOVERNOR_OF_ANOTHER;
import static com.waooaw.governance.approval.Samples.PENDING;
import static com.waooaw.governance.approval.Samples.PLATFORM_GOVERNOR;
import static com.waooaw.governance.approval.Samples.STATES;
import static com.waooaw.governance.approval.Samples.WINDOW;
import static com.waooaw.governance.approval.Samples.question;
import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.contracts.governance.ApprovalScope;
import com.waooaw.contracts.governance.VetoCategory;
import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.approval.Approval.Pending;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VetoRulesTests {

    private static final Instant IN_TIME = DEADLINE.minus(Duration.ofHours(6));

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource({
        "pending,   in_time, becomes denied",
        "deferred,  in_time, becomes denied",
        "approved,  in_time, refused NOTHING_TO_VETO approved",
        "consumed,  in_time, refused NOTHING_TO_VETO consumed",
        "denied,    in_time, refused NOTHING_TO_VETO denied",
        "expired,   in_time, refused NOTHING_TO_VETO expired",
        "withdrawn, in_time, refused NOTHING_TO_VETO withdrawn",
        "auto,      in_time, becomes vetoed",
        "auto_used, in_time, becomes vetoed",
        "confirmed, in_time, refused VETO_WINDOW_CLOSED confirmed",
        "vetoed,    in_time, stands vetoed",
        "pending,   late,    refused DEADLINE_PASSED expired",
        "deferred,  late,    refused DEADLINE_PASSED expired",
        "auto,      late,    refused VETO_WINDOW_CLOSED confirmed",
        "auto_used, late,    refused VETO_WINDOW_CLOSED confirmed",
        "confirmed, late,    refused VETO_WINDOW_CLOSED confirmed",
        "vetoed,    late,    stands vetoed"
    })
    void aVetoHasOneAnswerInEveryState(String state, String time, String expected) {
        var at = "late".equals(time) ? DEADLINE.plusSeconds(3_600) : IN_TIME;

        assertThat(said(vetoed(STATES.get(state), PLATFORM_GOVERNOR, "it may harm somebody", at)))
                .isEqualTo(expected);
    }

    @Test
    void theInstantTheWindowClosesIsTooLate() {
        for (var early : new Duration[] {Duration.ofMillis(1), Duration.ofNanos(1_000)}) {
            assertThat(said(vetoed(
                            AUTO_USED, PLATFORM_GOVERNOR, "no", WINDOW.closes().minus(early))))
                    .isEqualTo("becomes vetoed");
        }
        for (var late : new Duration[] {Duration.ZERO, Duration.ofNanos(1_000), Duration.ofMillis(1)}) {
            assertThat(said(vetoed(
                            AUTO_USED, PLATFORM_GOVERNOR, "no", WINDOW.closes().plus(late))))
                    .isEqualTo("refused VETO_WINDOW_CLOSED confirmed");
        }
    }

    @Test
    void whoDoesNotGovernItKnowsNothingOfIt() {
        var ofCustomer = new Pending(question(ApprovalScope.ENGAGEMENT, CUSTOMER), 0).autoApprove(WINDOW);

        assertThat(said(vetoed(AUTO_USED, ENGAGEMENT_GOVERNOR, "no", IN_TIME)))
                .isEqualTo("refused APPROVAL_NOT_FOUND auto_approved");
        assertThat(said(vetoed(ofCustomer, PLATFORM_GOVERNOR, "no", IN_TIME)))
                .isEqualTo("refused APPROVAL_NOT_FOUND auto_approved");
        assertThat(said(vetoed(ofCustomer, GOVERNOR_OF_ANOTHER, "no", IN_TIME)))
                .isEqualTo("refused APPROVAL_NOT_FOUND auto_approved");
        assertThat(said(vetoed(ofCustomer, ENGAGEMENT_GOVERNOR, "no", IN_TIME))).isEqualTo("becomes vetoed");
    }

    @Test
    void aVetoSaysWhyInTextAndBriefly() {
        assertThat(said(vetoed(AUTO_USED, PLATFORM_GOVERNOR, " \n ", IN_TIME)))
                .isEqualTo("refused REASON_REQUIRED auto_approved");
        assertThat(said(vetoed(AUTO_USED, PLATFORM_GOVERNOR, "x".repeat(10_000), IN_TIME)))
                .isEqualTo("refused REASON_TOO_LONG auto_approved");
        assertThat(said(vetoed(AUTO_USED, PLATFORM_GOVERNOR, "zero \0", IN_TIME)))
                .isEqualTo("refused REASON_NOT_TEXT auto_approved");
    }

    @Test
    void aVetoOfAnotherActThanTheOneThatWasSeenTakesNothingBack() {
        var stamp = new Stamp("governor-1", Stamp.Channel.WEB, IN_TIME);

        assertThat(said(VetoRules.veto(AUTO_USED, PLATFORM_GOVERNOR, "0".repeat(64), VetoCategory.SAFETY, "no", stamp)))
                .isEqualTo("refused ANOTHER_ACT auto_approved");
        assertThat(said(VetoRules.veto(AUTO_USED, PLATFORM_GOVERNOR, ACT_HASH, VetoCategory.SAFETY, "no", stamp)))
                .isEqualTo("becomes vetoed");
    }

    @Test
    void whoAskedMayTakeItBackAndMayNotAnswerTheirOwnQuestion() {
        var requester = new Governor("agent-creation", true, null);

        assertThat(said(vetoed(PENDING, requester, "no", IN_TIME))).isEqualTo("refused OWN_REQUEST pending");
        assertThat(said(vetoed(AUTO_USED, requester, "no", IN_TIME))).isEqualTo("becomes vetoed");
    }

    @Test
    void aVetoKeepsWhatWasUsedWhoSaidItAndWhy() {
        var vetoed = (ByPrecedent.Vetoed) vetoed(AUTO_USED, PLATFORM_GOVERNOR, " it may harm somebody ", IN_TIME)
                .approval();

        assertThat(vetoed.permit()).isEqualTo(AUTO_USED.permit());
        assertThat(vetoed.window()).isEqualTo(WINDOW);
        assertThat(vetoed.reason()).isEqualTo("it may harm somebody");
        assertThat(vetoed.stamp().by()).isEqualTo("governor-1");
        assertThat(vetoed.settledAt()).isEqualTo(IN_TIME);
    }

    private static Ruling vetoed(Approval current, Governor by, String reason, Instant at) {
        return VetoRules.veto(
                current, by, null, VetoCategory.SAFETY, reason, new Stamp(by.subject(), Stamp.Channel.API, at));
    }

    private static String said(Ruling ruling) {
        var status = ruling.approval().status().name().toLowerCase(Locale.ROOT);
        return switch (ruling) {
            case Ruling.Becomes _ -> "becomes " + status;
            case Ruling.Stands _ -> "stands " + status;
            case Ruling.Refused(var _, GovernanceError error, var _) -> "refused " + error.name() + " " + status;
        };
    }
}
