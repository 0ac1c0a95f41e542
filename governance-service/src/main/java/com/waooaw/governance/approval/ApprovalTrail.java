package com.waooaw.governance.approval;

import com.waooaw.governance.approval.Approval.Approved;
import com.waooaw.governance.approval.Approval.Consumed;
import com.waooaw.governance.approval.Approval.Deferred;
import com.waooaw.governance.approval.Approval.Denied;
import com.waooaw.governance.approval.Approval.Escalated;
import com.waooaw.governance.approval.Approval.Expired;
import com.waooaw.governance.approval.Approval.Pending;
import com.waooaw.governance.approval.Approval.Settled;
import com.waooaw.governance.approval.Approval.Withdrawn;
import com.waooaw.governance.approval.ByPrecedent.AutoApproved;
import com.waooaw.governance.approval.ByPrecedent.AutoUsed;
import com.waooaw.governance.approval.ByPrecedent.Confirmed;
import com.waooaw.governance.approval.ByPrecedent.Vetoed;
import com.waooaw.platform.audit.AuditEntry.ActorType;
import com.waooaw.platform.audit.AuditEntry.Result;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Ids;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What remains of every step of an approval: an entry in the log, and where others wait for it one of {@link ApprovalEvents}. */
@Component
class ApprovalTrail {

    private final ApprovalEntries entries;
    private final ApprovalEvents events;

    ApprovalTrail(ApprovalEntries entries, ApprovalEvents events) {
        this.entries = entries;
        this.events = events;
    }

    void requested(Question question) {
        events.requested(question);
        entries.writeByRequester(
                Ids.of("approval-requested", question.id()),
                question,
                "approval_request",
                Result.SUCCEEDED,
                Map.of(
                        "act_hash",
                        question.act().hash(),
                        "expires_at",
                        question.terms().expiresAt().toString(),
                        "rule",
                        String.valueOf(question.terms().rule())),
                question.cause());
    }

    /** An approval has moved: the log knows who did it; where it has settled, the requester hears of it. */
    void moved(Approval approval, Cause cause) {
        switch (approval) {
            case Deferred deferred -> putAside(deferred, cause);
            case Pending pending -> takenUpAgain(pending, cause);
            case Escalated escalated -> passedOn(escalated, cause);
            case Settled settled -> settled(settled, cause);
        }
    }

    private void putAside(Deferred approval, Cause cause) {
        var deferral = approval.deferral();
        var until = deferral.until();
        entries.write(
                Ids.of("approval-deferred", approval.question().id(), approval.version()),
                approval.question(),
                deferral.stamp().by(),
                ActorType.GOVERNOR,
                "approval_deferred",
                Result.SUCCEEDED,
                Map.of(
                        "act_hash",
                        approval.question().act().hash(),
                        "until",
                        until == null ? "taken_up_again" : until.toString(),
                        "channel",
                        deferral.stamp().channel().stored(),
                        "strength",
                        deferral.stamp().strength().stored()),
                cause);
    }

    private void passedOn(Escalated approval, Cause cause) {
        var stamp = approval.passedOn().stamp();
        entries.write(
                Ids.of("approval-escalated", approval.question().id()),
                approval.question(),
                stamp.by(),
                ActorType.GOVERNOR,
                "approval_escalated",
                Result.SUCCEEDED,
                Map.of(
                        "act_hash",
                        approval.question().act().hash(),
                        "to",
                        "platform_governor",
                        "channel",
                        stamp.channel().stored(),
                        "strength",
                        stamp.strength().stored()),
                cause);
    }

    private void takenUpAgain(Pending approval, Cause cause) {
        entries.write(
                Ids.of("approval-resumed", approval.question().id(), approval.version()),
                approval.question(),
                "governance",
                ActorType.SYSTEM,
                "approval_resumed",
                Result.SUCCEEDED,
                Map.of("act_hash", approval.question().act().hash()),
                cause);
    }

