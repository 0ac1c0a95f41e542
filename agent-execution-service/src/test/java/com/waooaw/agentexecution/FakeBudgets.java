package com.waooaw.agentexecution;

import com.waooaw.activities.governance.BudgetActivities;
import com.waooaw.activities.governance.GovernanceActivities;
import com.waooaw.contracts.governance.BudgetScope;
import com.waooaw.platform.testkit.TestTime;
import io.temporal.spring.boot.ActivityImpl;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Lends what is wanted, each lease once, except out of budgets that a test has emptied. */
@ActivityImpl(taskQueues = GovernanceActivities.TASK_QUEUE)
public final class FakeBudgets implements BudgetActivities {

    public final Map<UUID, LeaseRequest> lent = new ConcurrentHashMap<>();
    public final Map<UUID, String> returned = new ConcurrentHashMap<>();

    /** Ids of agents, engagements and the like without money. */
    public final Set<String> empty = ConcurrentHashMap.newKeySet();

    @Override
    public LeaseAnswer grantLease(LeaseRequest request) {
        if (empty.contains(request.budget().id())) {
            return new LeaseAnswer(request.leaseId(), null, "exhausted", null);
        }
        var first = lent.putIfAbsent(request.leaseId(), request);
        var asked = first == null ? request : first;
        var expires = TestTime.clock().instant().plus(Duration.ofMinutes(10));
        return new LeaseAnswer(
                request.leaseId(),
                new GrantedLease(
                        request.leaseId(),
                        asked.budget().scope(),
                        asked.budget().id(),
                        "all",
                        asked.wantedUsd(),
                        expires,
                        expires.plus(Duration.ofMinutes(30)),
                        returned.containsKey(request.leaseId())),
                null,
                null);
    }

    @Override
    public void returnLease(LeaseReturn report) {
        returned.put(report.leaseId(), report.spentUsd());
    }

    /** What was reported as spent out of a budget. */
    public String spent(BudgetScope scope, String id) {
        return lent.values().stream()
                .filter(lease ->
                        lease.budget().scope() == scope && lease.budget().id().equals(id))
                .map(lease -> returned.getOrDefault(lease.leaseId(), "out"))
                .sorted()
                .reduce("", (all, one) -> all.isEmpty() ? one : all + " " + one);
    }
}
