package com.waooaw.agentexecution.job;

import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.activities.governance.GovernanceActivities.ApprovalTicket;
import com.waooaw.activities.governance.GovernanceActivities.Consume;
import com.waooaw.activities.governance.GovernanceActivities.Permit;
import com.waooaw.activities.knowledge.KnowledgeActivities.SearchResult;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.platform.budget.SpendingSteps.Expense;
import com.waooaw.platform.database.Tenancy;
import com.waooaw.platform.workflow.TemporalFailures;
import io.temporal.spring.boot.ActivityImpl;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Binds each step to its job's customer and translates failures; decides nothing. */
@Component
@ActivityImpl(taskQueues = JobRef.TASK_QUEUE)
class JobStepsActivities implements JobSteps {

    private final JobLedger ledger;
    private final ResearchStep research;
    private final WritingStep writing;
    private final PublicationStep publication;
    private final EditedPublication edited;
    private final TrialPublicationStep trialPublication;
    private final JobClosing closing;
    private final JobSpending spending;

    JobStepsActivities(
            JobLedger ledger,
            ResearchStep research,
            WritingStep writing,
            PublicationStep publication,
            EditedPublication edited,
            TrialPublicationStep trialPublication,
            JobClosing closing,
            JobSpending spending) {
        this.ledger = ledger;
        this.research = research;
        this.writing = writing;
        this.publication = publication;
        this.edited = edited;
        this.trialPublication = trialPublication;
        this.closing = closing;
        this.spending = spending;
    }

    @Override
    public JobState begin(JobRef job) {
        return as(job, () -> ledger.begin(job));
    }

    @Override
    public @Nullable Expense expense(JobRef job) {
        return going(job, () -> spending.expense(job).orElse(null));
    }

    @Override
    public void refuse(JobRef job, String budget, String refusal) {
        going(job, () -> spending.refuse(job, budget, refusal));
    }

    @Override
    public List<Question> openQuestions(JobRef job) {
        return going(job, () -> research.openQuestions(job));
    }

    @Override
    public void keepAnswer(JobRef job, int position, SearchResult answer) {
        going(job, () -> ledger.answer(job, position, answer));
    }

    @Override
    public void gather(JobRef job) {
        going(job, () -> research.gather(job));
    }

    @Override
    public void draft(JobRef job) {
        going(job, () -> writing.draft(job));
    }

    @Override
    public void factCheck(JobRef job) {
        going(job, () -> writing.factCheck(job));
    }

    @Override
    public ApprovalRequest question(JobRef job) {
        return going(job, () -> publication.question(job));
    }

    @Override
    public @Nullable ApprovalStatus decision(JobRef job) {
        return going(job, () -> ledger.decision(job).orElse(null));
    }

    @Override
    public void keepDecision(JobRef job, ApprovalTicket ticket) {
        going(job, () -> ledger.decide(job, ticket.status(), ticket.decidedBy(), ticket.decidedAt()));
    }

    @Override
    public void takeUp(JobRef job, ApprovalTicket ticket) {
        going(job, () -> edited.takeUp(job, ticket));
    }

    @Override
    public Consume act(JobRef job) {
        return going(job, () -> publication.act(job));
    }

    @Override
    public void publish(JobRef job, Permit permit) {
        going(job, () -> publication.publish(job, permit));
    }

    @Override
    public void close(JobRef job, JobOutcome outcome) {
        going(job, () -> closing.close(job, outcome, null, null));
    }

    @Override
    public void fail(JobRef job, String code, String detail) {
        going(job, () -> {
            // what was asked is paid for, whatever came of it
            spending.settleAtTheEnd(job);
            closing.close(job, JobOutcome.FAILED, code, detail);
        });
    }

    @Override
    public @Nullable UUID openQuestion(JobRef job) {
        return as(job, () -> ledger.openQuestion(job).orElse(null));
    }

    @Override
    public void letGo(JobRef job) {
        run(job, () -> {
            // what a step under way has reserved or asked since it was cancelled
            spending.settleAtTheEnd(job);
            publication.letGo(job);
        });
    }

    @Override
    public void tryPublication(JobRef job) {
        going(job, () -> trialPublication.run(job));
    }

    /** A step of a job that goes on. */
    private <T extends @Nullable Object> T going(JobRef job, Supplier<T> step) {
        return as(job, () -> {
            ledger.requireGoing(job);
            return step.get();
        });
    }

    private void going(JobRef job, Runnable step) {
        run(job, () -> {
            ledger.requireGoing(job);
            step.run();
        });
    }

    private static <T extends @Nullable Object> T as(JobRef job, Supplier<T> step) {
        return Tenancy.call(job.customerId(), () -> TemporalFailures.translating(step));
    }

    private static void run(JobRef job, Runnable step) {
        Tenancy.run(job.customerId(), () -> TemporalFailures.translatingRun(step));
    }
}
