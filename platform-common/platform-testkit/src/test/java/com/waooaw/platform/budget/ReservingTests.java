package com.waooaw.platform.budget;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.activities.governance.BudgetActivities;
import com.waooaw.activities.governance.GovernanceActivities;
import com.waooaw.contracts.governance.BudgetScope;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.workflow.WorkflowJson;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReservingTests {

    private static final String QUEUE = "spender";

    final Home home = new Home();
    final Governance governance = new Governance();

    BudgetActivities.@Nullable Doing doing;

    final TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
            .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                    .setDataConverter(WorkflowJson.converter())
                    .build())
            .build());

    @AfterEach
    void close() {
        temporal.close();
    }

    @Test
    void nobodyIsAskedWhileThereIsMoney() {
        home.money = true;

        assertThat(run()).isEqualTo("reserved");
        assertThat(governance.asked).isEmpty();
    }

    @Test
    void aLeaseIsFetchedKeptAndReservedOn() {
        assertThat(run()).isEqualTo("reserved");
        assertThat(governance.asked).containsExactly(Home.LEASE);
    }

    @Test
    void anAnswerThatIsLostIsAskedForAgainUnderTheSameId() {
        governance.lostAnswers = 2;

        assertThat(run()).isEqualTo("reserved");
        assertThat(governance.asked).containsExactly(Home.LEASE, Home.LEASE, Home.LEASE);
    }

    @Test
    void whoHasNoMoneyIsToldSoAndNothingIsKept() {
        governance.refusals.add("exhausted");

        assertThat(run()).isEqualTo("agent_day/a exhausted");
        assertThat(home.money).isFalse();
    }

    @Test
    void moneyThatIsWithOthersIsWaitedFor() {
        governance.refusals.addAll(List.of("leased_out", "leased_out"));

        assertThat(run()).isEqualTo("reserved");
        assertThat(governance.asked).hasSize(3);
    }

    @Test
    void andNotForEver() {
        for (int i = 0; i < 1_000; i++) {
            governance.refusals.add("leased_out");
        }

        assertThat(run()).isEqualTo("agent_day/a leased_out");
        assertThat(governance.asked).hasSizeBetween(70, 75);
    }

    @Test
    void whoSaysWhatItIsDoingWaitsForTheGovernorWhoIsAskedForMore() {
        governance.refusals.addAll(List.of("exhausted", "exhausted", "exhausted"));
        governance.request = new UUID(4, 4);
        doing = new BudgetActivities.Doing("AGT-1", "job 1", null, null, null, null, null, null, null, null);

        assertThat(run()).isEqualTo("reserved");
        assertThat(governance.asked).hasSize(4);
    }

    @Test
    void andGivesUpALittleAfterAnotherGovernorWasAsked() {
        for (int i = 0; i < 1_000; i++) {
            governance.refusals.add("exhausted");
        }
        governance.request = new UUID(4, 4);
        doing = new BudgetActivities.Doing("AGT-1", "job 1", null, null, null, null, null, null, null, null);

        assertThat(run()).isEqualTo("agent_day/a exhausted");
        assertThat(governance.asked).hasSizeBetween(35, 37);
    }

    @Test
    void whoHasWaitedForAGovernorStillWaitsForMoneyThatIsWithOthers() {
        for (int i = 0; i < 20; i++) {
            governance.refusals.add("exhausted");
        }
        governance.refusals.add("leased_out");
        governance.request = new UUID(4, 4);
        doing = new BudgetActivities.Doing("AGT-1", "job 1", null, null, null, null, null, null, null, null);

        assertThat(run()).isEqualTo("reserved");
        assertThat(governance.asked).hasSize(22);
    }

    @Test
    void whoSaysNothingOfItsWorkWaitsForNobody() {
        governance.refusals.add("exhausted");
        governance.request = new UUID(4, 4);

        assertThat(run()).isEqualTo("agent_day/a exhausted");
    }

    private String run() {
        var worker = temporal.newWorker(QUEUE);
        worker.registerWorkflowImplementationTypes(SpendingImpl.class);
        worker.registerActivitiesImplementations(home);
        temporal.newWorker(GovernanceActivities.TASK_QUEUE).registerActivitiesImplementations(governance);
        temporal.start();
        return temporal.getWorkflowClient()
                .newWorkflowStub(
                        Spending.class,
                        WorkflowOptions.newBuilder().setTaskQueue(QUEUE).build())
                .run(doing);
    }

    /** Spends. */
    @WorkflowInterface
    public interface Spending {

        @WorkflowMethod
        String run(BudgetActivities.@Nullable Doing doing);
    }

    /** Reserves once. */
    public static final class SpendingImpl implements Spending {

        @Override
        public String run(BudgetActivities.@Nullable Doing doing) {
            var expense = new SpendingSteps.Expense(
                    new UUID(1, 1),
                    List.of(Home.AGENT),
                    BudgetActivities.Spender.TRIAL,
                    "0.01",
                    Cause.root(new UUID(2, 2)),
                    doing);
            return new Reserving()
                    .reserve(expense)
                    .map(refused -> refused.budget() + " " + refused.refusal())
                    .orElse("reserved");
        }
    }

    /** A ledger with money or without. */
    static final class Home implements SpendingSteps {

        static final UUID LEASE = new UUID(3, 3);
        static final BudgetActivities.BudgetRef AGENT =
                new BudgetActivities.BudgetRef(BudgetScope.AGENT_DAY, "a", null, null, null);

        volatile boolean money;

        @Override
        public List<BudgetActivities.LeaseRequest> reserve(Expense expense) {
            return money
                    ? List.of()
                    : List.of(new BudgetActivities.LeaseRequest(
                            LEASE, AGENT, "learning", expense.spender(), "0.01", "0.50", expense.cause()));
        }

        @Override
        public void keep(BudgetActivities.LeaseAnswer answer) {
            money = answer.lease() != null;
        }

        @Override
        public void returned(UUID leaseId, String spentUsd) {
            throw new AssertionError();
        }
    }

    /** Refuses as often as it is told to, and loses answers. */
    static final class Governance implements BudgetActivities {

        final List<UUID> asked = new ArrayList<>();
        final List<String> refusals = new ArrayList<>();
        int lostAnswers;

        @Nullable UUID request;

        @Override
        public synchronized LeaseAnswer grantLease(LeaseRequest request) {
            asked.add(request.leaseId());
            if (lostAnswers-- > 0) {
                throw ApplicationFailure.newFailure("the connection broke", "lost");
            }
            if (!refusals.isEmpty()) {
                return new LeaseAnswer(request.leaseId(), null, refusals.removeFirst(), null, this.request);
            }
            var now = Instant.parse("2026-11-27T10:00:00Z");
            return new LeaseAnswer(
                    request.leaseId(),
                    new GrantedLease(
                            request.leaseId(), BudgetScope.AGENT_DAY, "a", "2026-11-27", "0.50", now, now, false),
                    null,
                    null);
        }

        @Override
        public void returnLease(LeaseReturn report) {
            throw new AssertionError();
        }
    }
}
