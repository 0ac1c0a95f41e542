package com.waooaw.governance.budget;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.activities.governance.BudgetActivities.BudgetRef;
import com.waooaw.activities.governance.BudgetActivities.LeaseReturn;
import com.waooaw.activities.governance.BudgetActivities.Spender;
import com.waooaw.contracts.governance.BudgetScope;
import com.waooaw.platform.budget.SpendingLedger;
import com.waooaw.platform.budget.SpendingSteps.Expense;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Usd;
import com.waooaw.platform.testkit.TestTime;
import com.waooaw.platform.testkit.TestTokens;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A thousand spenders in two contexts of one service, with leases of Governance between them and its budgets: reserve, act
 * and settle, or cost more, or give up, or die.
 */
class SpendingConcurrencyIT extends ManyCallers {

    @BeforeEach
    void aDayWithTimeLeft() {
        farFromMidnight(Duration.ofHours(2));
    }

    @Test
    void noWayOfSpendingExceedsACap() throws Exception {
        var agent = agentDay();
        var plan = plan(TestTokens.CUSTOMER, "starter");
        var execution =
                new BudgetRef(BudgetScope.EXECUTION, UUID.randomUUID().toString(), TestTokens.CUSTOMER, null, null);
        var spent = new AtomicLong();
        var leases = ConcurrentHashMap.<UUID>newKeySet();
        try (var one = anotherGovernance("--waooaw.budget.enabled=true", "--waooaw.budget.acts-per-lease=20");
                var two = anotherGovernance("--waooaw.budget.enabled=true", "--waooaw.budget.acts-per-lease=20");
                var watch = new Watch(List.of(agent, plan, execution))) {
            var ledgers = List.of(one.getBean(SpendingLedger.class), two.getBean(SpendingLedger.class));

            atOnce(caller -> spend(
                    ledgers.get(caller % 2),
                    List.of(List.of(agent), List.of(agent, plan), List.of(plan, execution, agent))
                            .get(caller % 3),
                    new Random(caller),
                    spent,
                    leases));

            // what died goes back, what is over is returned: late reports included
            TestTime.advance(Duration.ofMinutes(25));
            for (int i = 0; i < 3; i++) {
                giveBack(ledgers.getFirst());
            }
            watch.nothingWasOver();
        }
        for (var budget : List.of(agent, plan, execution)) {
            var now = seen(budget, governor());
            assertThat(now.path("leased_usd").asString()).as(budget.toString()).isEqualTo("0.00");
        }
        // everybody spends from the agent's
        assertThat(Usd.parse(seen(agent, governor()).path("spent_usd").asString())
                        .micros())
                .isEqualTo(spent.get());
        assertThat(spent.get()).isGreaterThan(Usd.parse("3").micros());
        assertThat(leases).hasSizeLessThan(CALLERS / 5);
    }

    private Void spend(
            SpendingLedger ledger, List<BudgetRef> budgets, Random chance, AtomicLong spent, Set<UUID> leases)
            throws Exception {
        var expense =
                new Expense(UUID.randomUUID(), budgets, Spender.SPECIALIST, "0.02", Cause.root(UUID.randomUUID()));
        if (!reserved(ledger, expense, leases)) {
            return null;
        }
        var cost =
                switch (chance.nextInt(10)) {
                    case 0 -> null; // dies
                    case 1 -> Usd.ZERO;
                    case 2 -> new Usd(25_000); // more than was reserved
                    default -> new Usd(chance.nextLong(20_001));
                };
        if (cost != null) {
            spent.addAndGet(cost.micros());
            for (int times = 0; times <= chance.nextInt(2); times++) {
                patiently(() -> {
                    ledger.settle(expense.reservationId(), cost);
                    return cost;
                });
            }
        }
        return null;
    }

    /** As a workflow does it: asks Governance for what is missing, until it is refused. */
    private boolean reserved(SpendingLedger ledger, Expense expense, Set<UUID> leases) throws Exception {
        for (int i = 0; i < 20; i++) {
            var wanted = patiently(() -> ledger.reserve(expense));
            if (wanted.isEmpty()) {
                return true;
            }
            for (var request : wanted) {
                var answer = patiently(() -> budgets.grantLease(request));
                patiently(() -> {
                    ledger.keep(answer);
                    return answer;
                });
                if (answer.lease() == null) {
                    return false;
                }
                leases.add(answer.leaseId());
            }
        }
        return false;
    }

    private void giveBack(SpendingLedger ledger) {
        for (var overdue = ledger.overdue(); !overdue.isEmpty(); overdue = ledger.overdue()) {
            overdue.forEach(ledger::release);
        }
        for (var ended = ledger.ended(); !ended.isEmpty(); ended = ledger.ended()) {
            // until nothing is at its end
        }
        for (var report : ledger.reports()) {
            budgets.returnLease(
                    new LeaseReturn(report.leaseId(), report.spent().toString(), Cause.root(UUID.randomUUID())));
            ledger.returned(report.leaseId(), report.spent());
        }
    }
}
