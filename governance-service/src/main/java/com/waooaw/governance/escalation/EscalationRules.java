package com.waooaw.governance.escalation;

import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.Reasons;
import com.waooaw.governance.escalation.Escalation.Choice;
import com.waooaw.governance.escalation.Escalation.Closed;
import com.waooaw.governance.escalation.Escalation.Decided;
import com.waooaw.governance.escalation.Escalation.Open;
import com.waooaw.governance.escalation.Escalation.Waiting;
import com.waooaw.governance.escalation.Packet.Assignee;
import com.waooaw.governance.escalation.Packet.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Who decides an escalation, how long they have, and what each command does in each state (domain.md 6.5). */
final class EscalationRules {

    /** The Platform Governor's, for everything that reaches them: nobody acts as Guardian here. */
    private static final Duration OF_THE_PLATFORM = Duration.ofHours(4);

    /** A customer's Governor is on no duty: they have the time of any decision. */
    private static final Duration OF_A_CUSTOMER = Duration.ofHours(24);

    private EscalationRules() {}

    /**
     * Who decides.
     *
     * @param ofAnEngagement whether it is about an engagement, and not about the platform
     * @param fromItsGovernor whether the Governor of that engagement is the one who could not decide it
     */
    static Assignee route(Kind type, boolean ofAnEngagement, boolean fromItsGovernor) {
        return switch (type) {
            case CONSTITUTIONAL_RISK, EMERGENCY_OVERRIDE -> Assignee.PLATFORM_GOVERNOR;
            case CONFLICT, AMBIGUITY, APPROVAL_TIMEOUT ->
                ofAnEngagement && !fromItsGovernor ? Assignee.ENGAGEMENT_GOVERNOR : Assignee.PLATFORM_GOVERNOR;
        };
    }

    /** The latest instant by which this Governor is to have decided what reaches them now. */
    static Instant deadline(Assignee assignee, Instant now) {
        return now.plus(
                switch (assignee) {
                    case PLATFORM_GOVERNOR -> OF_THE_PLATFORM;
                    case ENGAGEMENT_GOVERNOR -> OF_A_CUSTOMER;
                });
    }

    /** The clock is looked at. */
    static Escalation lookAtClock(Escalation current, Instant at) {
        return current instanceof Open open && !at.isBefore(open.packet().deadline()) ? open.fallDue() : current;
    }

    /** Somebody who may see it decides. One that is late may still be decided: until then the most conservative option holds. */
    static Verdict decide(Escalation current, Viewer by, Choice choice) {
        var packet = current.packet();
        if (!by.decides(packet)) {
            return refused(
                    current,
                    GovernanceError.ESCALATED_TO_ANOTHER,
                    "it is the %s's to decide"
                            .formatted(
                                    packet.assignee() == Assignee.PLATFORM_GOVERNOR
                                            ? "Platform Governor"
                                            : "customer's Governor"));
        }
        if (choice.by().equals(packet.from().id()) || choice.by().equals(packet.raisedBy())) {
            return refused(current, GovernanceError.OWN_REQUEST, "nobody decides what they asked for themselves");
        }
        if (packet.option(choice.option()).isEmpty()) {
            return refused(current, GovernanceError.OPTION_UNKNOWN, "it has no option of this name");
        }
        return fault(current, choice.reason()).orElseGet(() -> switch (current) {
            case Waiting _
            when packet.goesWithAnApproval() ->
                refused(
                        current,
                        GovernanceError.DECIDED_ON_ITS_APPROVAL,
                        "it is decided on the approval that was passed on, where exactly what will be done is shown");
            case Waiting waiting -> new Verdict.Becomes(waiting.decide(choice));
            case Decided decided when decided.choice().option().equals(choice.option()) -> new Verdict.Stands(decided);
            case Decided _ ->
                refused(
                        current,
                        GovernanceError.DECIDED_OTHERWISE,
                        "another option was chosen before, and the first decision holds");
            case Closed closed ->
                refused(current, GovernanceError.ESCALATION_CLOSED, "what it was about has ended: " + closed.as());
        });
    }

    private static Optional<Verdict> fault(Escalation current, String reason) {
        return Reasons.required("a reason", reason, "a decision here says why")
                .map(fault -> refused(current, fault.error(), fault.because()));
    }

    private static Verdict refused(Escalation current, GovernanceError error, String because) {
        return new Verdict.Refused(current, error, because);
    }
}
