package com.waooaw.governance.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.governance.escalation.Escalation.Choice;
import com.waooaw.governance.escalation.Escalation.Open;
import com.waooaw.governance.escalation.Escalation.Overdue;
import com.waooaw.governance.escalation.Packet.Assignee;
import com.waooaw.governance.escalation.Packet.From;
import com.waooaw.governance.escalation.Packet.Kind;
import com.waooaw.governance.escalation.Packet.Option;
import com.waooaw.platform.kernel.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscalationRulesTests {

    private static final Instant OPENED = Instant.parse("2026-11-27T08:00:00Z");
    private static final Instant DEADLINE = OPENED.plus(Duration.ofHours(4));
    private static final Instant IN_TIME = OPENED.plus(Duration.ofHours(1));
    private static final UUID CUSTOMER = UUID.fromString("0197a5d0-0000-7000-8000-0000000000c1");
    private static final UUID ANOTHER = UUID.fromString("0197a5d0-0000-7000-8000-0000000000c2");

    private static final Open OPEN = new Open(packet(Assignee.PLATFORM_GOVERNOR, CUSTOMER, null), 0);
    private static final Overdue OVERDUE = OPEN.fallDue();

    private static final Map<String, Escalation> STATES = Map.of(
            "open",
            OPEN,
            "overdue",
            OVERDUE,
            "decided",
            OPEN.decide(choice("platform", "go_on", "because")),
            "closed",
            OVERDUE.close("withdrawn", IN_TIME),
            "of_customer",
            new Open(packet(Assignee.ENGAGEMENT_GOVERNOR, CUSTOMER, null), 0),
            "passed_on",
            new Open(packet(Assignee.PLATFORM_GOVERNOR, CUSTOMER, UUID.randomUUID()), 0));

    private static final Map<String, Viewer> PEOPLE = Map.of(
            "platform", new Viewer("platform", true, null),
            "customer", new Viewer("customer", false, CUSTOMER),
            "another", new Viewer("another", false, ANOTHER),
            "both", new Viewer("both", true, CUSTOMER),
            "raiser", new Viewer("raiser", true, null));

    @ParameterizedTest(name = "{0}, about an engagement: {1}, from its Governor: {2} -> {3}")
    @CsvSource({
        "CONFLICT,            true,  false, ENGAGEMENT_GOVERNOR",
        "CONFLICT,            true,  true,  PLATFORM_GOVERNOR",
        "CONFLICT,            false, false, PLATFORM_GOVERNOR",
        "AMBIGUITY,           true,  false, ENGAGEMENT_GOVERNOR",
        "AMBIGUITY,           false, false, PLATFORM_GOVERNOR",
        "APPROVAL_TIMEOUT,    true,  false, ENGAGEMENT_GOVERNOR",
        "APPROVAL_TIMEOUT,    true,  true,  PLATFORM_GOVERNOR",
        "CONSTITUTIONAL_RISK, true,  false, PLATFORM_GOVERNOR",
        "CONSTITUTIONAL_RISK, false, false, PLATFORM_GOVERNOR",
        "EMERGENCY_OVERRIDE,  true,  false, PLATFORM_GOVERNOR"
    })
    void whatGoesToWhom(Kind type, boolean ofAnEngagement, boolean fromItsGovernor, Assignee wanted) {
        assertThat(EscalationRules.route(type, ofAnEngagement, fromItsGovernor)).isEqualTo(wanted);
    }

    @Test
    void thePlatformGovernorHasFourHoursAndACustomersADay() {
        assertThat(EscalationRules.deadline(Assignee.PLATFORM_GOVERNOR, OPENED)).isEqualTo(OPENED.plusSeconds(14_400));
        assertThat(EscalationRules.deadline(Assignee.ENGAGEMENT_GOVERNOR, OPENED))
                .isEqualTo(OPENED.plusSeconds(86_400));
    }

    @Test
    void itIsLateAtTheInstantOfItsDeadlineHoweverLateSomebodyLooks() {
        assertThat(EscalationRules.lookAtClock(OPEN, DEADLINE.minusNanos(1_000)))
                .isEqualTo(OPEN);
        assertThat(EscalationRules.lookAtClock(OPEN, DEADLINE)).isEqualTo(OVERDUE);
        assertThat(EscalationRules.lookAtClock(OPEN, DEADLINE.plus(Duration.ofDays(3))))
                .isEqualTo(OVERDUE);
        assertThat(OVERDUE.since()).isEqualTo(DEADLINE);
        assertThat(EscalationRules.lookAtClock(OVERDUE, DEADLINE.plus(Duration.ofDays(3))))
                .isEqualTo(OVERDUE);
        assertThat(EscalationRules.lookAtClock(STATES.get("decided"), DEADLINE)).isEqualTo(STATES.get("decided"));
        assertThat(EscalationRules.lookAtClock(STATES.get("closed"), DEADLINE)).isEqualTo(STATES.get("closed"));
    }

    @ParameterizedTest(name = "{0}: {1} chooses {2} -> {3}")
    @CsvSource({
        "open,        platform, go_on, becomes decided",
        "open,        platform, deny,  becomes decided",
        "overdue,     platform, go_on, becomes decided",
        "decided,     platform, go_on, stands decided",
        "decided,     platform, deny,  refused GOV-0002",
        "closed,      platform, go_on, refused GOV-0108",
        "open,        platform, none,  refused GOV-0106",
        "open,        customer, go_on, refused GOV-0105",
        "open,        both,     go_on, refused GOV-0105",
        "open,        raiser,   go_on, refused GOV-0005",
        "of_customer, customer, go_on, becomes decided",
        "of_customer, platform, go_on, refused GOV-0105",
        "passed_on,   platform, go_on, refused GOV-0107"
    })
    void whoMayDecideWhatAndWhen(String state, String who, String option, String wanted) {
        assertThat(said(EscalationRules.decide(
                        STATES.get(state),
                        PEOPLE.get(who),
                        choice(PEOPLE.get(who).subject(), option, "because"))))
                .isEqualTo(wanted);
    }

    @Test
    void aDecisionSaysWhy() {
        var platform = PEOPLE.get("platform");

        assertThat(said(EscalationRules.decide(OPEN, platform, choice("platform", "deny", " "))))
                .isEqualTo("refused GOV-0004");
        assertThat(said(EscalationRules.decide(OPEN, platform, choice("platform", "deny", "x".repeat(2_001)))))
                .isEqualTo("refused GOV-0011");
        assertThat(said(EscalationRules.decide(OPEN, platform, choice("platform", "deny", "a\0b"))))
                .isEqualTo("refused GOV-0015");
    }

    @Test
    void aCustomersGovernorSeesWhatIsAboutTheirEngagementsAndThePlatformWhatReachesIt() {
        var reached = OPEN.packet();
        var stays = STATES.get("of_customer").packet();

        assertThat(PEOPLE.get("customer").sees(reached)).isTrue();
        assertThat(PEOPLE.get("platform").sees(reached)).isTrue();
        assertThat(PEOPLE.get("another").sees(reached)).isFalse();
        assertThat(PEOPLE.get("customer").sees(stays)).isTrue();
        assertThat(PEOPLE.get("platform").sees(stays)).isFalse();
    }

    private static Packet packet(Assignee assignee, @Nullable UUID customer, @Nullable UUID approval) {
        var id = UUID.fromString("0197a5d0-0000-7000-8000-00000000e501");
        return new Packet(
                id,
                Packet.displayId(id),
                Kind.CONFLICT,
                assignee,
                customer,
                null,
                approval,
                "raiser",
                new From("AGT-1", "agent"),
                "Two reviewers contradict each other",
                List.of("AGT-1", "AGT-2"),
                List.of(),
                List.of(new Option("deny", "Nothing is done"), new Option("go_on", "As the first says")),
                "go_on",
                "low",
                "medium",
                List.of(),
                Cause.root(id),
                OPENED,
                DEADLINE);
    }

    private static Choice choice(String by, String option, String reason) {
        return new Choice(option, by, Escalation.Through.API, IN_TIME, reason);
    }

    private static String said(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Becomes(var decided) -> "becomes " + decided.state().stored();
            case Verdict.Stands(var escalation) ->
                "stands " + escalation.state().stored();
            case Verdict.Refused(var _, var error, var _) -> "refused " + error.id();
        };
    }
}
