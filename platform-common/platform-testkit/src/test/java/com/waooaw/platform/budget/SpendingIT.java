package com.waooaw.platform.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.waooaw.activities.governance.BudgetActivities.BudgetRef;
import com.waooaw.activities.governance.BudgetActivities.GrantedLease;
import com.waooaw.activities.governance.BudgetActivities.LeaseAnswer;
import com.waooaw.activities.governance.BudgetActivities.LeaseRequest;
import com.waooaw.activities.governance.BudgetActivities.Spender;
import com.waooaw.contracts.governance.BudgetScope;
import com.waooaw.platform.budget.SpendingLedger.Report;
import com.waooaw.platform.budget.SpendingSteps.Expense;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Usd;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.sample.SampleTest;
import com.waooaw.platform.testkit.TestTime;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.CannotCreateTransactionException;

@SampleTest
class SpendingIT {

    @Autowired
    SpendingLedger ledger;

    @Autowired
    JdbcClient jdbc;

    final BudgetRef agent = budget(BudgetScope.AGENT_DAY);
    final BudgetRef platform = budget(BudgetScope.PLATFORM);

    @Test
    void aLeaseThatIsNotThereIsAskedForUnderTheSameIdUntilItIsAnswered() {
        var expense = expense("0.01", platform, agent);

        var wanted = ledger.reserve(expense);

        assertThat(wanted).extracting(LeaseRequest::budget).containsExactly(agent, platform);
        assertThat(wanted).allSatisfy(request -> {
            assertThat(request.holder()).isEqualTo("governance");
            assertThat(request.atLeastUsd()).isEqualTo("0.01");
            assertThat(request.wantedUsd()).isEqualTo("0.50");
        });
        assertThat(ledger.reserve(expense)).isEqualTo(wanted);
        assertThat(ledger.reserve(expense("0.02", agent)))
                .extracting(LeaseRequest::leaseId, LeaseRequest::wantedUsd)
                .containsExactly(tuple(wanted.getFirst().leaseId(), "1.00"));

        wanted.forEach(request -> ledger.keep(lent(request, "0.50")));
        assertThat(ledger.reserve(expense)).isEmpty();
    }

    @Test
    void aLeaseOfABudgetThatIsSpentFastIsLargerAndSmallAgainWhenItIsNot() {
        hold(agent, "1");
        hold(agent, "5");
        reserve(expense("1", agent));
        reserve(expense("5", agent));
        var next = expense("0.01", agent);

        assertThat(ledger.reserve(next)).extracting(LeaseRequest::wantedUsd).containsExactly("1.00");

        TestTime.advance(Duration.ofSeconds(61));
        assertThat(ledger.reserve(next)).extracting(LeaseRequest::wantedUsd).containsExactly("0.50");
    }

    @Test
    void aRefusalOfOneDoesNotLoseTheLeaseThatAnotherGotUnderTheSameId() {
        var expense = expense("0.01", agent);
        var wanted = ledger.reserve(expense).getFirst();

        ledger.keep(new LeaseAnswer(wanted.leaseId(), null, "leased_out", null));
        assertThat(ledger.reserve(expense("0.01", agent)).getFirst().leaseId()).isEqualTo(wanted.leaseId());
        ledger.keep(lent(wanted, "0.50"));

        assertThat(ledger.reserve(expense)).isEmpty();
    }

    @Test
    void nothingIsReservedWhereOneOfTheBudgetsHasNoMoney() {
        hold(agent, "1");

        assertThat(ledger.reserve(expense("0.01", agent, platform)))
                .extracting(LeaseRequest::budget)
                .containsExactly(platform);

        assertThat(reserved(agent)).isZero();
    }

    @Test
    void whatWasNotSpentCanBeReservedAgainAndARepeatChangesNothing() {
        hold(agent, "1");
        var expense = expense("0.9", agent);
        reserve(expense);
        reserve(expense);
        assertThat(reserved(agent)).isEqualTo(900_000);

        settle(expense, "0.25");
        settle(expense, "0.25");

        assertThat(reserved(agent)).isZero();
        reserve(expense("0.75", agent));
        assertThat(ledger.reserve(expense)).isEmpty();
        fails("BUD-0002", () -> settle(expense, "0.26"));
        fails("BUD-0001", () -> ledger.settle(UUID.randomUUID(), Usd.ZERO));
    }

    @Test
    void anActThatWasNotDoneGivesItsMoneyBack() {
        hold(agent, "1");
        var expense = expense("1", agent);
        reserve(expense);

        ledger.release(expense.reservationId());
        ledger.release(expense.reservationId());

        reserve(expense);
        settle(expense, "1");
        ledger.release(expense.reservationId());
        assertThat(ledger.ended()).extracting(Report::spent).contains(Usd.parse("1"));
    }

