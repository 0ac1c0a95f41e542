package com.waooaw.governance.approval;

import com.waooaw.activities.governance.GovernanceActivities;
import com.waooaw.governance.approval.Approval.Pending;
import com.waooaw.governance.notification.GovernorMail;
import com.waooaw.governance.reading.Names;
import com.waooaw.platform.database.Tenancy;
import com.waooaw.platform.workflow.TemporalFailures;
import io.temporal.spring.boot.ActivityImpl;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Translates between Temporal and the use cases; decides nothing. */
@Component
@ActivityImpl(taskQueues = GovernanceActivities.TASK_QUEUE)
class ApprovalStepsImpl implements ApprovalSteps {

    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final Approvals approvals;
    private final ApprovalReconciler owners;
    private final GovernorMail mail;
    private final Clock clock;

    ApprovalStepsImpl(Approvals approvals, ApprovalReconciler owners, GovernorMail mail, Clock clock) {
        this.approvals = approvals;
        this.owners = owners;
        this.mail = mail;
        this.clock = clock;
    }

    @Override
    public void tellGovernor(UUID approvalId) {
        TemporalFailures.translatingRun(() -> {
            var customer = owners.ownerOf(approvalId).customerId();
            Tenancy.run(customer, () -> {
                if (approvals.approval(approvalId) instanceof Pending(var question, var _)) {
                    mail.tell(new GovernorMail.Notice(
                            question.id(),
                            customer,
                            question.displayId(),
                            Names.ofAction(question.actionType()),
                            question.summary(),
                            question.riskLevel(),
                            People.instant(question.expiresAt())));
                }
            });
        });
    }

    @Override
    public Duration untilDeadline(UUID approvalId) {
        return TemporalFailures.translating(() -> {
            var customer = owners.ownerOf(approvalId).customerId();
            var approval = Tenancy.call(customer, () -> approvals.expireIfDue(approvalId));
            if (!(approval instanceof Pending(var question, var _))) {
                return Duration.ZERO;
            }
            var left = Duration.between(clock.instant(), question.expiresAt());
            return left.compareTo(A_MOMENT) < 0 ? A_MOMENT : left;
        });
    }
}
