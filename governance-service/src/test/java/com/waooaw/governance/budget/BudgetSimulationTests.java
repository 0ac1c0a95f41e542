package com.waooaw.governance.budget;

import static com.waooaw.governance.budget.BudgetTests.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.contracts.governance.BudgetScope;
import com.waooaw.governance.budget.Containment.Rank;
import com.waooaw.platform.kernel.Usd;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Thousands of random lives of leases against one budget, with an account kept beside it that knows no rules. */
class BudgetSimulationTests {

    private static final List<BudgetScope> SCOPES =
            List.of(BudgetScope.PLATFORM, BudgetScope.PLAN, BudgetScope.AGENT_DAY, BudgetScope.EXECUTION);
    private static final List<Rank> RANKS = List.of(Rank.TRIAL, Rank.SPECIALIST, Rank.MANAGER, Rank.GOVERNANCE);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void settledAndLeasedNeverExceedTheCapAndNoMillionthIsLost(long seed) {
        var chance = new Random(seed);
        for (int round = 0; round < 200; round++) {
            life(
                    chance,
                    fresh(SCOPES.get(chance.nextInt(SCOPES.size())), Integer.toString(chance.nextInt(4))),
                    seed,
                    round);
        }
    }

    private static void life(Random chance, Budget start, long seed, int round) {
        var budget = start;
        Map<Integer, Usd> open = new HashMap<>();
        List<Usd> gone = new ArrayList<>();
        var spent = Usd.ZERO;
        for (int step = 0; step < 100; step++) {
            switch (chance.nextInt(5)) {
                case 0, 1 -> {
                    var atLeast = amount(chance, 200_000);
                    var grant = budget.grant(
                            atLeast, atLeast.plus(amount(chance, 500_000)), RANKS.get(chance.nextInt(RANKS.size())));
                    if (grant instanceof Grant.Granted(var after, var amount)) {
                        assertThat(amount.covers(atLeast)).isTrue();
                        budget = after;
                        open.put(step, amount);
                    }
                }
                case 2 -> {
                    if (!open.isEmpty()) {
                        var amount = open.remove(open.keySet().iterator().next());
                        // one in ten spends more than it had
                        var cost =
                                amount(chance, chance.nextInt(10) == 0 ? 2 * amount.micros() + 1 : amount.micros() + 1);
                        budget = budget.returned(amount, cost);
                        spent = spent.plus(cost);
                    }
                }
                case 3 -> {
                    if (!open.isEmpty()) {
                        var amount = open.remove(open.keySet().iterator().next());
                        budget = budget.reclaimed(amount);
                        gone.add(amount);
                    } else if (!gone.isEmpty()) {
                        var cost = amount(chance, gone.removeLast().micros() + 1);
                        budget = budget.booked(cost);
                        spent = spent.plus(cost);
                    }
                }
                case 4 -> {
                    if (chance.nextInt(20) == 0) {
                        budget = budget.raised(amount(chance, 1_000_000));
                    }
                }
                default -> throw new AssertionError();
            }
            var leased = open.values().stream().reduce(Usd.ZERO, Usd::plus);
            assertThat(budget.settled().plus(budget.leased()))
                    .as("seed %d, life %d, step %d", seed, round, step)
                    .isLessThanOrEqualTo(budget.cap());
            assertThat(budget.leased()).isEqualTo(leased);
            assertThat(budget.spent()).isEqualTo(spent);
        }
    }

    private static Usd amount(Random chance, long below) {
        return new Usd(chance.nextLong(Math.max(1, below)));
    }
}
