package com.waooaw.governance.budget;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.authority.StandIn;
import com.waooaw.governance.budget.EmergencyRequest.Answer;
import com.waooaw.governance.budget.EmergencyRequest.Assignee;
import com.waooaw.governance.budget.EmergencyRequest.Open;
import com.waooaw.governance.budget.EmergencyRequest.Option;
import com.waooaw.governance.budget.EmergencyRequestRules.Verdict;
import com.waooaw.platform.kernel.Usd;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who answers, once, and with what. */
class EmergencyAnswerRulesTests extends EmergencyRulesTest {

    @ParameterizedTest
    @EnumSource(Option.class)
    void anAnswerIsGivenOnceAndTheFirstHolds(Option option) {
        var open = new Open(ask(null, Assignee.PLATFORM_GOVERNOR, MIDNIGHT));
        var first = EmergencyRequestRules.answer(open, PLATFORM, answer(option, "It is worth it."));

        assertThat(first).isInstanceOf(Verdict.Becomes.class);
        assertThat(EmergencyRequestRules.answer(first.request(), PLATFORM, answer(option, "Again.")))
                .isEqualTo(new Verdict.Stands(first.request()));
        var other = option == Option.WAIT ? Option.OPTIMISE : Option.WAIT;
        refused(
                GovernanceError.DECIDED_OTHERWISE,
                EmergencyRequestRules.answer(first.request(), PLATFORM, answer(other, "No.")));
        assertThat(EmergencyRequestRules.asksAgain(first.request())).isEqualTo(option == Option.CONTINUE);
    }

    @Test
    void onlyWhoeverItIsPutToAnswersAndNobodyGrantsThemselves() {
        var ofCustomer = new Open(ask(CUSTOMER, Assignee.ENGAGEMENT_GOVERNOR, MIDNIGHT));
        var handedUp = new Open(ask(CUSTOMER, Assignee.PLATFORM_GOVERNOR, MIDNIGHT));
        var yes = answer(Option.CONTINUE, "It is worth it.");

        assertThat(EmergencyRequestRules.answer(ofCustomer, ENZO, yes)).isInstanceOf(Verdict.Becomes.class);
        assertThat(EmergencyRequestRules.answer(ofCustomer, PLATFORM, yes)).isInstanceOf(Verdict.Becomes.class);
        refused(GovernanceError.EMERGENCY_REQUEST_OF_ANOTHER, EmergencyRequestRules.answer(handedUp, ENZO, yes));
        var himself = new Answer(Option.CONTINUE, Usd.parse("1"), "agent-execution", null, NOW, "Mine.");
        refused(GovernanceError.OWN_REQUEST, EmergencyRequestRules.answer(ofCustomer, ENZO, himself));
    }

    @ParameterizedTest
    @CsvSource({"CONTINUE, , GOV-0126", "CONTINUE, 0, GOV-0126", "WAIT, 1, GOV-0126"})
    void anAmountIsGrantedWhereWorkGoesOnAndNowhereElse(Option option, @Nullable String amount, String code) {
        var granted = amount == null ? null : Usd.parse(amount);
        var verdict = EmergencyRequestRules.answer(
                new Open(ask(null, Assignee.PLATFORM_GOVERNOR, MIDNIGHT)),
                PLATFORM,
                new Answer(option, granted, "gita", null, NOW, "Because."));

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.error().id()).isEqualTo(code));
    }

    @Test
    void aReasonIsAText() {
        var open = new Open(ask(null, Assignee.PLATFORM_GOVERNOR, MIDNIGHT));

        refused(
                GovernanceError.REASON_REQUIRED,
                EmergencyRequestRules.answer(open, PLATFORM, answer(Option.WAIT, " ")));
        refused(
                GovernanceError.REASON_TOO_LONG,
                EmergencyRequestRules.answer(open, PLATFORM, answer(Option.WAIT, "x".repeat(501))));
        refused(
                GovernanceError.REASON_NOT_TEXT,
                EmergencyRequestRules.answer(open, PLATFORM, answer(Option.WAIT, "a\0b")));
    }

    @Test
    void whoStandsInForSilenceAloneComesAfterHalfAnHour() {
        var ask = ask(CUSTOMER, Assignee.ENGAGEMENT_GOVERNOR, MIDNIGHT);
        var onSilence = new EmergencyViewer("dan", false, CUSTOMER, standIn(NOW.minus(Duration.ofHours(4))));
        var forATime = new EmergencyViewer("dan", false, CUSTOMER, standIn(null));

        assertThat(onSilence.sees(ask, NOW.plus(Duration.ofMinutes(30)).minusNanos(1000)))
                .isFalse();
        assertThat(onSilence.sees(ask, NOW.plus(Duration.ofMinutes(30)))).isTrue();
        assertThat(forATime.sees(ask, NOW)).isTrue();
        assertThat(ENZO.sees(ask(new UUID(2, 2), Assignee.ENGAGEMENT_GOVERNOR, MIDNIGHT), NOW))
                .isFalse();
    }

    private static StandIn standIn(@Nullable Instant silentSince) {
        return new StandIn(new UUID(9, 9), "enzo", MIDNIGHT, silentSince);
    }
}
