package com.waooaw.platform.budget;

import com.waooaw.activities.governance.BudgetActivities;
import com.waooaw.activities.governance.BudgetActivities.LeaseAnswer;
import com.waooaw.activities.governance.BudgetActivities.LeaseRequest;
import com.waooaw.activities.governance.GovernanceActivities;
import com.waooaw.platform.budget.SpendingSteps.Expense;
import com.waooaw.platform.workflow.ActivityStubs;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Workflow code: reserves what an act may cost, and fetches the leases it takes. */
public final class Reserving {

    private static final String LEASED_OUT = "leased_out";

    /** Longer than a lease on which nothing is reserved takes to come back: ten minutes, and the way. */
    private static final Duration PATIENCE = Duration.ofMinutes(12);

    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final SpendingSteps own = ActivityStubs.on(Workflow.getInfo().getTaskQueue(), SpendingSteps.class);
    private final BudgetActivities governance =
            ActivityStubs.on(GovernanceActivities.TASK_QUEUE, BudgetActivities.class);

    /**
     * Why nothing is reserved.
     *
     * @param budget {@code scope/id}
     * @param refusal {@code exhausted}, {@code suspended} or {@code leased_out}
     */
    public record Refused(String budget, String refusal) {}

    /** Reserves; empty where it is reserved. Waits a while for money that others may return. */
    public Optional<Refused> reserve(Expense expense) {
        long giveUpAt = Workflow.currentTimeMillis() + PATIENCE.toMillis();
        while (true) {
            var wanted = own.reserve(expense);
            if (wanted.isEmpty()) {
                return Optional.empty();
            }
            var refused = fetch(wanted);
            if (refused != null) {
                if (!refused.refusal().equals(LEASED_OUT) || Workflow.currentTimeMillis() >= giveUpAt) {
                    return Optional.of(refused);
                }
                Workflow.sleep(PAUSE);
            }
        }
    }

    private @Nullable Refused fetch(List<LeaseRequest> wanted) {
        for (var request : wanted) {
            var answer = governance.grantLease(request);
            own.keep(answer);
            var refused = refusal(request, answer);
            if (refused != null) {
                return refused;
            }
        }
        return null;
    }

    private static @Nullable Refused refusal(LeaseRequest request, LeaseAnswer answer) {
        var refusal = answer.refusal();
        return refusal == null
                ? null
                : new Refused(
                        request.budget().scope().wireName() + "/"
                                + request.budget().id(),
                        refusal);
    }
}
