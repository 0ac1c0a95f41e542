package com.waooaw.governance.approval;

import com.waooaw.activities.governance.GovernanceActivities;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.approval.Approval.Pending;
import com.waooaw.governance.approval.Approval.Settled;
import com.waooaw.governance.audit.AuditIntegrity;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.kernel.WaooawException;
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
    private final ApprovalTrail trail;
    private final WorkflowOutbox workflows;
    private final AuditIntegrity integrity;
    private final Clock clock;

    Approvals(
            ApprovalStore store, ApprovalTrail trail, WorkflowOutbox workflows, AuditIntegrity integrity, Clock clock) {
        this.store = store;
        this.trail = trail;
        this.workflows = workflows;
        this.integrity = integrity;
        this.clock = clock;
    }

    /** Asks, once per id; its workflow starts with it. */
    @Transactional
    public Approval request(Question question) {
        var pending = new Pending(question, 0);
        if (store.add(pending)) {
            trail.requested(question);
            workflows.start(ApprovalWorkflow.start(question.id()));
            return pending;
        }
        // an id of another customer is not visible here, and is no more this act than any other
        return store.find(question.id())
                .filter(before -> before.question().act().equals(question.act()))
                .orElseThrow(() -> new WaooawException(
                        GovernanceError.REQUESTED_DIFFERENTLY,
                        "approval " + question.id() + " was requested before, for another act"));
    }

    /** How it stands. */
    @Transactional(readOnly = true)
    public Approval approval(UUID id) {
        return store.find(id).orElseThrow(() -> unknown(id));
    }

    /** The same, for a person; to whoever may not decide it, it does not exist. */
    @Transactional(readOnly = true)
    public Approval approval(UUID id, Governor by) {
        return store.find(id)
                .filter(approval -> by.governs(approval.question()))
                .orElseThrow(() -> unknown(id));
    }

    /** What this person may see, newest first. */
    @Transactional(readOnly = true)
    public Listing list(Governor by, @Nullable ApprovalStatus status, ApprovalStore.@Nullable Cursor before) {
        var found = store.list(status, before, PAGE);
        return new Listing(
                found.stream()
                        .filter(approval -> by.governs(approval.question()))
                        .toList(),
                found.size() < PAGE ? null : ApprovalStore.Cursor.after(found.getLast()));
    }

    /**
     * A part of the list.
     *
     * @param next where it goes on; absent at its end
     */
    record Listing(List<Approval> approvals, ApprovalStore.@Nullable Cursor next) {}

    /**
     * A person decides.
     *
     * @param seenHash hash of the act as the person was shown it
     * @return empty where there is no such approval, or none this person may see; that they tried is in the audit log
     */
    @Transactional
    public Optional<Ruling> decide(
            UUID id, Decision decision, Governor by, Stamp.Channel channel, String seenHash, Cause request) {
        integrity.requireIntact();
        var found = store.lock(id);
        if (found.isEmpty()) {
            // in this transaction: a second connection for each of many such requests would use up the pool
            trail.reachedForAnother(id, by, request);
            return Optional.empty();
        }
        var current = found.get();
        var stamp = new Stamp(by.subject(), channel, now());
        var ruling = ApprovalRules.decide(current, decision, by, seenHash, stamp);
        var cause = current.question().cause().then(request.causationId());
        settle(current, ruling.approval(), cause);
        if (ruling instanceof Ruling.Refused refused) {
            trail.refused(current, refused, decision, by, cause);
        }
        return Optional.of(ruling);
    }

    /** Looks whether the deadline has passed. */
    @Transactional
    public Approval expireIfDue(UUID id) {
        var current = store.lock(id).orElseThrow(() -> unknown(id));
        var ruling = ApprovalRules.expire(current, now());
        settle(current, ruling.approval(), current.question().cause().then(id));
        return ruling.approval();
    }

    /** The requester takes the question back. */
    @Transactional
    public void withdraw(UUID id, String reasonCode) {
        var current = store.lock(id).orElseThrow(() -> unknown(id));
        var ruling = ApprovalRules.withdraw(current, reasonCode, now());
        settle(current, ruling.approval(), current.question().cause());
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
            case Use.Granted(var consumed) -> {
                if (!consumed.equals(current)) {
                    store.replace(consumed);
                    trail.granted(consumed, request.cause());
                }
            }
            case Use.Declined declined -> {
                settle(current, declined.approval(), current.question().cause().then(id));
                trail.declined(declined, request.actKey(), request.actHash(), request.cause());
            }
        }
        return use;
    }

    private void settle(Approval before, Approval after, Cause cause) {
        if (after instanceof Settled settled && !after.equals(before)) {
            store.replace(settled);
            trail.settled(settled, cause);
            workflows.wake(ApprovalWorkflow.idOf(settled.question().id()));
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
