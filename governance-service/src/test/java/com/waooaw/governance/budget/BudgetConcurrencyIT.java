package com.waooaw.governance.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.activities.governance.BudgetActivities;
import com.waooaw.activities.governance.BudgetActivities.BudgetRef;
import com.waooaw.activities.governance.BudgetActivities.LeaseReturn;
import com.waooaw.contracts.governance.BudgetThresholdCrossed;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Usd;
import com.waooaw.platform.testkit.TestTokens;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A thousand callers at two Governances on one database. */
class BudgetConcurrencyIT extends ManyCallers {

    @BeforeEach
    void aDayWithTimeLeft() {
        farFromMidnight(Duration.ofHours(2));
    }

    @Test
    void settledAndLeasedNeverExceedTheCapHoweverManyAskAtOnce() throws Exception {
        var budget = agentDay();
        var spent = new AtomicLong();
        var lentIds = ConcurrentHashMap.<UUID>newKeySet();
        try (var other = anotherGovernance();
                var watch = new Watch(List.of(budget))) {
            var both = List.of(budgets, other.getBean(BudgetActivities.class));

            var lent = atOnce(caller -> lendAndReturn(both.get(caller % 2), budget, caller, spent, lentIds));

            watch.nothingWasOver();
            assertThat(lent.stream().mapToInt(Integer::intValue).sum()).isGreaterThan(100);
        }
        var now = seen(budget, governor());
        assertThat(Usd.parse(now.path("spent_usd").asString()).micros()).isEqualTo(spent.get());
        assertThat(now.path("overrun_usd").asString()).isEqualTo("0.00");
        assertThat(now.path("leased_usd").asString()).isEqualTo("0.00");
        await().untilAsserted(() -> assertThat(told(budget))
                .extracting(BudgetThresholdCrossed::percent)
                .doesNotHaveDuplicates()
                .contains(80, 95));
    }

    @Test
    void aThousandTimesTheSameQuestionIsOneLease() throws Exception {
        var budget = plan(TestTokens.CUSTOMER, "pro");
        var wish = wish(budget, "1", "3");
        try (var other = anotherGovernance()) {
            var both = List.of(budgets, other.getBean(BudgetActivities.class));

            var answers = atOnce(caller -> patiently(() -> both.get(caller % 2).grantLease(wish)));

            assertThat(answers).containsOnly(answers.getFirst());
        }
        assertThat(seen(budget, engagementGovernor()).path("leased_usd").asString())
                .isEqualTo("3.00");
    }

    /** Up to three leases each: spends a part of it, all of it, or says nothing and has the report repeated. */
    private static int lendAndReturn(
            BudgetActivities governance, BudgetRef budget, int caller, AtomicLong spent, java.util.Set<UUID> ids)
            throws Exception {
        var chance = new Random(caller);
        int lent = 0;
        for (int i = 0; i < 3; i++) {
            var wish = wish(budget, "0.001", "0.0" + (1 + chance.nextInt(9)));
            var answer = patiently(() -> governance.grantLease(wish));
            var lease = answer.lease();
            if (lease == null) {
                continue;
            }
            assertThat(ids.add(lease.leaseId())).isTrue();
            lent++;
            long cost = chance.nextLong(Usd.parse(lease.amountUsd()).micros() + 1);
            spent.addAndGet(cost);
            var report = new LeaseReturn(lease.leaseId(), new Usd(cost).toString(), Cause.root(UUID.randomUUID()));
            for (int times = 0; times <= chance.nextInt(2); times++) {
                patiently(() -> {
                    governance.returnLease(report);
                    return report;
                });
            }
        }
        return lent;
    }
}
