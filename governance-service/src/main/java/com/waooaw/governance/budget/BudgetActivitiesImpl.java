package com.waooaw.governance.budget;

import com.waooaw.activities.governance.BudgetActivities;
import com.waooaw.activities.governance.GovernanceActivities;
import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.budget.Budgets.Outcome;
import com.waooaw.platform.database.Tenancy;
import com.waooaw.platform.kernel.Fault;
import com.waooaw.platform.kernel.Usd;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.workflow.TemporalFailures;
import io.temporal.spring.boot.ActivityImpl;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lends to the workflows of others; translates, decides nothing. */
@Component
@ActivityImpl(taskQueues = GovernanceActivities.TASK_QUEUE)
class BudgetActivitiesImpl implements BudgetActivities {

    /** Holders return what they do not need within seconds. */
    private static final Duration SOON = Duration.ofSeconds(5);

    /** Money comes back to the platform as leases end. */
    private static final Duration LATER = Lease.TERM;

    private final Budgets budgets;
    private final Wishes wishes;
    private final BudgetOwners owners;
    private final Clock clock;

    BudgetActivitiesImpl(Budgets budgets, Wishes wishes, BudgetOwners owners, Clock clock) {
        this.budgets = budgets;
        this.wishes = wishes;
        this.owners = owners;
        this.clock = clock;
    }

    @Override
    public LeaseAnswer grantLease(LeaseRequest request) {
        return TemporalFailures.translating(() -> {
            var wish = wishes.of(request);
            return answer(wish, Tenancy.call(wish.customerId(), () -> budgets.grant(wish)));
        });
    }

    @Override
    public void returnLease(LeaseReturn report) {
        TemporalFailures.translatingRun(() -> {
            var spent = spent(report);
            var owner = owners.ofLease(report.leaseId())
                    .orElseThrow(() -> new WaooawException(
                            GovernanceError.LEASE_NOT_FOUND, "there is no lease " + report.leaseId()));
            Tenancy.run(owner.customerId(), () -> budgets.returned(report.leaseId(), spent, report.cause()));
        });
    }

    private static Usd spent(LeaseReturn report) {
        try {
            return Usd.parse(report.spentUsd());
        } catch (IllegalArgumentException e) {
            throw new WaooawException(
                    GovernanceError.BUDGET_REQUEST_INVALID,
                    "nobody can have spent that",
                    List.of(new Fault("/spent_usd", String.valueOf(e.getMessage()))));
        }
    }

    private LeaseAnswer answer(Wish wish, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Lent(var lease) -> new LeaseAnswer(lease.id(), told(lease), null, null);
            case Outcome.NotLent(var budget, var why, var request) ->
                new LeaseAnswer(wish.leaseId(), null, why.wireName(), askAgainAt(budget, why), request);
        };
    }

    private @Nullable Instant askAgainAt(Budget budget, Grant.Refusal why) {
        return switch (why) {
            case LEASED_OUT -> clock.instant().plus(SOON);
            case SUSPENDED -> clock.instant().plus(LATER);
            case EXHAUSTED -> budget.endsAt();
        };
    }

    private static GrantedLease told(Lease lease) {
        return new GrantedLease(
                lease.id(),
                lease.budget().scope(),
                lease.budget().id(),
                lease.budget().period(),
                lease.amount().toString(),
                lease.expiresAt(),
                lease.settleBy(),
                lease.state() != Lease.State.OPEN);
    }
}
