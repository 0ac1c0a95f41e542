package com.waooaw.governance.approval;

import com.waooaw.contracts.governance.ApprovalClass;
import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.approval.Approval.Approved;
import com.waooaw.governance.approval.Approval.Consumed;
import com.waooaw.governance.approval.Approval.Deferred;
import com.waooaw.governance.approval.Approval.Denied;
import com.waooaw.governance.approval.Approval.Escalated;
import com.waooaw.governance.approval.Approval.Expired;
import com.waooaw.governance.approval.Approval.Pending;
import com.waooaw.governance.approval.Approval.Withdrawn;
import com.waooaw.governance.approval.ByPrecedent.Confirmed;
import com.waooaw.governance.approval.ByPrecedent.Revocable;
import com.waooaw.governance.approval.ByPrecedent.Vetoed;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a deputy may see and decide of what the Governor governs (domain.md 2.7 and 6.5). */
final class DeputyRules {

    /** What these are about is the Governor's own, whatever the class of the approval. */
    private static final Set<String> FOUNDATIONS = Set.of("constitution", "protocol", "foundational_agent");

    private DeputyRules() {}

    static boolean isConstitutional(Question question) {
        return question.approvalClass() == ApprovalClass.CONSTITUTIONAL
                || FOUNDATIONS.contains(question.subject().type());
    }

    /**
     * Whether it is theirs to see. Of whoever is named for a Governor's silence that is what the Governor has not touched
     * since it was due, and what they decided of it.
     */
    static boolean isTheirs(Approval approval, Governor by) {
        var standIn = by.standIn();
        if (standIn == null || standIn.silentSince() == null) {
            return true;
        }
        return switch (approval) {
            case Pending pending -> standIn.covers(pending.question().terms().dueAt());
            // whoever passed it on was not silent, and when an answer was due says nothing of whom it waits for now
            case Escalated _ -> false;
            case Deferred _,
                    Approved _,
                    Consumed _,
                    Denied _,
                    Expired _,
                    Withdrawn _,
                    Revocable _,
                    Confirmed _,
                    Vetoed _ -> by.subject().equals(byWhom(approval));
        };
    }

    /** Why a deputy decides nothing here; empty for Governors, and where a deputy may. */
    static Optional<Ruling> refusal(Approval current, Governor by) {
        var governor = by.deputyOf();
        if (governor == null) {
            return Optional.empty();
        }
        var question = current.question();
        if (isConstitutional(question)) {
            return Optional.of(new Ruling.Refused(
                    current,
                    GovernanceError.NOT_FOR_A_DEPUTY,
                    "the constitution, protocols and foundational agents are the Governor's own to decide about"));
        }
        if (governor.equals(question.requester().id())) {
            return Optional.of(new Ruling.Refused(
                    current,
                    GovernanceError.OWN_REQUEST,
                    "nobody decides what they asked for themselves, nor does a deputy in their place"));
        }
        return Optional.empty();
    }

    /** In whose place it was decided, or put aside; absent where in nobody's. */
    static @Nullable String deputyOf(Approval approval) {
        var stamp = stampOf(approval);
        return stamp == null ? null : stamp.deputyOf();
    }

    private static @Nullable String byWhom(Approval approval) {
        var stamp = stampOf(approval);
        return stamp == null ? null : stamp.by();
    }

    private static @Nullable Stamp stampOf(Approval approval) {
        return switch (approval) {
            case Approved approved -> stampOf(approved.authority());
            case Consumed consumed -> stampOf(consumed.authority());
            case Denied denied -> denied.stamp();
            case Deferred deferred -> deferred.deferral().stamp();
            case Vetoed vetoed -> vetoed.stamp();
            case Pending _, Escalated _, Expired _, Withdrawn _, Revocable _, Confirmed _ -> null;
        };
    }

    private static @Nullable Stamp stampOf(Authority authority) {
        return switch (authority) {
            case Authority.Human(var stamp, var _) -> stamp;
            case Authority.Silence _, Authority.BreakGlass _ -> null;
        };
    }
}
