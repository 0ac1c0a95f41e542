package com.waooaw.agentexecution.job;

import com.waooaw.activities.governance.BudgetActivities.BudgetRef;
import com.waooaw.activities.governance.BudgetActivities.Spender;
import com.waooaw.agentexecution.ExecutionError;
import com.waooaw.agentexecution.job.JobExecution.Purpose;
import com.waooaw.agentexecution.skill.SkillKind;
import com.waooaw.contracts.governance.BudgetScope;
import com.waooaw.platform.budget.SpendingError;
import com.waooaw.platform.budget.SpendingLedger;
import com.waooaw.platform.budget.SpendingSteps.Expense;
import com.waooaw.platform.kernel.Usd;
import com.waooaw.platform.kernel.WaooawException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What a job may cost and has cost: the knowledge it asks for (P-05, P-06). */
@Component
class JobSpending {

    private static final Logger LOG = LoggerFactory.getLogger(JobSpending.class);

    private static final String MONTH = "month";

    /** Every engagement is one, so far. */
    private static final String TRIAL = "trial";

    private final JobLedger ledger;
    private final SpendingLedger spending;

    JobSpending(JobLedger ledger, SpendingLedger spending) {
        this.ledger = ledger;
        this.spending = spending;
    }

    /** What research may cost at most; empty where it costs nothing more. */
    Optional<Expense> expense(JobRef ref) {
        int questions = ledger.questions(ref).size();
        if (questions == 0 || ledger.done(ref, SkillKind.RESEARCH)) {
            return Optional.empty();
        }
        var job = ledger.job(ref);
        return Optional.of(new Expense(
                reservation(ref),
                budgets(job),
                Spender.TRIAL,
                Usd.of(Production.USD_PER_QUERY).times(questions).toString(),
                job.next()));
    }

    private static List<BudgetRef> budgets(JobExecution job) {
        var agent = job.worker().agentId().toString();
        var budgets = new ArrayList<>(List.of(
                new BudgetRef(BudgetScope.EXECUTION, job.id().toString(), job.customerId(), null, null),
                new BudgetRef(BudgetScope.AGENT_QUERY, agent, null, null, null),
                new BudgetRef(BudgetScope.AGENT_DAY, agent, null, null, null),
                new BudgetRef(BudgetScope.PLATFORM, MONTH, null, null, null)));
        if (job.purpose() == Purpose.CUSTOMER) {
            budgets.add(new BudgetRef(BudgetScope.PLAN, job.engagement().toString(), job.customerId(), TRIAL, null));
        }
        return budgets;
    }

    /** Pays for what was answered. Does nothing for a job that began before there were budgets, or was refused. */
    void settle(JobRef ref) {
        var reservation = reservation(ref);
        if (spending.knows(reservation)) {
            var cost = ledger.questions(ref).stream()
                    .map(SkillRunRows.Asked::answer)
                    .filter(Objects::nonNull)
                    .map(answer -> answer.costUsd())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            spending.settle(reservation, Usd.of(cost));
        }
    }

    /**
     * The same, where a job ends. That it was settled before with another amount, by a run whose history was lost, keeps no
     * job from ending: what was asked since is overrun nobody leased, and the line in the log is for whoever reckons.
     */
    void settleAtTheEnd(JobRef ref) {
        try {
            settle(ref);
        } catch (WaooawException e) {
            if (e.code() != SpendingError.SETTLED_DIFFERENTLY) {
                throw e;
            }
            LOG.warn("job {} was settled before with another amount", ref.jobId(), e);
        }
    }

    void refuse(JobRef ref, String budget, String refusal) {
        throw new WaooawException(
                ExecutionError.BUDGET_REFUSED,
                "there is no money for it now: budget %s, %s".formatted(budget, refusal));
    }

    private static UUID reservation(JobRef ref) {
        return ref.step("reserve", 1);
    }
}
