package com.waooaw.governance.approval;

import com.waooaw.governance.approval.Approval.Approved;
import com.waooaw.governance.approval.Approval.Consumed;
import com.waooaw.governance.approval.Approval.Deferred;
import com.waooaw.governance.approval.Approval.Denied;
import com.waooaw.governance.approval.Approval.Escalated;
import com.waooaw.governance.approval.Approval.Expired;
import com.waooaw.governance.approval.Approval.FirstAsked;
import com.waooaw.governance.approval.Approval.Open;
import com.waooaw.governance.approval.Approval.Pending;
import com.waooaw.governance.approval.Approval.Withdrawn;
import com.waooaw.governance.approval.ByPrecedent.Confirmed;
import com.waooaw.governance.approval.ByPrecedent.Revocable;
import com.waooaw.governance.approval.ByPrecedent.Vetoed;
import com.waooaw.governance.reading.Names;
import com.waooaw.governance.reading.People;
import com.waooaw.governance.reading.ReadableAct;
import com.waooaw.governance.reading.VisibleText;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** An approval in the words of its page. Everything others wrote has passed {@link VisibleText}. */
record ApprovalView(
        UUID id,
        String displayId,
        String action,
        String summary,
        String scope,
        String requester,
        String subject,
        ReadableAct act,
        String actJson,
        String actHash,
        String think,
        String did,
        String observed,
        List<String> risks,
        ShownFindings findings,
        List<String> alternatives,
        String riskLevel,
        String blastRadius,
        boolean reversible,
        String undo,
        String cost,
        String askedAt,
        boolean open,
        String countdown,
        String due,
        String deadline,
        String silence,
        boolean reasonRequired,
        String putAside,
        List<DeferralChoice> deferrals,
        String outcome,
        String outcomeDetail,
        String status) {

    static ApprovalView of(Approval stored, Instant now) {
        // what the clock has decided is shown as decided, however late somebody writes it down
        var approval = ApprovalRules.lookAtClock(stored, now).approval();
        var question = approval.question();
        var evidence = question.evidence();
        var open = approval instanceof Open;
        return new ApprovalView(
                question.id(),
                question.displayId(),
                Names.ofAction(question.actionType()),
                VisibleText.of(question.summary()),
                switch (question.scope()) {
                    case PLATFORM -> "the platform";
                    case ENGAGEMENT ->
                        question.passedOn() == null
                                ? "an engagement of your organisation"
                                : "an engagement of a customer";
                    case UNKNOWN -> "unknown";
                },
                VisibleText.of(
                        question.requester().id() + " (" + question.requester().type() + ")"),
                VisibleText.of(
                        question.subject().type() + " " + question.subject().id()),
                ReadableAct.of(question.act().json()),
                VisibleText.of(question.act().json()),
                question.act().hash(),
                VisibleText.of(evidence.think()),
                VisibleText.of(evidence.act()),
                VisibleText.of(evidence.observe()),
                evidence.risks().stream().map(VisibleText::of).toList(),
                ShownFindings.of(evidence.findings()),
                evidence.alternatives().stream().map(VisibleText::of).toList(),
                VisibleText.of(question.riskLevel()),
                VisibleText.of(question.blastRadius()),
                question.reversible(),
                question.compensationRef() == null ? "" : VisibleText.of(question.compensationRef()),
                People.usd(question.estimatedCostUsd()),
                People.instant(question.createdAt()),
                open,
                People.remaining(now, question.terms().expiresAt()),
                due(question.terms()),
                People.instant(question.terms().expiresAt()),
                question.terms().onSilence().sentence(),
                question.terms().reasonRequired(),
                putAside(approval),
                approval instanceof FirstAsked
                        ? DeferralChoice.before(question.terms().expiresAt(), now)
                        : List.of(),
                outcome(approval),
                detail(approval),
                status(approval));
    }

    /** When an answer is expected; empty where that is the deadline itself. */
    private static String due(Terms terms) {
        return terms.dueAt().isBefore(terms.expiresAt()) ? People.instant(terms.dueAt()) : "";
    }

    /** Who put it aside and until when; empty where nobody did. */
    private static String putAside(Approval approval) {
        if (!(approval instanceof Deferred(var _, var deferral, var _))) {
            return "";
        }
        var until = deferral.until();
        var reason = deferral.reason();
        return "Put aside on " + People.instant(deferral.stamp().at()) + " by "
                + VisibleText.of(deferral.stamp().by()) + inPlaceOf(deferral.stamp())
                + (until == null ? "." : ", until " + People.instant(until) + ".")
                + (reason.isEmpty() ? "" : " Reason: " + VisibleText.of(reason));
    }

    private static String status(Approval approval) {
        return approval.status().name().toLowerCase(Locale.ROOT);
    }

    private static String outcome(Approval approval) {
        return switch (approval) {
            case Pending _ -> "Waiting for your decision";
            case Deferred _ -> "Put aside";
            case Escalated _ -> "Passed on to the Platform Governor";
            case Expired _ -> "Not approved: nobody decided in time";
            case Approved _ -> "Approved";
            case Consumed _ -> "Approved, and the right to act has been used";
            case Denied _ -> "Denied";
            case Withdrawn _ -> "Taken back by the requester";
            case Revocable _ -> "Approved by a precedent; it can still be taken back";
            case Confirmed _ -> "Approved by a precedent, and not taken back in time";
            case Vetoed _ -> "Taken back by a Governor";
        };
    }

    private static String detail(Approval approval) {
        return switch (approval) {
            case Open _ -> "";
            case Expired expired -> "The deadline was " + People.instant(expired.settledAt()) + ". Silence denies.";
            case Approved(var _, var authority, var useBy, var _) ->
                decided(authority) + " It may be used once, for exactly this act, until " + People.instant(useBy) + ".";
            case Consumed(var _, var authority, var _, var permit, var _) ->
                decided(authority) + " The right to act was handed out on " + People.instant(permit.issuedAt())
                        + " and cannot be used again.";
            case Denied(var _, var stamp, var reason, var _, var _) ->
                decided(stamp) + " Reason: " + VisibleText.of(reason);
            case Withdrawn withdrawn ->
                "On " + People.instant(withdrawn.settledAt()) + ". Nothing will be done. Reason: "
                        + VisibleText.of(withdrawn.reasonCode());
            case Revocable yes ->
                byPrecedent(yes.window())
                        + yes.used()
                                .map(permit -> " The right to act was handed out on "
                                        + People.instant(permit.issuedAt()) + " and cannot be used again.")
                                .orElse(" Nothing has been done on it yet.");
            case Confirmed confirmed ->
                byPrecedent(confirmed.window()) + " It could be taken back until "
                        + People.instant(confirmed.settledAt()) + ".";
            case Vetoed(var _, var window, var _, var stamp, var _, var reason, var _) ->
                byPrecedent(window) + " Taken back on " + People.instant(stamp.at()) + " by "
                        + VisibleText.of(stamp.by()) + ". Reason: " + VisibleText.of(reason);
        };
    }

    private static String byPrecedent(VetoWindow window) {
        return "Precedent " + window.named() + " said yes on " + People.instant(window.opened()) + ".";
    }

    private static String decided(Authority authority) {
        return switch (authority) {
            case Authority.Human(var stamp, var reason) ->
                decided(stamp) + (reason.isEmpty() ? "" : " Reason: " + VisibleText.of(reason));
            case Authority.BreakGlass(var _, var declarer, var at) ->
                "Nobody said yes: it was declared an emergency on " + People.instant(at) + " by "
                        + VisibleText.of(declarer) + ".";
            case Authority.Silence(var at) ->
                "Nobody said no until " + People.instant(at) + ", and it does not leave the house.";
        };
    }

    private static String decided(Stamp stamp) {
        return "Decided on " + People.instant(stamp.at()) + " by " + VisibleText.of(stamp.by()) + inPlaceOf(stamp)
                + switch (stamp.channel()) {
                    case WEB -> " on this page";
                    case API -> " through the API";
                }
                + switch (stamp.strength()) {
                    case LOGIN -> ".";
                    case ONE_TIME_CODE -> ", with a one-time code.";
                    case PASSKEY -> ", with a passkey.";
                };
    }

    private static String inPlaceOf(Stamp stamp) {
        var governor = stamp.deputyOf();
        return governor == null ? "" : ", as deputy of " + VisibleText.of(governor) + ",";
    }
}
