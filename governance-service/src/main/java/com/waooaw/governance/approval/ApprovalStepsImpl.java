package com.waooaw.governance.approval;

import com.waooaw.activities.governance.GovernanceActivities;
import com.waooaw.governance.approval.Approval.Deferred;
import com.waooaw.governance.approval.Approval.Escalated;
import com.waooaw.governance.approval.Approval.Pending;
import com.waooaw.governance.approval.Approval.Settled;
import com.waooaw.governance.approval.ByPrecedent.Revocable;
import com.waooaw.governance.authority.DeputyCalls;
import com.waooaw.governance.notification.Cascade;
import com.waooaw.governance.notification.Notice;
import com.waooaw.governance.reading.Names;
import com.waooaw.governance.reading.People;
import com.waooaw.platform.database.Tenancy;
import com.waooaw.platform.workflow.TemporalFailures;
import io.temporal.spring.boot.ActivityImpl;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Translates between Temporal and the use cases; decides nothing. */
@Component
@ActivityImpl(taskQueues = GovernanceActivities.TASK_QUEUE)
class ApprovalStepsImpl implements ApprovalSteps {

    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final Approvals approvals;
    private final ApprovalReconciler owners;
    private final Cascade cascade;
    private final DeputyCalls deputies;
    private final ConstitutionalReminder reminder;
    private final Clock clock;

    ApprovalStepsImpl(
            Approvals approvals,
            ApprovalReconciler owners,
            Cascade cascade,
            DeputyCalls deputies,
            ConstitutionalReminder reminder,
            Clock clock) {
        this.approvals = approvals;
        this.owners = owners;
        this.cascade = cascade;
        this.deputies = deputies;
        this.reminder = reminder;
        this.clock = clock;
    }

    @Override
    public Duration tellGovernor(UUID approvalId) {
        return TemporalFailures.translating(() -> {
            var customer = owners.ownerOf(approvalId).customerId();
            var approval = Tenancy.call(customer, () -> approvals.approval(approvalId));
            var next =
                    switch (approval) {
                        case Pending(var question, var round) ->
                            Tenancy.call(
                                    customer,
                                    () -> sooner(callDeputies(question), cascade.carryOn(noticeOf(question, round))));
                        // as nobody's: the devices and the receipts are the Platform Governor's
                        case Escalated(var question, var _, var round) -> cascade.carryOn(noticeOf(question, round));
                        case Deferred _, Settled _ -> Duration.ZERO;
                    };
            return reminder.next(approval, next);
        });
    }

    private static Duration sooner(Duration one, Duration other) {
        return Stream.of(one, other)
                .filter(Duration::isPositive)
                .min(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private Duration callDeputies(Question question) {
        return DeputyRules.isConstitutional(question)
                ? Duration.ZERO
                : deputies.carryOn(new DeputyCalls.Waiting(
                        question.id(),
                        question.customerId(),
                        question.displayId(),
                        Names.ofAction(question.actionType()),
                        question.terms().dueAt(),
                        question.terms().expiresAt()));
    }

    private Notice noticeOf(Question question, long round) {
        return new Notice(
                question.id(),
                round,
                question.customerAsked(),
                round == 0 ? question.createdAt() : clock.instant(),
                question.displayId(),
                Names.ofAction(question.actionType()),
                question.summary(),
                question.riskLevel(),
                People.instant(question.terms().expiresAt()),
                question.terms().onSilence().sentence());
    }

    @Override
    public Duration untilDeadline(UUID approvalId) {
        return TemporalFailures.translating(() -> {
            var customer = owners.ownerOf(approvalId).customerId();
            var approval = Tenancy.call(customer, () -> approvals.lookAtClock(approvalId));
            return switch (approval) {
                case Revocable yes -> until(yes.window().closes());
                case Settled _ -> Duration.ZERO;
                case Pending pending -> until(pending.question().terms().expiresAt());
                case Escalated escalated -> until(escalated.question().terms().expiresAt());
                case Deferred deferred -> until(next(deferred));
            };
        });
    }

    private static Instant next(Deferred deferred) {
        return Objects.requireNonNullElse(
                deferred.deferral().until(), deferred.question().terms().expiresAt());
    }

    private Duration until(Instant next) {
        var left = Duration.between(clock.instant(), next);
        return left.compareTo(A_MOMENT) < 0 ? A_MOMENT : left;
    }
}
