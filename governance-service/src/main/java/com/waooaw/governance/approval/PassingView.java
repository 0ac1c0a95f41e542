package com.waooaw.governance.approval;

import com.waooaw.governance.approval.Approval.FirstAsked;
import com.waooaw.governance.approval.Approval.Open;
import com.waooaw.governance.reading.People;
import com.waooaw.governance.reading.VisibleText;
import java.time.Instant;

/**
 * Who is asked, in the words of the page of an approval.
 *
 * @param said who passed it on, when and why; empty where nobody did
 * @param asked whether it is this person's to decide now
 * @param offered whether this person may pass it on
 */
record PassingView(String said, boolean asked, boolean offered) {

    static PassingView of(Approval stored, Governor by, Instant now) {
        // as the page shows it: what the clock has decided waits for nobody
        var approval = ApprovalRules.lookAtClock(stored, now).approval();
        var question = approval.question();
        boolean asked = approval instanceof Open && by.isAsked(question);
        return new PassingView(
                said(question), asked, asked && approval instanceof FirstAsked && question.isOfAnEngagement());
    }

    private static String said(Question question) {
        var passedOn = question.passedOn();
        return passedOn == null
                ? ""
                : "Passed on to the Platform Governor on %s by %s. Reason: %s"
                        .formatted(
                                People.instant(passedOn.stamp().at()),
                                VisibleText.of(passedOn.stamp().by()),
                                VisibleText.of(passedOn.reason()));
    }
}
