package com.waooaw.governance.approval;

import com.waooaw.governance.approval.Approval.Deferred;
import com.waooaw.governance.reading.Names;
import com.waooaw.governance.reading.VisibleText;
import java.time.Instant;
import java.util.UUID;

/** An approval as a line of the list. */
record ApprovalCard(
        UUID id,
        String displayId,
        String action,
        String summary,
        String riskLevel,
        String requester,
        String countdown,
        boolean putAside) {

    static ApprovalCard of(Approval approval, Instant now) {
        var question = approval.question();
        return new ApprovalCard(
                question.id(),
                question.displayId(),
                Names.ofAction(question.actionType()),
                VisibleText.of(question.summary()),
                VisibleText.of(question.riskLevel()),
                VisibleText.of(question.requester().id()),
                People.remaining(now, question.terms().expiresAt()),
                approval instanceof Deferred);
    }
}
