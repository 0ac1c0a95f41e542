package com.waooaw.governance.approval;

import com.waooaw.contracts.governance.VetoCategory;
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
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.web.Caller;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Vetoes, as far as they move an approval: a yes of a precedent is taken back, a question that waits is answered with no. */
@Service
public class Revocations {

    private final Moves moves;
    private final ApprovalStore store;
    private final Clock clock;

    Revocations(Moves moves, ApprovalStore store, Clock clock) {
        this.moves = moves;
        this.store = store;
        this.clock = clock;
    }

    /**
     * A veto.
     *
     * @param by who vetoes
     * @param onPage whether it came by the page, and not through the API
     * @param seenHash hash of the act as they were shown it; absent where they named the approval only
     * @param category what they found wrong
     * @param reason in their words
     */
    public record Wish(
            UUID approvalId,
            Caller by,
            boolean onPage,
            @Nullable String seenHash,
            VetoCategory category,
            String reason) {}

    /** What came of it. */
    public sealed interface Outcome {

        /** The approval has moved. */
        record Done(Act act) implements Outcome {}

        /** It was vetoed before, and that holds. */
        record Stands() implements Outcome {}

        /**
         * It does not count.
         *
         * @param act absent where there is no such approval, or none this person may see
         */
        record Refused(@Nullable Act act, GovernanceError error, String because) implements Outcome {}
    }

    /**
     * What an approval was about, and how it stands.
     *
     * @param takenBack whether a yes of a precedent was taken back
     * @param decidedBy pseudonymous subject of the human who said no; absent where nobody did
     * @param channel {@code web} or {@code api}; absent where nobody said no
     * @param reason in their words; empty where nobody said no
     * @param actKey the act it was used for; absent where nobody has used it
     * @param precedent which precedent had said yes; absent where none had
     * @param cause the chain it belongs to
     */
    public record Act(
            UUID approvalId,
            String displayId,
            @Nullable UUID customerId,
            @Nullable UUID engagementId,
            String actionType,
            String summary,
            String actHash,
            String subjectType,
            String subjectId,
            boolean takenBack,
            @Nullable String decidedBy,
            @Nullable String channel,
            String reason,
            Instant settledAt,
            @Nullable String actKey,
            @Nullable String precedent,
            int precedentVersion,
            Cause cause) {}

    /** Vetoes, in the caller's transaction. A deadline or a window that has passed unnoticed takes effect now. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome veto(Wish wish, Cause request) {
        var governor = Governors.of(wish.by());
        var found = store.lock(wish.approvalId());
        if (found.isEmpty()) {
            return unknown(wish.approvalId());
        }
        var current = found.get();
        var stamp = new Stamp(governor.subject(), wish.onPage() ? Stamp.Channel.WEB : Stamp.Channel.API, now());
        var ruling = VetoRules.veto(current, governor, wish.seenHash(), wish.category(), wish.reason(), stamp);
        var cause = current.question().cause().then(request.causationId());
        moves.move(current, ruling.approval(), cause);
        return switch (ruling) {
            case Ruling.Becomes(var approval) -> new Outcome.Done(act(approval, cause));
            case Ruling.Stands _ -> new Outcome.Stands();
            case Ruling.Refused(var _, var error, var _)
            when error == GovernanceError.APPROVAL_NOT_FOUND -> unknown(wish.approvalId());
            case Ruling.Refused(var approval, var error, var because) ->
                new Outcome.Refused(act(approval, cause), error, because);
        };
    }

    /** What an approval is about; empty for whoever may not see it. */
    @Transactional(readOnly = true)
    public Optional<Act> act(UUID approvalId, Caller by) {
        return store.find(approvalId)
                .filter(approval -> Governors.of(by).governs(approval.question()))
                .map(approval -> act(approval, approval.question().cause()));
    }

    private static Outcome unknown(UUID approvalId) {
        return new Outcome.Refused(null, GovernanceError.APPROVAL_NOT_FOUND, "there is no approval " + approvalId);
    }

    private static Act act(Approval approval, Cause cause) {
        var question = approval.question();
        var window = ByPrecedent.windowOf(approval);
        var permit = approval instanceof Vetoed vetoed ? vetoed.permit() : null;
        var stamp = stampOf(approval);
        return new Act(
                question.id(),
                question.displayId(),
                question.customerId(),
                question.engagementId(),
                question.actionType(),
                question.summary(),
                question.act().hash(),
                question.subject().type(),
                question.subject().id(),
                approval instanceof Vetoed,
                stamp == null ? null : stamp.by(),
                stamp == null ? null : stamp.channel().stored(),
                reasonOf(approval),
                approval instanceof Approval.Settled settled ? settled.settledAt() : question.createdAt(),
                permit == null ? null : permit.actKey(),
                window == null ? null : window.precedent(),
                window == null ? 0 : window.precedentVersion(),
                cause);
    }

    /** Of a no: nobody asks a veto about anything else. */
    private static @Nullable Stamp stampOf(Approval approval) {
        return switch (approval) {
            case Vetoed vetoed -> vetoed.stamp();
            case Denied denied -> denied.stamp();
            case Open _, Approved _, Consumed _, Expired _, Withdrawn _, Revocable _, Confirmed _ -> null;
        };
    }

    private static String reasonOf(Approval approval) {
        return switch (approval) {
            case Vetoed vetoed -> vetoed.reason();
            case Denied denied -> denied.reason();
            case Open _, Approved _, Consumed _, Expired _, Withdrawn _, Revocable _, Confirmed _ -> "";
        };
    }

    /** To the microsecond, as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
