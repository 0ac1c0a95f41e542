package com.waooaw.governance.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.waooaw.activities.governance.BudgetActivities;
import com.waooaw.activities.governance.BudgetActivities.BudgetRef;
import com.waooaw.activities.governance.BudgetActivities.GrantedLease;
import com.waooaw.activities.governance.BudgetActivities.LeaseAnswer;
import com.waooaw.activities.governance.BudgetActivities.LeaseRequest;
import com.waooaw.activities.governance.BudgetActivities.LeaseReturn;
import com.waooaw.activities.governance.BudgetActivities.Spender;
import com.waooaw.contracts.governance.BudgetScope;
import com.waooaw.contracts.governance.BudgetThresholdCrossed;
import com.waooaw.governance.GovernanceServiceTest;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.testkit.TestTime;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Asks Governance for money as a service would. */
abstract class BudgetServiceTest extends GovernanceServiceTest {

    static final String HOLDER = "agent-execution";

    @Autowired
    BudgetActivities budgets;

    static BudgetRef agentDay() {
        return agentDay(UUID.randomUUID().toString());
    }

    static BudgetRef agentDay(String agent) {
        return new BudgetRef(BudgetScope.AGENT_DAY, agent, null, null, null);
    }

    static BudgetRef plan(UUID customer, String plan) {
        return new BudgetRef(BudgetScope.PLAN, UUID.randomUUID().toString(), customer, plan, null);
    }

    static LeaseRequest wish(BudgetRef budget, String atLeast, String wanted) {
        return wish(UUID.randomUUID(), budget, Spender.SPECIALIST, atLeast, wanted);
    }

    static LeaseRequest wish(UUID leaseId, BudgetRef budget, Spender spender, String atLeast, String wanted) {
        return new LeaseRequest(leaseId, budget, HOLDER, spender, atLeast, wanted, Cause.root(UUID.randomUUID()));
    }

    GrantedLease lent(LeaseRequest wish) {
        var answer = budgets.grantLease(wish);
        assertThat(answer.refusal()).isNull();
        assertThat(answer.lease()).isNotNull();
        return answer.lease();
    }

    LeaseAnswer refused(String why, LeaseRequest wish) {
        var answer = budgets.grantLease(wish);
        assertThat(answer.lease()).isNull();
        assertThat(answer.refusal()).isEqualTo(why);
        return answer;
    }

    void returned(GrantedLease lease, String spent) {
        budgets.returnLease(new LeaseReturn(lease.leaseId(), spent, Cause.root(UUID.randomUUID())));
    }

    /** Spends out of a budget, in one go. */
    void spent(BudgetRef budget, String amount) {
        returned(lent(wish(budget, amount, amount)), amount);
    }

    static void fails(String code, ThrowingCallable call) {
        assertThatExceptionOfType(ApplicationFailure.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.getType()).isEqualTo(code))
                .satisfies(e -> assertThat(e.isNonRetryable()).isTrue());
    }

    JsonNode seen(BudgetRef budget, String token) {
        return json(get("/v1/budgets/%s/%s".formatted(budget.scope().wireName(), budget.id()), token));
    }

    List<BudgetThresholdCrossed> told(BudgetRef budget) {
        return carrier.payloads(BudgetThresholdCrossed.class).stream()
                .filter(event ->
                        event.scope() == budget.scope() && event.budgetId().equals(budget.id()))
                .toList();
    }

    /** What the audit log has of a budget, as {@code action result}. */
    List<String> audited(BudgetRef budget, String period) {
        return json(get(
                        "/v1/audit/events?subject_id=" + budget.scope().wireName() + "/" + budget.id() + "/" + period,
                        TestTokens.as(Role.ADMIN)))
                .path("items")
                .valueStream()
                .map(entry -> entry.path("action_type").asString() + " "
                        + entry.path("result").asString())
                .toList();
    }

    static String today() {
        return LocalDate.ofInstant(TestTime.clock().instant(), ZoneOffset.UTC).toString();
    }

    /** Lets no midnight pass within so long: it would be another budget. */
    static void farFromMidnight(Duration wanted) {
        var now = TestTime.clock().instant();
        if (!LocalDate.ofInstant(now, ZoneOffset.UTC).equals(LocalDate.ofInstant(now.plus(wanted), ZoneOffset.UTC))) {
            TestTime.advance(wanted);
        }
    }
}
