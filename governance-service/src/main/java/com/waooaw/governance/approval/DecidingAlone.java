package com.waooaw.governance.approval;

import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.authority.DeputyActs;
import com.waooaw.governance.authority.GovernorSession;
import com.waooaw.governance.authority.GovernorSessions;
import com.waooaw.governance.authority.StandIns;
import com.waooaw.governance.reading.People;
import com.waooaw.platform.kernel.Cause;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/**
 * The last look before a decision takes effect: whoever stands in is still named, and nobody else is deciding for this scope.
 * What a deputy decides is written down for the Governor.
 */
@Component
class DecidingAlone {

    private final StandIns standIns;
    private final GovernorSessions sessions;
    private final DeputyActs acts;
    private final Clock clock;

    DecidingAlone(StandIns standIns, GovernorSessions sessions, DeputyActs acts, Clock clock) {
        this.standIns = standIns;
        this.sessions = sessions;
        this.acts = acts;
        this.clock = clock;
    }

    /** The ruling, where it changes nothing or may be; in the transaction that decides. */
    Ruling admitted(Ruling ruling, Approval current, Decision decision, Governor by, Cause cause) {
        if (!(ruling instanceof Ruling.Becomes)) {
            return ruling;
        }
        var question = current.question();
        var standIn = by.standIn();
        if (standIn != null && !standIns.stillStands(standIn)) {
            return new Ruling.Refused(
                    current, GovernanceError.APPROVAL_NOT_FOUND, "there is no approval " + question.id());
        }
        var other = sessions.decides(question.customerAsked(), by.subject(), standIn, cause);
        if (other.isPresent()) {
            return new Ruling.Refused(current, GovernanceError.ANOTHER_IS_DECIDING, because(other.get()));
        }
        if (standIn != null) {
            acts.acted(
                    standIn,
                    by.subject(),
                    new DeputyActs.Decided(
                            question.id(),
                            question.customerAsked(),
                            question.displayId(),
                            question.actionType(),
                            decision.verb()),
                    clock.instant().truncatedTo(ChronoUnit.MICROS),
                    cause);
        }
        return ruling;
    }

    private String because(GovernorSession active) {
        return "another person is deciding here until " + People.instant(sessions.endOf(active))
                + " or until they stop: one decides at a time";
    }
}
