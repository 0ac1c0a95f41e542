package com.waooaw.governance.approval;

import static com.waooaw.governance.approval.Samples.ACT_HASH;
import static com.waooaw.governance.approval.Samples.CUSTOMER;
import static com.waooaw.governance.approval.Samples.DEADLINE;
import static com.waooaw.governance.approval.Samples.ENGAGEMENT_GOVERNOR;
import static com.waooaw.governance.approval.Samples.GOVERNOR_OF_ANOTHER;
import static com.waooaw.governance.approval.Samples.PENDING;
import static com.waooaw.governance.approval.Samples.PLATFORM_GOVERNOR;
import static com.waooaw.governance.approval.Samples.question;
import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.contracts.governance.ApprovalScope;
import com.waooaw.contracts.governance.VetoCategory;
import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.approval.Approval.Escalated;
import com.waooaw.governance.approval.Approval.Expired;
import com.waooaw.governance.approval.Approval.Pending;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PassingOnRulesTests {

    private static final Instant IN_TIME = Instant.parse("2026-11-21T10:00:00Z");
    private static final Governor COLLEAGUE = new Governor("governor-4", false, CUSTOMER);
    /** Governs for the platform, and for this customer as well. */
    private static final Governor BOTH = new Governor("governor-5", true, CUSTOMER);
    /** Who passed it on, and governs for the platform today. */
    private static final Governor PROMOTED = new Governor(ENGAGEMENT_GOVERNOR.subject(), true, null);

    private static final Decision PASS_ON = new Decision.Escalate(" not mine to say ");
    private static final Pending ASKED = new Pending(question(ApprovalScope.ENGAGEMENT, CUSTOMER), 0);
    private static final Escalated ESCALATED = passedOn(ASKED);

    private static final Map<String, Approval> STATES = Map.of(
            "asked", ASKED,
            "deferred", ASKED.defer(new Deferral(stamp(ENGAGEMENT_GOVERNOR), IN_TIME.plusSeconds(7_200), "")),
            "of_platform", PENDING,
            "passed_on", ESCALATED,
            "approved", ASKED.approve(stamp(ENGAGEMENT_GOVERNOR), ""),
            "approved_above", ESCALATED.approve(stamp(PLATFORM_GOVERNOR), ""),
            "denied_above", ESCALATED.deny(stamp(PLATFORM_GOVERNOR), "no"));

    private static final Map<String, Governor> PEOPLE = Map.of(
            "customer", ENGAGEMENT_GOVERNOR,
            "colleague", COLLEAGUE,
            "another", GOVERNOR_OF_ANOTHER,
            "platform", PLATFORM_GOVERNOR,
            "both", BOTH,
            "promoted", PROMOTED);

    private static final Map<String, Decision> DECISIONS = Map.of(
            "approve", new Decision.Approve(""),
            "deny", new Decision.Deny("no"),
            "defer", new Decision.Defer(IN_TIME.plusSeconds(3_600), ""),
            "escalate", PASS_ON);

    @ParameterizedTest(name = "{0}: {1} says {2} -> {3}")
    @CsvSource({
        "asked,          customer,  escalate, becomes escalated",
        "deferred,       customer,  escalate, becomes escalated",
        "asked,          another,   escalate, refused GOV-0001",
        "asked,          platform,  escalate, refused GOV-0001",
        "of_platform,    platform,  escalate, refused GOV-0101",
        "of_platform,    customer,  escalate, refused GOV-0001",
        "approved,       customer,  escalate, refused GOV-0002",
        "passed_on,      customer,  escalate, stands escalated",
        "passed_on,      customer,  approve,  refused GOV-0100",
        "passed_on,      customer,  deny,     refused GOV-0100",
        "passed_on,      customer,  defer,    refused GOV-0100",
        "passed_on,      colleague, escalate, refused GOV-0100",
        "passed_on,      colleague, approve,  refused GOV-0100",
        "passed_on,      another,   approve,  refused GOV-0001",
        "passed_on,      both,      approve,  refused GOV-0100",
        "passed_on,      promoted,  approve,  refused GOV-0100",
        "passed_on,      platform,  approve,  becomes approved",
        "passed_on,      platform,  deny,     becomes denied",
        "passed_on,      platform,  defer,    refused GOV-0102",
        "passed_on,      platform,  escalate, refused GOV-0101",
        "approved_above, customer,  escalate, stands approved",
        "approved_above, customer,  deny,     refused GOV-0002",
        "approved_above, platform,  approve,  stands approved",
        "approved_above, platform,  deny,     refused GOV-0002",
        "denied_above,   platform,  approve,  refused GOV-0002"
    })
    void whoMayDoWhat(String state, String who, String decision, String wanted) {
        assertThat(said(decide(STATES.get(state), PEOPLE.get(who), DECISIONS.get(decision), IN_TIME)))
                .isEqualTo(wanted);
    }

    @Test
    void theReasonAndWhoPassedItOnStayWithTheQuestionWhateverBecomesOfIt() {
        var approved = decide(ESCALATED, PLATFORM_GOVERNOR, DECISIONS.get("approve"), IN_TIME)
                .approval();

        assertThat(approved.question().passedOn()).isEqualTo(ESCALATED.passedOn());
        assertThat(ESCALATED.passedOn().reason()).isEqualTo("not mine to say");
        assertThat(approved.question().customerAsked()).isNull();
        assertThat(approved.question().customerId()).isEqualTo(CUSTOMER);
        assertThat(ENGAGEMENT_GOVERNOR.governs(approved.question())).isTrue();
        assertThat(PLATFORM_GOVERNOR.governs(approved.question())).isTrue();
        assertThat(GOVERNOR_OF_ANOTHER.governs(approved.question())).isFalse();
    }

    @Test
    void theDeadlineStaysWhereItWasAndSilenceDenies() {
        var lenient = new Terms(DEADLINE, DEADLINE, Terms.OnSilence.APPROVE, false, null);
        var escalated = passedOn(new Pending(question(ApprovalScope.ENGAGEMENT, CUSTOMER, lenient), 0));

        assertThat(escalated.question().terms()).isEqualTo(lenient);
        assertThat(ApprovalRules.lookAtClock(escalated, DEADLINE.minusNanos(1_000)))
                .isEqualTo(new Ruling.Stands(escalated));
        assertThat(ApprovalRules.lookAtClock(escalated, DEADLINE).approval()).isInstanceOf(Expired.class);
        assertThat(said(decide(escalated, PLATFORM_GOVERNOR, DECISIONS.get("approve"), DEADLINE)))
                .isEqualTo("refused GOV-0003");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "zero \0"})
    void passingOnSaysWhy(String reason) {
        assertThat(decide(ASKED, ENGAGEMENT_GOVERNOR, new Decision.Escalate(reason), IN_TIME))
                .isInstanceOf(Ruling.Refused.class);
        assertThat(said(decide(ASKED, ENGAGEMENT_GOVERNOR, new Decision.Escalate("x".repeat(2_001)), IN_TIME)))
                .isEqualTo("refused GOV-0011");
    }

    @Test
    void anotherActIsNotPassedOn() {
        var ruling = ApprovalRules.decide(
                ASKED,
                new Decision.Escalate("not mine"),
                ENGAGEMENT_GOVERNOR,
                "0".repeat(64),
                stamp(ENGAGEMENT_GOVERNOR));

        assertThat(said(ruling)).isEqualTo("refused GOV-0006");
    }

    @Test
    void aVetoOfWhatWasPassedOnIsForWhoeverDecidesIt() {
        assertThat(said(VetoRules.veto(
                        ESCALATED, ENGAGEMENT_GOVERNOR, null, VetoCategory.SAFETY, "no", stamp(ENGAGEMENT_GOVERNOR))))
                .isEqualTo("refused GOV-0100");
        assertThat(said(VetoRules.veto(
                        ESCALATED, PLATFORM_GOVERNOR, null, VetoCategory.SAFETY, "no", stamp(PLATFORM_GOVERNOR))))
                .isEqualTo("becomes denied");
    }

    private static Escalated passedOn(Pending pending) {
        return (Escalated)
                decide(pending, ENGAGEMENT_GOVERNOR, PASS_ON, IN_TIME).approval();
    }

    private static Ruling decide(Approval current, Governor by, Decision decision, Instant at) {
        return ApprovalRules.decide(current, decision, by, ACT_HASH, new Stamp(by.subject(), Stamp.Channel.API, at));
    }

    private static Stamp stamp(Governor by) {
        return new Stamp(by.subject(), Stamp.Channel.API, IN_TIME);
    }

    private static String said(Ruling ruling) {
        return switch (ruling) {
            case Ruling.Becomes(var approval) -> "becomes " + state(approval);
            case Ruling.Stands(var approval) -> "stands " + state(approval);
            case Ruling.Refused(var _, GovernanceError error, var _) -> "refused " + error.id();
        };
    }

    private static String state(Approval approval) {
        return approval instanceof Escalated
                ? "escalated"
                : approval.status().name().toLowerCase(Locale.ROOT);
    }
}
