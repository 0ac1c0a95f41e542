package com.waooaw.governance.approval;

import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.approval.Approval.Approved;
import com.waooaw.governance.approval.Approval.Consumed;
import com.waooaw.governance.audit.AuditIntegrity;
import com.waooaw.governance.precedent.UndoOwners;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Emergencies, as far as they move an approval: a question that waits is allowed without a yes, for an hour. */
@Service
public class Emergencies {

    private final Moves moves;
    private final ApprovalStore store;
    private final ApprovalReconciler owners;
    private final UndoOwners undoing;
    private final AskingServices asking;
    private final AuditIntegrity integrity;

    Emergencies(
            Moves moves,
            ApprovalStore store,
            ApprovalReconciler owners,
            UndoOwners undoing,
            AskingServices asking,
            AuditIntegrity integrity) {
        this.moves = moves;
        this.store = store;
        this.owners = owners;
        this.undoing = undoing;
        this.asking = asking;
        this.integrity = integrity;
    }

    /**
     * What an emergency is declared for.
     *
     * @param customerId whose Governor answers for it; none for the Platform Governor
     * @param cause the chain it belongs to
     */
    public record Door(
            UUID approvalId,
            String displayId,
            @Nullable UUID customerId,
            @Nullable UUID engagementId,
            String requesterId,
            String requesterType,
            String subjectType,
            String subjectId,
            String actionType,
            String actHash,
            Cause cause) {}

    /** What came of it. */
    public sealed interface Outcome {

        /** The act may be done, once, before that instant. */
        record Open(Door door, Instant until) implements Outcome {}

        /** It may not. */
        record Refused(GovernanceError error, String because) implements Outcome {}
    }

    /** Whose rows show an approval; empty for the platform's own, and where there is no such approval. */
    public Optional<UUID> customerOf(UUID approvalId) {
        return owners.owner(approvalId).flatMap(owner -> Optional.ofNullable(owner.customerId()));
    }

    /** What waits, or waited, behind the glass; nobody else changes it until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Door> door(UUID approvalId) {
        return store.lock(approvalId).map(Emergencies::door);
    }

    /**
     * Breaks the glass, in the caller's transaction. A deadline that has passed unnoticed takes effect now.
     *
     * @throws com.waooaw.platform.kernel.WaooawException {@code GOV-1002} while the audit log is broken: nothing is done
     *     that nobody could read of afterwards
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome breakGlass(UUID override, UUID approvalId, String actHash, Caller by, Instant at, Cause request) {
        integrity.requireIntact();
        var found = store.lock(approvalId);
        if (found.isEmpty()) {
            return new Outcome.Refused(GovernanceError.APPROVAL_NOT_FOUND, "there is no approval " + approvalId);
        }
        if (by.has(Role.SERVICE) && !asking.askedBy(approvalId, by.subject())) {
            return new Outcome.Refused(
                    GovernanceError.NOT_WHO_ASKED,
                    "a service declares an emergency for what it asked itself, and this was asked by another, or by nobody "
                            + "knows whom");
        }
        var current = found.get();
        var ruling = EmergencyRules.breakGlass(
                current,
                Governors.of(by),
                by.has(Role.SERVICE),
                undoing.ownerOf(current.question().actionType()).isPresent(),
                actHash,
                new Authority.BreakGlass(override, by.subject(), at));
        moves.move(current, ruling.approval(), current.question().cause().then(request.causationId()));
        return ruling instanceof Ruling.Refused(var _, var error, var because)
                ? new Outcome.Refused(error, because)
                : new Outcome.Open(door(current), at.plus(EmergencyRules.LASTS));
    }

    /**
     * Ends what an emergency allowed, in the caller's transaction: it allows nothing from that instant on.
     *
     * @param by who found that it was none
     * @return what was done on it and has to be undone; empty where nobody had used it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Revocations.Act> end(UUID approvalId, Caller by, String reason, Instant at) {
        return switch (store.lock(approvalId).orElseThrow(() -> Approvals.unknown(approvalId))) {
            case Approved approved
            when approved.authority() instanceof Authority.BreakGlass -> {
                if (at.isBefore(approved.useBy())) {
                    store.replace(approved.endedAt(at));
                }
                yield Optional.empty();
            }
            case Consumed used
            when used.authority() instanceof Authority.BreakGlass -> {
                if (at.isBefore(used.useBy())) {
                    store.replace(used.endedAt(at));
                }
                yield Optional.of(undone(used, by, reason, at));
            }
            case Approval _ -> throw new IllegalStateException(approvalId + " was not allowed by an emergency");
        };
    }

    /** When the act of each of these was begun, in the caller's transaction; those nobody has begun are left out. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<UUID, Instant> permitsTakenAt(List<UUID> approvals) {
        return store.permitsTakenAt(approvals);
    }

    private static Revocations.Act undone(Consumed used, Caller by, String reason, Instant at) {
        var question = used.question();
        return new Revocations.Act(
                question.id(),
                question.displayId(),
                question.customerId(),
                question.engagementId(),
                question.actionType(),
                question.summary(),
                question.act().hash(),
                question.subject().type(),
                question.subject().id(),
                true,
                by.subject(),
                "api",
                reason,
                at,
                used.permit().actKey(),
                null,
                0,
                question.cause());
    }

    private static Door door(Approval approval) {
        var question = approval.question();
        return new Door(
                question.id(),
                question.displayId(),
                question.customerId(),
                question.engagementId(),
                question.requester().id(),
                question.requester().type(),
                question.subject().type(),
                question.subject().id(),
                question.actionType(),
                question.act().hash(),
                question.cause());
    }
}