    @Test
    void anActThatCostMoreTakesWhatItsLeaseHasLeftAndTheRestIsOverrun() {
        var lease = hold(agent, "1");
        var cheap = expense("0.1", agent);
        var other = expense("0.5", agent);
        reserve(cheap);
        reserve(other);

        settle(cheap, "0.4");
        assertThat(row(lease)).isEqualTo("reserved 500000 settled 400000 overrun 0 open");
        settle(other, "7");

        assertThat(row(lease)).isEqualTo("reserved 0 settled 1000000 overrun 6400000 open");
        assertThat(ledger.ended()).contains(new Report(lease, Usd.parse("7.4")));
    }

    @Test
    void whatWasReservedForAnActThatDiedGoesBackAndItsCostIsTakenWhenItIsSaidInTheEnd() {
        var lease = hold(agent, "1");
        var died = expense("0.6", agent);
        reserve(died);
        TestTime.advance(Duration.ofMinutes(19));
        assertThat(ledger.overdue()).doesNotContain(died.reservationId());
        TestTime.advance(Duration.ofMinutes(2));
        assertThat(ledger.ended()).extracting(Report::leaseId).doesNotContain(lease);

        assertThat(ledger.overdue()).contains(died.reservationId());
        ledger.release(died.reservationId());
        assertThat(ledger.ended()).contains(new Report(lease, Usd.ZERO));
        ledger.returned(lease, Usd.ZERO);
        assertThat(ledger.reports()).extracting(Report::leaseId).doesNotContain(lease);

        settle(died, "0.6");

        assertThat(ledger.reports()).contains(new Report(lease, Usd.parse("0.6")));
    }

    @Test
    void whatIsSpentWhileALeaseIsReturnedIsReportedAgain() {
        var lease = hold(agent, "1");
        var died = expense("0.6", agent);
        reserve(died);
        ledger.release(died.reservationId());
        TestTime.advance(Duration.ofMinutes(11));
        assertThat(ledger.ended()).contains(new Report(lease, Usd.ZERO));

        settle(died, "0.6");
        ledger.returned(lease, Usd.ZERO);

        assertThat(ledger.reports()).contains(new Report(lease, Usd.parse("0.6")));
    }

    @Test
    void nothingIsReservedOnALeaseThatIsOverAndItIsReturnedOnceNothingIsOpenOnIt() {
        var lease = hold(agent, "1");
        var late = expense("0.1", agent);
        reserve(late);
        TestTime.advance(Duration.ofMinutes(10));

        assertThat(ledger.reserve(expense("0.1", agent))).hasSize(1);
        assertThat(ledger.ended()).extracting(Report::leaseId).doesNotContain(lease);

        settle(late, "0.1");
        assertThat(ledger.ended()).contains(new Report(lease, Usd.parse("0.1")));
    }

    @Test
    void moneyOfOneKindOfSpenderIsNotReservedForAnother() {
        hold(agent, "1");

        var manager =
                new Expense(UUID.randomUUID(), List.of(agent), Spender.MANAGER, "0.1", Cause.root(UUID.randomUUID()));

        assertThat(ledger.reserve(manager)).hasSize(1);
    }

    @Test
    void aLeaseThatEndedBeforeItsAnswerCameIsNotKept() {
        var wanted = ledger.reserve(expense("0.01", agent)).getFirst();
        var lease = lent(wanted, "1").lease();

        ledger.keep(new LeaseAnswer(
                wanted.leaseId(),
                new GrantedLease(
                        lease.leaseId(),
                        lease.scope(),
                        lease.budgetId(),
                        lease.period(),
                        lease.amountUsd(),
                        lease.expiresAt(),
                        lease.settleBy(),
                        true),
                null,
                null));

        assertThat(ledger.reserve(expense("0.01", agent)).getFirst().leaseId()).isNotEqualTo(wanted.leaseId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "NaN", "0", "1e3", "99999999999", "0.0000001", ""})
    void whatIsNoAmountIsNotReserved(String amount) {
        fails("BUD-0003", () -> ledger.reserve(expense(amount, agent)));
    }

    @Test
    void anExpenseOfNoBudgetOrOfOneTwiceMakesNoSense() {
        fails("BUD-0003", () -> ledger.reserve(expense("1")));
        fails("BUD-0003", () -> ledger.reserve(expense("1", agent, platform, agent)));
    }

