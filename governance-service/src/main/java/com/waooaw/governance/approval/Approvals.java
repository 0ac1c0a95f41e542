package com.waooaw.governance.approval;

import com.waooaw.activities.governance.GovernanceActivities;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.approval.Approval.Approved;
import com.waooaw.governance.approval.Approval.Confirmed;
import com.waooaw.governance.approval.Approval.Escalated;
import com.waooaw.governance.approval.Approval.Pending;
import com.waooaw.governance.audit.AuditIntegrity;
import com.waooaw.governance.identity.Proof;
import com.waooaw.governance.notification.Cascade;
import com.waooaw.governance.notification.Channel;
import com.waooaw.governance.notification.Receipt;
import com.waooaw.governance.precedent.Judgement;
import com.waooaw.governance.precedent.Precedents;
import com.waooaw.governance.precedent.Wish;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.web.Cursor;
import com.waooaw.platform.workflow.WorkflowOutbox;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The use cases of approvals, a transaction each. The rules are in {@link ApprovalRules}. */
@Service
class Approvals {

    private static final int PAGE = 100;

    private final ApprovalStore store;
    private final RuleEvaluations evaluations;
    private final ApprovalTrail trail;
    private final AttemptTrail attempts;
    private final Proving proving;
    private final DecidingAlone alone;
    private final Precedents precedents;
    private final Escalating escalating;
    private final Cascade cascade;
    private final WorkflowOutbox workflows;
    private final AuditIntegrity integrity;
    private final Clock clock;

    Approvals(
            ApprovalStore store,
            RuleEvaluations evaluations,
            ApprovalTrail trail,
            AttemptTrail attempts,
            Proving proving,
            DecidingAlone alone,
            Precedents precedents,
            Escalating escalating,
            Cascade cascade,
            WorkflowOutbox workflows,
            AuditIntegrity integrity,
            Clock clock) {
        this.store = store;
        this.evaluations = evaluations;
        this.trail = trail;
        this.attempts = attempts;
        this.proving = proving;
        this.alone = alone;
        this.precedents = precedents;
        this.escalating = escalating;
        this.cascade = cascade;
        this.workflows = workflows;
        this.integrity = integrity;
        this.clock = clock;
    }

    /** Asks, once per id; its workflow starts with it. Where a precedent says yes, nobody is asked. */
    @Transactional
    public Approval request(ApprovalRequests.Asked asked) {
        var question = asked.question();
        var pending = new Pending(question, 0);
        if (store.add(pending)) {
            evaluations.keep(question, asked.evaluation());
            trail.requested(question);
            workflows.start(ApprovalWorkflow.start(question.id()));
            return answered(pending, asked.wish());
        }
        // an id of another customer is not visible here, and is no more this act than any other
        return store.find(question.id())
                .filter(before -> before.question().wasShown(question.act().hash()))
                .orElseThrow(() -> new WaooawException(
                        GovernanceError.REQUESTED_DIFFERENTLY,
                        "approval " + question.id() + " was requested before, for another act"));
    }

    /** What a precedent makes of a question; the question itself where none says yes, or the log may not hold a yes. */
    private Approval answered(Pending pending, @Nullable Wish wish) {
        if (wish == null || !integrity.isIntact()) {
            return pending;
        }
        var question = pending.question();
        var judgement = precedents.judge(wish, question.createdAt());
        judgement.evaluations().forEach(evaluation -> evaluations.keep(question, evaluation));
        if (!(judgement instanceof Judgement.Yes(var precedent, var version, var until, var _))) {
            return pending;
        }
        var yes = pending.autoApprove(new VetoWindow(precedent, version, question.createdAt(), until));
        move(pending, yes, question.cause());
        return yes;
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
        // is a
        // deputy the Governor
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
        move(current, ruling.approval(), cause);
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
        move(current, ruling.approval(), current.question().cause().then(id));
        return ruling.approval();
    }

    /** The requester takes the question back. */
    @Transactional
    public void withdraw(UUID id, String reasonCode) {
        var current = store.lock(id).orElseThrow(() -> unknown(id));
        var ruling = ApprovalRules.withdraw(current, reasonCode, now());
        requireIntactFor(ruling);
        move(current, ruling.approval(), current.question().cause());
    }

    /** Somebody is about to act. */
    @Transactional
    public Use consume(GovernanceActivities.Consume request) {
        var id = request.approvalId();
        integrity.requireIntact();
        var current = store.lock(id).orElseThrow(() -> unknown(id));
        var permitId = Ids.of("permit", id, request.actKey());
        var use = ApprovalRules.consume(current, request.actHash(), request.actKey(), permitId, now());
        switch (use) {
            case Use.Granted(var used, var permit) -> {
                if (!used.equals(current)) {
                    store.replace(used);
                    attempts.granted(used, permit, request.cause());
                }
            }
            case Use.Declined declined -> {
                move(current, declined.approval(), current.question().cause().then(id));
                attempts.declined(declined, request.actKey(), request.actHash(), request.cause());
            }
        }
        return use;
    }

    /** While the audit log is broken nothing becomes a yes, silence included; the question stays open meanwhile. */
    private void requireIntactFor(Ruling ruling) {
        if (ruling.approval() instanceof Approved) {
            integrity.requireIntact();
        }
    }

    /** Stores what has become of an approval, and tells whoever has to know; nothing where nothing has changed. */
    void move(Approval before, Approval after, Cause cause) {
        if (!after.equals(before)) {
            store.replace(after);
            trail.moved(after, cause);
            escalating.moved(after, cause);
            // what was allowed and never done proves nothing
            if (after instanceof Confirmed(var _, var window, var permit, var _) && permit != null) {
                precedents.confirmed(window.precedent(), window.precedentVersion(), window.closes());
            }
            workflows.wake(ApprovalWorkflow.idOf(after.question().id()));
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
