package com.waooaw.governance.budget;

import com.waooaw.contracts.governance.BudgetThresholdCrossed;
import com.waooaw.governance.budget.BudgetThresholds.Threshold;
import com.waooaw.platform.audit.AuditEntry;
import com.waooaw.platform.audit.AuditEntry.ActorType;
import com.waooaw.platform.audit.AuditEntry.Result;
import com.waooaw.platform.audit.AuditLog;
import com.waooaw.platform.events.Events;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.kernel.Usd;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What remains of what happens to budgets: entries in the log, and word where others have to know. */
@Component
class BudgetTrail {

    private static final String SUBJECT = "budget";
    private static final String ACTOR = "governance";

    private final AuditLog audit;
    private final Events events;
    private final BudgetNews news;

    BudgetTrail(AuditLog audit, Events events, BudgetNews news) {
        this.audit = audit;
        this.events = events;
        this.news = news;
    }

    void crossed(Budget budget, Threshold threshold, Instant at, Cause cause) {
        news.crossed(budget, threshold);
        events.publish(
                new BudgetThresholdCrossed(
                        budget.key().scope(),
                        budget.key().id(),
                        budget.key().period(),
                        threshold.percent(),
                        threshold.action(),
                        budget.spent().toString(),
                        budget.cap().toString(),
                        at,
                        budget.endsAt()),
                cause,
                budget.customerId());
        write(
                Ids.of("budget-threshold", budget.key(), threshold.percent()),
                "budget_threshold",
                budget,
                Map.of(
                        "percent", threshold.percent(),
                        "action", threshold.action().wireName(),
                        "spent_usd", budget.spent().toString(),
                        "cap_usd", budget.cap().toString()),
                Result.SUCCEEDED,
                cause);
    }

    void overran(Lease lease, Usd spent, Budget budget, Cause cause) {
        write(
                Ids.of("budget-overrun", lease.id(), spent),
                "budget_overrun",
                budget,
                Map.of(
                        "lease_id", lease.id().toString(),
                        "holder", lease.holder(),
                        "lent_usd", lease.amount().toString(),
                        "spent_usd", spent.toString(),
                        "overrun_usd", budget.overrun().toString()),
                Result.FAILED,
                cause);
    }

    void reclaimed(Lease lease, Budget budget, Cause cause) {
        write(
                Ids.of("budget-reclaimed", lease.id()),
                "budget_lease_reclaimed",
                budget,
                Map.of(
                        "lease_id", lease.id().toString(),
                        "holder", lease.holder(),
                        "lent_usd", lease.amount().toString()),
                Result.UNKNOWN,
                cause);
    }

    void raised(Increase increase, Budget budget, Cause cause) {
        audit.append(AuditEntry.internal(
                        increase.id(),
                        increase.grantedBy(),
                        ActorType.GOVERNOR,
                        "budget_increased",
                        SUBJECT,
                        budget.key().toString(),
                        Map.of(
                                "amount_usd", increase.amount().toString(),
                                "cap_usd", budget.cap().toString(),
                                "authority", increase.authority().storedName()),
                        Result.SUCCEEDED,
                        cause)
                .concerning(budget.customerId(), null, null));
    }

    private void write(
            UUID entryId, String action, Budget budget, Map<String, Object> detail, Result result, Cause cause) {
        audit.append(AuditEntry.internal(
                        entryId,
                        ACTOR,
                        ActorType.SYSTEM,
                        action,
                        SUBJECT,
                        budget.key().toString(),
                        detail,
                        result,
                        cause)
                .concerning(budget.customerId(), null, null));
    }
}
