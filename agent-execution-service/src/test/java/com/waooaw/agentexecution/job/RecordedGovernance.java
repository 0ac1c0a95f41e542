package com.waooaw.agentexecution.job;

import com.waooaw.activities.governance.GovernanceActivities;
import com.waooaw.contracts.governance.ApprovalStatus;
import io.temporal.failure.ApplicationFailure;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** A Governance whose answers a test sets. */
final class RecordedGovernance implements GovernanceActivities {

    static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");

    final List<String> calls = new CopyOnWriteArrayList<>();
    volatile ApprovalStatus status = ApprovalStatus.PENDING;
    volatile String refusal;
    volatile String edited;
    volatile boolean lost;
    volatile boolean nothingToWithdraw;

    @Override
    public ApprovalTicket requestApproval(ApprovalRequest request) {
        calls.add("requestApproval");
        return ticket(request.approvalId(), ApprovalStatus.PENDING);
    }

    @Override
    public ApprovalTicket approval(UUID approvalId) {
        calls.add("approval");
        if (lost) {
            throw ApplicationFailure.newNonRetryableFailure("no approval", "GOV-0001");
        }
        var ticket = ticket(approvalId, status);
        return edited == null
                ? ticket
                : new ApprovalTicket(
                        approvalId, ticket.displayId(), status, "01", AT, AT, null, null, null, null, edited);
    }

    private static ApprovalTicket ticket(UUID id, ApprovalStatus status) {
        return new ApprovalTicket(
                id, "APPR-00000001", status, "00", AT, AT.plusSeconds(86_400), null, null, null, null);
    }

    @Override
    public Consumption consume(Consume request) {
        calls.add("consume");
        return refusal != null
                ? new Consumption(null, refusal)
                : new Consumption(
                        new Permit(
                                new UUID(6, 6),
                                request.approvalId(),
                                request.actHash(),
                                request.actKey(),
                                AT.plusSeconds(600)),
                        null);
    }

    @Override
    public void withdrawApproval(UUID approvalId, String reasonCode) {
        calls.add("withdrawApproval " + approvalId + " " + reasonCode);
        if (nothingToWithdraw) {
            throw ApplicationFailure.newNonRetryableFailure("no approval", "GOV-0001");
        }
    }
}