    @Test
    void theGreatestAmountAsksForNoMoreThanThereCanBe() {
        assertThat(ledger.reserve(expense("1000000000", agent)).getFirst().wantedUsd())
                .isEqualTo("1000000000.00");
    }

    @Test
    void aThousandAtOnceReserveNoMoreThanThereIsAndEveryMillionthIsReported() throws Exception {
        var first = hold(agent, "0.4");
        var second = hold(agent, "0.3");
        var shared = hold(platform, "0.6");
        var spent = new AtomicLong();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, 1_000)
                    .mapToObj(i -> callers.submit(() -> spend(new Random(i), spent)))
                    .toList();
            for (var one : all) {
                one.get();
            }
        }

        TestTime.advance(Duration.ofMinutes(31));
        for (var overdue = ledger.overdue(); !overdue.isEmpty(); overdue = ledger.overdue()) {
            overdue.forEach(ledger::release);
        }
        ledger.ended();
        var reports = ledger.reports().stream()
                .filter(report -> List.of(first, second, shared).contains(report.leaseId()))
                .toList();
        assertThat(reports).hasSize(3);
        assertThat(sum(reports, first) + sum(reports, second)).isEqualTo(spent.get());
        assertThat(sum(reports, shared)).isEqualTo(spent.get());
        assertThat(spent.get()).isGreaterThan(300_000L);
    }

    private Void spend(Random chance, AtomicLong spent) {
        var expense = chance.nextBoolean() ? expense("0.002", agent, platform) : expense("0.002", platform, agent);
        boolean reserved = patiently(() -> ledger.reserve(expense).isEmpty());
        // one in ten dies, one in ten is not done
        int fate = chance.nextInt(10);
        if (!reserved || fate == 0) {
            return null;
        }
        if (fate == 1) {
            patiently(() -> {
                ledger.release(expense.reservationId());
                return true;
            });
            return null;
        }
        var cost = new Usd(chance.nextLong(2_001));
        spent.addAndGet(cost.micros());
        for (int times = 0; times <= chance.nextInt(2); times++) {
            patiently(() -> {
                ledger.settle(expense.reservationId(), cost);
                return true;
            });
        }
        return null;
    }

    /** As Temporal would: who found no connection in two seconds comes again. */
    private static <T> T patiently(java.util.function.Supplier<T> call) {
        while (true) {
            try {
                return call.get();
            } catch (CannotCreateTransactionException | TransientDataAccessException _) {
                // it has waited for two seconds already
            }
        }
    }

    private static long sum(List<Report> reports, UUID lease) {
        return reports.stream()
                .filter(report -> report.leaseId().equals(lease))
                .mapToLong(report -> report.spent().micros())
                .sum();
    }

    private static BudgetRef budget(BudgetScope scope) {
        return new BudgetRef(scope, UUID.randomUUID().toString(), null, null, null);
    }

    private static Expense expense(String amount, BudgetRef... budgets) {
        return new Expense(UUID.randomUUID(), List.of(budgets), Spender.TRIAL, amount, Cause.root(UUID.randomUUID()));
    }

    private void reserve(Expense expense) {
        assertThat(ledger.reserve(expense)).isEmpty();
    }

    private void settle(Expense expense, String spent) {
        ledger.settle(expense.reservationId(), Usd.parse(spent));
    }

    /** Has a lease of so much. */
    private UUID hold(BudgetRef budget, String amount) {
        var wanted = ledger.reserve(expense("1000", budget)).getFirst();
        ledger.keep(lent(wanted, amount));
        return wanted.leaseId();
    }

    private static LeaseAnswer lent(LeaseRequest request, String amount) {
        var expires = TestTime.clock().instant().plus(Duration.ofMinutes(10));
        return new LeaseAnswer(
                request.leaseId(),
                new GrantedLease(
                        request.leaseId(),
                        request.budget().scope(),
                        request.budget().id(),
                        "all",
                        amount,
                        expires,
                        expires.plus(Duration.ofMinutes(30)),
                        false),
                null,
                null);
    }

    private long reserved(BudgetRef budget) {
        return jdbc.sql("select sum(reserved_micros) from spending_lease where budget_id = :id")
                .param("id", budget.id())
                .query(Long.class)
                .single();
    }

    private String row(UUID lease) {
        return jdbc.sql("""
                        select format('reserved %s settled %s overrun %s %s', reserved_micros, settled_micros,
                            overrun_micros, state)
                        from spending_lease where id = :id
                        """).param("id", lease).query(String.class).single();
    }

    private static void fails(String code, ThrowingCallable call) {
        assertThatExceptionOfType(WaooawException.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.code().id()).isEqualTo(code));
    }
}