    private void settled(Settled approval, Cause cause) {
        var question = approval.question();
        switch (approval) {
            case Approved(var _, Authority.Human(var stamp, var _), var _, var _) -> {
                events.decided(approval, stamp.by(), stamp.source(), cause);
                decided(approval, stamp, "approval_granted", cause);
            }
            case Approved(var _, Authority.Silence _, var _, var _) -> {
                events.decided(approval, null, "timeout", cause);
                decided(approval, "governance", ActorType.SYSTEM, "approval_timeout", cause);
            }
            case Approved(var _, Authority.BreakGlass glass, var useBy, var _) -> {
                events.decided(approval, null, "break_glass", cause);
                decided(
                        approval,
                        "governance",
                        ActorType.SYSTEM,
                        "approval_break_glass",
                        Map.of(
                                "break_glass_id", glass.override().toString(),
                                "declared_by", glass.declarer(),
                                "until", useBy.toString()),
                        cause);
            }
            case Denied(var _, var stamp, var _, var _, var _) -> {
                events.decided(approval, stamp.by(), stamp.source(), cause);
                decided(approval, stamp, "approval_denied", cause);
            }
            case Expired _ -> {
                events.decided(approval, null, "timeout", cause);
                decided(approval, "governance", ActorType.SYSTEM, "approval_timeout", cause);
            }
            case Withdrawn _ -> {
                events.decided(approval, null, "requester", cause);
                decided(
                        approval,
                        question.requester().id(),
                        ApprovalEntries.actorType(question.requester()),
                        "approval_withdrawn",
                        cause);
            }
            case AutoApproved auto -> {
                events.decided(approval, null, "precedent", cause);
                byPrecedent(auto, auto.window(), "approval_auto", cause);
            }
            case Confirmed confirmed -> {
                events.decided(approval, null, "precedent", cause);
                byPrecedent(confirmed, confirmed.window(), "approval_confirmed", cause);
            }
            // who vetoed, why and what follows is for whoever lets them veto to write down
            case Vetoed vetoed ->
                events.decided(
                        approval, vetoed.stamp().by(), vetoed.stamp().channel().stored(), cause);
            case Consumed _, AutoUsed _ -> throw new IllegalArgumentException("using an approval does not settle it");
        }
    }

    private void byPrecedent(Settled approval, VetoWindow window, String action, Cause cause) {
        var question = approval.question();
        entries.write(
                Ids.of(action, question.id()),
                question,
                "governance",
                ActorType.SYSTEM,
                action,
                Result.SUCCEEDED,
                Map.of(
                        "act_hash",
                        question.act().hash(),
                        "action_type",
                        question.actionType(),
                        "precedent",
                        window.precedent(),
                        "precedent_version",
                        window.precedentVersion(),
                        "veto_until",
                        window.closes().toString()),
                cause);
    }

    /**
     * Who, through which channel, how strongly known, and what they had seen: the act of this hash, as it was asked. Where they
     * approved it with another text, what they approved has a hash of its own.
     */
    private void decided(Settled approval, Stamp stamp, String action, Cause cause) {
        var detail = new HashMap<String, Object>(Map.of(
                "channel", stamp.channel().stored(),
                "strength", stamp.strength().stored(),
                "seen", approval.question().askedAct().hash()));
        var deputyOf = stamp.deputyOf();
        if (deputyOf != null) {
            detail.put("deputy_of", deputyOf);
        }
        decided(approval, stamp.by(), ActorType.GOVERNOR, action, detail, cause);
    }

    private void decided(Settled approval, String actor, ActorType actorType, String action, Cause cause) {
        decided(approval, actor, actorType, action, Map.of(), cause);
    }

    private void decided(
            Settled approval, String actor, ActorType actorType, String action, Map<String, Object> more, Cause cause) {
        var question = approval.question();
        var detail = new HashMap<String, Object>(more);
        detail.put("act_hash", question.act().hash());
        detail.put("action_type", question.actionType());
        var asked = question.asked();
        if (asked != null) {
            detail.put("edited", true);
            detail.put("asked_act_hash", asked.hash());
        }
        entries.write(
                Ids.of("approval-settled", question.id()),
                question,
                actor,
                actorType,
                action,
                Result.SUCCEEDED,
                detail,
                cause);
    }
}
