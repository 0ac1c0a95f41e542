package com.waooaw.governance.approval;

import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.Reasons;
import com.waooaw.governance.Reasons.Wrong;
import java.util.Optional;

/** Whether a decision says all it has to say; of the approval it looks at the terms only. */
final class DecisionForm {

    private DecisionForm() {}

    /** What is wrong with it; empty where nothing is. */
    static Optional<Wrong> fault(Decision decision, Terms terms) {
        var reason = decision.reason();
        var fault = Reasons.fault("a reason", reason);
        if (fault.isPresent()) {
            return fault;
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
