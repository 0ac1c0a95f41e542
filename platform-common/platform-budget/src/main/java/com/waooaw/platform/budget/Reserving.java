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

    /** After half an hour another Governor is asked; whoever has no answer a little later stops waiting. */
    private static final Duration UNTIL_ANSWERED = Duration.ofMinutes(35);

    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

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

    /** The same, and whether a Governor was asked for more and has not answered. */
    private record No(Refused refused, boolean unanswered) {}

    /**
     * Reserves; empty where it is reserved. Waits a while for money that others may return, and, for whoever says what it is
     * doing, for a Governor who was asked for more.
     */
    public Optional<Refused> reserve(Expense expense) {
        long giveUpAt = Workflow.currentTimeMillis() + PATIENCE.toMillis();
        long answeredBy = Workflow.currentTimeMillis() + UNTIL_ANSWERED.toMillis();
        while (true) {
            var wanted = own.reserve(expense);
            if (wanted.isEmpty()) {
                return Optional.empty();
            }
            var no = fetch(wanted);
            if (no != null) {
                long now = Workflow.currentTimeMillis();
                if (no.refused().refusal().equals(LEASED_OUT) && now < giveUpAt) {
                    Workflow.sleep(PAUSE);
                } else if (no.unanswered() && expense.doing() != null && now < answeredBy) {
                    Workflow.sleep(LOOK_AGAIN);
                    // whoever waited for a Governor has not yet waited for others
                    giveUpAt = Workflow.currentTimeMillis() + PATIENCE.toMillis();
                } else {
                    return Optional.of(no.refused());
                }
            }
        }
    }

    private @Nullable No fetch(List<LeaseRequest> wanted) {
        for (var request : wanted) {
            var answer = governance.grantLease(request);
            own.keep(answer);
            var no = refusal(request, answer);
            if (no != null) {
                return no;
            }
        }
        return null;
    }

    private static @Nullable No refusal(LeaseRequest request, LeaseAnswer answer) {
        var refusal = answer.refusal();
        return refusal == null
                ? null
                : new No(
                        new Refused(
                                request.budget().scope().wireName() + "/"
                                        + request.budget().id(),
                                refusal),
                        answer.emergencyRequestId() != null);
    }
}
