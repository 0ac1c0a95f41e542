package com.waooaw.governance.approval;

import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.approval.Approval.Approved;
import com.waooaw.governance.approval.Approval.Escalated;
import com.waooaw.governance.approval.Approval.Pending;
import com.waooaw.governance.audit.AuditIntegrity;
import com.waooaw.governance.identity.Proof;
import com.waooaw.governance.notification.Cascade;
import com.waooaw.governance.notification.Channel;
import com.waooaw.governance.notification.Receipt;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.web.Cursor;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Approvals are looked at and decided here, a transaction each. The rules are in {@link ApprovalRules}; {@link Asking} and
 * {@link Uses} come before and after.
 */
@Service
class Approvals {

    private static final int PAGE = 100;

    private final ApprovalStore store;
    private final AttemptTrail attempts;
    private final Moves moves;
    private final Proving proving;
    private final DecidingAlone alone;
    private final Cascade cascade;
    private final AuditIntegrity integrity;
    private final Clock clock;

    Approvals(
            ApprovalStore store,
            AttemptTrail attempts,
            Moves moves,
            Proving proving,
            DecidingAlone alone,
            Cascade cascade,
            AuditIntegrity integrity,
            Clock clock) {
        this.store = store;
        this.attempts = attempts;
        this.moves = moves;
        this.proving = proving;
        this.alone = alone;
        this.cascade = cascade;
        this.integrity = integrity;
        this.clock = clock;
    }

    /** How it stands. */
    @Transactional(readOnly = true)
    public Approval approval(UUID id) {
        return store.find(id).orElseThrow(() -> unknown(id));
    }

    /** The same, for a person; to whoever may not decide it, it does not exist. */
    @Transactional(readOnly = true)
    public Approval approval(UUID id, Governor by) {
        return store.find(id).filter(by::sees).orElseThrow(() -> unknown(id));
    }

    /**
     * The same, for a person who looks at exactly what will be done: nobody has to tell them of it any more.
     *
     * @param through whose message brought them, where one did
     */
    @Transactional
    public Approval looked(UUID id, Governor by, @Nullable Channel through) {
        var approval = approval(id, by);
        var question = approval.question();
        // who asked may not decide, nor may who passed it on, and so they cannot be the one who was to be reached; nor
        // is a deputy the Governor
        if ((approval instanceof Pending || approval instanceof Escalated)
                && by.isAsked(question)
                && by.standIn() == null
                && !by.subject().equals(question.requester().id())) {
            cascade.seen(id, approval.version(), question.customerAsked(), by.subject(), through);
        }
        return approval;
    }

    /** What the same requester was last allowed to do of this kind: to see what is different now. */
    @Transactional(readOnly = true)
    public Optional<Approval> lastAllowed(Approval approval) {
        return store.lastAllowed(approval.question());
    }

    /** Which messages were sent about it, and what came of them. */
    @Transactional(readOnly = true)
    public List<Receipt> receipts(UUID id, Governor by) {
        return cascade.receipts(approval(id, by).question().id());
    }

    /** What this person may see, newest first. */
    @Transactional(readOnly = true)
    public Listing list(Governor by, @Nullable ApprovalStatus status, @Nullable Cursor before) {
        return listing(by, store.list(status == null ? List.of() : List.of(status), before, PAGE));
    }

    private static Listing listing(Governor by, List<Approval> found) {
        return new Listing(
                found.stream().filter(by::sees).toList(), found.size() < PAGE ? null : after(found.getLast()));
    }

    private static Cursor after(Approval last) {
        return new Cursor(last.question().createdAt(), last.question().id());
    }

    /**
     * A part of the list.
     *
     * @param next where it goes on; absent at its end
     */
    record Listing(List<Approval> approvals, @Nullable Cursor next) {}

    /** Whether a login is not enough for a yes of this person. */
    @Transactional(readOnly = true)
    public boolean isStepUpDue(Approval approval, Governor by) {
        return proving.isDue(approval, by);
    }

    /** A person decides, and shows nothing but that they are logged in. */
    @Transactional
    public Optional<Ruling> decide(
            UUID id, Decision decision, Governor by, Stamp.Channel channel, String seenHash, Cause request) {
        return decide(id, decision, by, channel, seenHash, Proof.LOGIN, request);
    }

    /**
     * A person decides.
     *
     * @param seenHash hash of the act as the person was shown it
     * @param proof what they show beside their login; a yes may need it
     * @return empty where there is no such approval, or none this person may see; that they tried is in the audit log
     */
    @Transactional
    public Optional<Ruling> decide(
            UUID id,
            Decision decision,
            Governor by,
            Stamp.Channel channel,
            String seenHash,
            Proof proof,
            Cause request) {
        integrity.requireIntact();
        var found = store.lock(id);
        if (found.isEmpty()) {
            // in this transaction: a second connection for each of many such requests would use up the pool
            attempts.reachedForAnother(id, by, request);
            return Optional.empty();
        }
        var current = found.get();
        var stamp = new Stamp(by.subject(), channel, now()).inPlaceOf(by.deputyOf());
        var cause = current.question().cause().then(request.causationId());
        var ruling = alone.admitted(
                proving.proven(ApprovalRules.decide(current, decision, by, seenHash, stamp), current, proof, cause),
                current,
                decision,
                by,
                cause);
        moves.move(current, ruling.approval(), cause);
        if (ruling instanceof Ruling.Refused refused) {
            attempts.refused(current, refused, decision, stamp, cause);
        }
        return Optional.of(ruling);
    }

    /** Looks whether the deadline has passed, or the time until which somebody put the question aside. */
    @Transactional
    public Approval lookAtClock(UUID id) {
        var current = store.lock(id).orElseThrow(() -> unknown(id));
        var ruling = ApprovalRules.lookAtClock(current, now());
        requireIntactFor(ruling);
        moves.move(current, ruling.approval(), current.question().cause().then(id));
        return ruling.approval();
    }

    /** The requester takes the question back. */
    @Transactional
    public void withdraw(UUID id, String reasonCode) {
        var current = store.lock(id).orElseThrow(() -> unknown(id));
        var ruling = ApprovalRules.withdraw(current, reasonCode, now());
        requireIntactFor(ruling);
        moves.move(current, ruling.approval(), current.question().cause());
    }

    /** While the audit log is broken nothing becomes a yes, silence included; the question stays open meanwhile. */
    private void requireIntactFor(Ruling ruling) {
        if (ruling.approval() instanceof Approved) {
            integrity.requireIntact();
        }
    }

    /** To the microsecond, as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** There is no such approval. */
    static WaooawException unknown(UUID id) {
        return new WaooawException(GovernanceError.APPROVAL_NOT_FOUND, "there is no approval " + id);
    }
}
