package com.waooaw.governance.approval;

import static com.waooaw.platform.database.Columns.lower;

import com.waooaw.governance.approval.Approval.Escalated;
import com.waooaw.governance.approval.Approval.Expired;
import com.waooaw.governance.approval.Approval.Open;
import com.waooaw.governance.approval.Approval.Settled;
import com.waooaw.governance.escalation.ApprovalEscalations;
import com.waooaw.governance.reading.Names;
import com.waooaw.platform.kernel.Cause;
import org.springframework.stereotype.Component;

/** Which escalation follows what becomes of an approval, in the transaction in which it becomes it (domain.md 6.2). */
@Component
class Escalating {

    private final ApprovalEscalations escalations;

    Escalating(ApprovalEscalations escalations) {
        this.escalations = escalations;
    }

    void moved(Approval after, Cause cause) {
        switch (after) {
            case Escalated(var question, var passedOn, var _) ->
                escalations.passedOn(
                        about(question),
                        passedOn.stamp().by(),
                        passedOn.reason(),
                        passedOn.stamp().at(),
                        cause);
            case Settled settled -> settled(settled, cause);
            case Open _ -> {}
        }
    }

    private void settled(Settled approval, Cause cause) {
        var question = approval.question();
        if (question.passedOn() != null) {
            escalations.settled(question.id(), lower(approval.status()), approval.settledAt(), cause);
        }
        if (approval instanceof Expired expired) {
            switch (question.approvalClass()) {
                case EXECUTION -> escalations.timedOut(about(question), false, expired.settledAt(), cause);
                case FINANCIAL -> escalations.timedOut(about(question), true, expired.settledAt(), cause);
                case ARTIFACT, COMMUNICATION, CONSTITUTIONAL, UNKNOWN -> {}
            }
        }
    }

    private static ApprovalEscalations.Matter about(Question question) {
        return new ApprovalEscalations.Matter(
                question.id(),
                question.displayId(),
                question.customerId(),
                question.engagementId(),
                question.passedOn() != null,
                question.requester().id(),
                question.requester().type(),
                Names.ofAction(question.actionType()),
                question.summary(),
                question.riskLevel(),
                question.blastRadius(),
                question.act().hash(),
                question.terms().expiresAt());
    }
}
