package com.waooaw.governance.approval;

import com.waooaw.contracts.governance.ApprovalDecided;
import com.waooaw.contracts.governance.ApprovalRequested;
import com.waooaw.contracts.governance.VetoCategory;
import com.waooaw.governance.approval.Approval.Approved;
import com.waooaw.governance.approval.Approval.Consumed;
import com.waooaw.governance.approval.Approval.Denied;
import com.waooaw.governance.approval.Approval.Expired;
import com.waooaw.governance.approval.Approval.Open;
import com.waooaw.governance.approval.Approval.Settled;
import com.waooaw.governance.approval.Approval.Withdrawn;
import com.waooaw.governance.approval.ByPrecedent.Confirmed;
import com.waooaw.governance.approval.ByPrecedent.Revocable;
import com.waooaw.governance.approval.ByPrecedent.Vetoed;
import com.waooaw.platform.events.Events;
import com.waooaw.platform.kernel.Cause;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What others hear of an approval: that somebody is asked, and what was decided. */
@Component
class ApprovalEvents {

    private final Events events;

    ApprovalEvents(Events events) {
        this.events = events;
    }

    /** Somebody is asked. */
    void requested(Question question) {
        var event = new ApprovalRequested(
                question.id(),
                question.displayId(),
                question.approvalClass(),
                question.scope(),
                question.subject().type(),
                question.subject().id(),
                question.actionType(),
                question.act().hash(),
                question.terms().expiresAt(),
                question.engagementId());
        events.publish(event, question.cause(), question.customerId());
    }

    /**
     * It has settled.
     *
     * @param by the person who decided, where one did
     * @param source through which channel, or who else
     */
    void decided(Settled approval, @Nullable String by, String source, Cause cause) {
        var question = approval.question();
        var seed = seedOf(approval);
        var event = new ApprovalDecided(
                question.id(),
                question.approvalClass(),
                question.scope(),
                question.subject().type(),
                question.subject().id(),
                question.actionType(),
                question.act().hash(),
                approval.status(),
                by,
                approval.settledAt(),
                source,
                seed == null ? null : seed.precedent(),
                seed == null ? null : (Integer) seed.precedentVersion(),
                vetoOf(approval));
        events.publish(event, cause, question.customerId());
    }

    /** The precedent an event names. */
    private static @Nullable VetoWindow seedOf(Settled approval) {
        return switch (approval) {
            case Revocable yes -> yes.window();
            // what was allowed and never done proves nothing, and nobody is to count it
            case Confirmed(var _, var window, var permit, var _) -> permit == null ? null : window;
            case Vetoed vetoed -> vetoed.window();
            case Approved _, Consumed _, Denied _, Expired _, Withdrawn _ -> null;
        };
    }

    /** What a Governor who vetoed it found wrong. */
    static @Nullable VetoCategory vetoOf(Approval approval) {
        return switch (approval) {
            case Denied denied -> denied.veto();
            case Vetoed vetoed -> vetoed.category();
            case Open _, Approved _, Consumed _, Expired _, Withdrawn _, Revocable _, Confirmed _ -> null;
        };
    }
}
