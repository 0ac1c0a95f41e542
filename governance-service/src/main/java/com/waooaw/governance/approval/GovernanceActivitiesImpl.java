package com.waooaw.governance.approval;

import com.waooaw.activities.governance.GovernanceActivities;
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
import com.waooaw.governance.known.CallingServices;
import com.waooaw.platform.database.Tenancy;
import com.waooaw.platform.workflow.TemporalFailures;
import io.temporal.spring.boot.ActivityImpl;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** What Governance does for the workflows of others; translates, decides nothing. */
@Component
@ActivityImpl(taskQueues = GovernanceActivities.TASK_QUEUE)
class GovernanceActivitiesImpl implements GovernanceActivities {

    private final Asking asking;
    private final Approvals approvals;
    private final Uses uses;
    private final ApprovalRequests requests;
    private final ApprovalReconciler owners;
    private final CallingServices callers;

    GovernanceActivitiesImpl(
            Asking asking,
            Approvals approvals,
            Uses uses,
            ApprovalRequests requests,
            ApprovalReconciler owners,
            CallingServices callers) {
        this.asking = asking;
        this.approvals = approvals;
        this.uses = uses;
        this.requests = requests;
        this.owners = owners;
        this.callers = callers;
    }

    @Override
    public ApprovalTicket requestApproval(ApprovalRequest request) {
        return TemporalFailures.translating(() -> {
            var asked = requests.questionOf(request);
            var service = callers.calling().orElse(null);
            return ticket(Tenancy.call(asked.question().customerId(), () -> asking.request(asked, service)));
        });
    }

    @Override
    public ApprovalTicket approval(UUID approvalId) {
        return ticket(asOwner(approvalId, () -> approvals.approval(approvalId)));
    }

    @Override
    public Consumption consume(Consume request) {
        return switch (asOwner(request.approvalId(), () -> uses.consume(request))) {
            case Use.Granted(var approval, var permit) -> new Consumption(permit(approval, permit), null);
            case Use.Declined(var _, var refusal) -> new Consumption(null, refusal.wireName());
        };
    }

    @Override
    public void withdrawApproval(UUID approvalId, String reasonCode) {
        asOwner(approvalId, () -> {
            approvals.withdraw(approvalId, reasonCode);
            return approvalId;
        });
    }

    private <T> T asOwner(UUID approvalId, Supplier<T> work) {
        return TemporalFailures.translating(
                () -> Tenancy.call(owners.ownerOf(approvalId).customerId(), work));
    }

    private static Permit permit(Settled approval, com.waooaw.governance.approval.Permit permit) {
        return new Permit(
                permit.id(),
                approval.question().id(),
                approval.question().act().hash(),
                permit.actKey(),
                permit.validUntil());
    }

    static ApprovalTicket ticket(Approval approval) {
        var question = approval.question();
        return new ApprovalTicket(
                question.id(),
                question.displayId(),
                approval.status(),
                question.act().hash(),
                question.createdAt(),
                question.terms().expiresAt(),
                approval instanceof Settled settled ? settled.settledAt() : null,
                switch (approval) {
                    case Approved approved -> approved.authority().by();
                    case Consumed consumed -> consumed.authority().by();
                    case Denied denied -> denied.stamp().by();
                    case Vetoed vetoed -> vetoed.stamp().by();
                    case Open _, Expired _, Withdrawn _, Revocable _, Confirmed _ -> null;
                },
                switch (approval) {
                    case Denied denied -> denied.reason();
                    case Withdrawn withdrawn -> withdrawn.reasonCode();
                    case Vetoed vetoed -> vetoed.reason();
                    case Approved _, Consumed _, Open _, Expired _, Revocable _, Confirmed _ -> null;
                },
                ApprovalEvents.vetoOf(approval),
                question.asked() == null ? null : question.act().json());
    }
}
