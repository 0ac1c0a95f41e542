package com.waooaw.governance.approval;

import com.waooaw.governance.GovernanceError;
import java.util.Optional;

/** Whether a decision says all it has to say; of the approval it looks at the terms only. */
final class DecisionForm {

    private DecisionForm() {}

    /** What is wrong with it. */
    record Wrong(GovernanceError error, String because) {}

    static Optional<Wrong> fault(Decision decision, Terms terms) {
        var reason = decision.reason();
        if (reason.indexOf('\0') >= 0) {
            return wrong(GovernanceError.REASON_NOT_TEXT, "a reason is text without zero bytes");
        }
        if (reason.length() > Decision.MAX_REASON_CHARACTERS) {
            return wrong(
                    GovernanceError.REASON_TOO_LONG,
                    "a reason has at most " + Decision.MAX_REASON_CHARACTERS + " characters");
        }
        if (!reason.isBlank()) {
            return Optional.empty();
        }
        return switch (decision) {
            case Decision.Deny _ -> wrong(GovernanceError.REASON_REQUIRED, "a denial says why");
            case Decision.Approve _
            when terms.reasonRequired() ->
                wrong(GovernanceError.REASON_REQUIRED, "a yes to an act of this kind says why");
            case Decision.Defer(var until, var _)
            when until == null -> wrong(GovernanceError.DEFERRAL_WITHOUT_END, "putting aside says until when, or why");
            case Decision.Escalate _ -> wrong(GovernanceError.REASON_REQUIRED, "passing a question on says why");
            case Decision.Approve _, Decision.Defer _ -> Optional.empty();
        };
    }

    private static Optional<Wrong> wrong(GovernanceError error, String because) {
        return Optional.of(new Wrong(error, because));
    }
}
