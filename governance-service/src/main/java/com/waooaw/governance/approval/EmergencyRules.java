package com.waooaw.governance.approval;

import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.approval.Approval.Approved;
import com.waooaw.governance.approval.Approval.Consumed;
import com.waooaw.governance.approval.Approval.Denied;
import com.waooaw.governance.approval.Approval.Expired;
import com.waooaw.governance.approval.Approval.Open;
import com.waooaw.governance.approval.Approval.Withdrawn;
import com.waooaw.governance.approval.ByPrecedent.Confirmed;
import com.waooaw.governance.approval.ByPrecedent.Revocable;
import com.waooaw.governance.approval.ByPrecedent.Vetoed;
import java.time.Duration;
import java.util.Set;

/** What an emergency may allow, and who may declare one (domain.md 6.5, ADR 0027). */
final class EmergencyRules {

    /** How long an override lasts, to the instant. */
    static final Duration LASTS = Duration.ofHours(1);

    private static final Set<String> RISKS = Set.of("low", "medium");

    private EmergencyRules() {}

    /**
     * Breaks the glass of an approval that waits.
     *
     * @param by as whom the declarer governs; nobody who may decide a question breaks its glass
     * @param service whether a service declares, for whoever it asked for
     * @param undoable whether somebody is registered who undoes acts of this kind
     */
    static Ruling breakGlass(
            Approval current,
            Governor by,
            boolean service,
            boolean undoable,
            String actHash,
            Authority.BreakGlass glass) {
        var question = current.question();
        if (by.governs(question)) {
            return new Ruling.Refused(
                    current,
                    GovernanceError.NOT_THEIRS_TO_BREAK,
                    "whoever may decide a question decides it; then nobody has to review it");
        }
        if (!service && !(by.platform() && question.customerId() != null)) {
            return new Ruling.Refused(
                    current, GovernanceError.APPROVAL_NOT_FOUND, "there is no approval " + question.id());
        }
        if (!actHash.equals(question.act().hash())) {
            return new Ruling.Refused(
                    current, GovernanceError.ANOTHER_ACT, "the declaration names another act than the one that waits");
        }
        if (!breakable(question, undoable)) {
            return new Ruling.Refused(
                    current,
                    GovernanceError.NOT_BREAKABLE,
                    "an emergency allows only what can be undone, of low or medium risk, that spends no money and touches "
                            + "no constitution");
        }
        return switch (current) {
            case Open open
            when question.overdueAt(glass.at()) ->
                new Ruling.Refused(
                        open.fallSilent(),
                        GovernanceError.DEADLINE_PASSED,
                        "the deadline has passed, and it waits for nobody any more");
            case Open open ->
                new Ruling.Becomes(open.breakGlass(glass, glass.at().plus(LASTS)));
            case Denied _, Vetoed _ -> nothing(current, "a human said no, and no emergency overrules that");
            case Approved _, Consumed _, Revocable _, Confirmed _ -> nothing(current, "it was allowed before");
            case Expired _, Withdrawn _ -> nothing(current, "it waits for nobody any more; ask again");
        };
    }

    private static Ruling nothing(Approval current, String because) {
        return new Ruling.Refused(current, GovernanceError.NOTHING_TO_BREAK, because);
    }

    /** What may turn out unjustified has to be such that it can be taken back. */
    private static boolean breakable(Question question, boolean undoable) {
        boolean kind =
                switch (question.approvalClass()) {
                    case ARTIFACT, COMMUNICATION, EXECUTION -> true;
                    case FINANCIAL, CONSTITUTIONAL, UNKNOWN -> false;
                };
        return kind
                && undoable
                && question.reversible()
                && question.compensationRef() != null
                && RISKS.contains(question.riskLevel());
    }
}
