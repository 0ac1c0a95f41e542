package com.waooaw.agentexecution.job;

import com.waooaw.activities.governance.BudgetActivities.BudgetRef;
import com.waooaw.activities.governance.BudgetActivities.Doing;
import com.waooaw.activities.governance.BudgetActivities.Spender;
import com.waooaw.agentexecution.ExecutionError;
import com.waooaw.agentexecution.job.JobExecution.Purpose;
import com.waooaw.agentexecution.skill.Plan;
import com.waooaw.agentexecution.skill.SkillKind;
import com.waooaw.contracts.governance.BudgetScope;
import com.waooaw.platform.budget.SpendingError;
import com.waooaw.platform.budget.SpendingLedger;
import com.waooaw.platform.budget.SpendingSteps.Expense;
import com.waooaw.platform.kernel.Usd;
import com.waooaw.platform.kernel.WaooawException;
import java.math.BigDecimal;
import java.math.RoundingMode;
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

    /** How the detail of a refusal begins; the budget follows. */
    static final String NO_MONEY = "there is no money for it now: budget ";

    private static final String MONTH = "month";

    private static final String WHILE_IT_WAITS =
            "The job waits up to 35 minutes for an answer, and then fails; nothing is charged for it.";

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
        var amount = Usd.of(Production.USD_PER_QUERY).times(questions);
        return Optional.of(new Expense(
                reservation(ref),
                budgets(job),
                Spender.TRIAL,
                amount.toString(),
                job.next(),
                job.purpose() == Purpose.CUSTOMER ? doing(ref, job, amount) : null));
    }

    /** What the Governor is told who is asked for more: ids and numbers, nothing of what the customer wrote. */
    private Doing doing(JobRef ref, JobExecution job, Usd amount) {
        var skills = job.plan().steps().stream().map(Plan.Step::kind).toList();
        var done = skills.stream().filter(kind -> ledger.done(ref, kind)).toList();
        return new Doing(
                job.worker().displayId(),
                "job " + job.id() + " of engagement " + job.engagement(),
                BigDecimal.valueOf(done.size()).divide(BigDecimal.valueOf(skills.size()), 2, RoundingMode.DOWN),
                done.stream().map(SkillKind::wireName).toList(),
                skills.stream()
                        .filter(kind -> !done.contains(kind))
                        .map(SkillKind::wireName)
                        .toList(),
                Usd.of(spent(ref)).toString(),
                // research is all that costs
                amount.toString(),
                null,
                null,
                WHILE_IT_WAITS);
    }

    private BigDecimal spent(JobRef ref) {
        return ledger.questions(ref).stream()
                .map(SkillRunRows.Asked::answer)
                .filter(Objects::nonNull)
                .map(answer -> answer.costUsd())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
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
            spending.settle(reservation, Usd.of(spent(ref)));
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
        throw new WaooawException(ExecutionError.BUDGET_REFUSED, NO_MONEY + "%s, %s".formatted(budget, refusal));
    }

    private static UUID reservation(JobRef ref) {
        return ref.step("reserve", 1);
    }
}
