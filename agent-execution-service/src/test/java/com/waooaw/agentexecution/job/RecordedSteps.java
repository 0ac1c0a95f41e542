package com.waooaw.agentexecution.job;

import com.waooaw.activities.governance.BudgetActivities.BudgetRef;
import com.waooaw.activities.governance.BudgetActivities.Spender;
import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.activities.governance.GovernanceActivities.ApprovalTicket;
import com.waooaw.activities.governance.GovernanceActivities.Consume;
import com.waooaw.activities.governance.GovernanceActivities.Context;
import com.waooaw.activities.governance.GovernanceActivities.Permit;
import com.waooaw.activities.knowledge.KnowledgeActivities.SearchRequest;
import com.waooaw.activities.knowledge.KnowledgeActivities.SearchResult;
import com.waooaw.agentexecution.ExecutionError;
import com.waooaw.contracts.governance.ApprovalClass;
import com.waooaw.contracts.governance.ApprovalScope;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.contracts.governance.BudgetScope;
import com.waooaw.platform.budget.SpendingSteps.Expense;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.workflow.TemporalFailures;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Steps that do nothing but say that they were taken. */
final class RecordedSteps implements JobSteps {

    static final Cause CAUSE = Cause.root(new UUID(1, 1));

    final List<String> calls = new CopyOnWriteArrayList<>();
    volatile JobState state = JobState.RUNNING;
    volatile ApprovalStatus decision;
    volatile String failing = "";
    volatile String cancelledAt = "";
    volatile boolean asked;
    volatile String stuck = "";

    private void call(String step) {
        if (step.equals(stuck)) {
            throw new IllegalStateException("no connection");
        }
        calls.add(step);
        if (step.equals(cancelledAt)) {
            throw TemporalFailures.from(new WaooawException(ExecutionError.JOB_CANCELLED, "cancelled"));
        }
        SkillOrchestrationWorkflowTests.failing(step, failing);
    }

    @Override
    public JobState begin(JobRef job) {
        call("begin");
        return state;
    }

    @Override
    public Expense expense(JobRef job) {
        call("expense");
        return new Expense(
                new UUID(7, 7),
                List.of(new BudgetRef(BudgetScope.AGENT_DAY, "agent", null, null, null)),
                Spender.TRIAL,
                "0.002",
                CAUSE);
    }

    @Override
    public void refuse(JobRef job, String budget, String refusal) {
        call("refuse " + budget + " " + refusal);
        throw TemporalFailures.from(new WaooawException(ExecutionError.BUDGET_REFUSED, "no money"));
    }

    @Override
    public List<Question> openQuestions(JobRef job) {
        call("openQuestions");
        return List.of(question(1), question(2));
    }

    private static Question question(int position) {
        return new Question(
                position, new SearchRequest(new UUID(2, position), new UUID(3, 3), "healthcare", "feet?", 8, CAUSE));
    }

    @Override
    public void keepAnswer(JobRef job, int position, SearchResult answer) {
        call("keepAnswer " + position);
    }

    @Override
    public void gather(JobRef job) {
        call("gather");
    }

    @Override
    public void draft(JobRef job) {
        call("draft");
    }

    @Override
    public void factCheck(JobRef job) {
        call("factCheck");
    }

    @Override
    public ApprovalRequest question(JobRef job) {
        call("question");
        asked = true;
        return new ApprovalRequest(
                new UUID(4, 4),
                ApprovalClass.EXECUTION,
                ApprovalScope.ENGAGEMENT,
                new UUID(5, 5),
                job.customerId(),
                "AGT-1",
                "agent",
                "job",
                job.jobId().toString(),
                "publish_content",
                "{}",
                "00",
                "Publish",
                new Context("", "", ""),
                List.of(),
                List.of(),
                "low",
                "low",
                true,
                null,
                "0.010",
                List.of(),
                CAUSE,
                null);
    }

    @Override
    public ApprovalStatus decision(JobRef job) {
        call("decision");
        return decision;
    }

    @Override
    public void keepDecision(JobRef job, ApprovalTicket ticket) {
        call("keepDecision " + ticket.status());
        decision = ticket.status() == ApprovalStatus.PENDING ? null : ticket.status();
    }

    @Override
    public void takeUp(JobRef job, ApprovalTicket ticket) {
        call("takeUp " + ticket.editedActJson());
    }

    @Override
    public Consume act(JobRef job) {
        call("act");
        return new Consume(new UUID(4, 4), "00", job.publishKey(), CAUSE);
    }

    @Override
    public void publish(JobRef job, Permit permit) {
        call("publish");
    }

    @Override
    public void close(JobRef job, JobOutcome outcome) {
        call("close " + outcome);
    }

    @Override
    public void fail(JobRef job, String code, String detail) {
        call("fail " + code + " " + detail);
    }

    @Override
    public UUID openQuestion(JobRef job) {
        call("openQuestion");
        return asked ? new UUID(4, 4) : null;
    }

    @Override
    public void letGo(JobRef job) {
        call("letGo");
    }

    @Override
    public void tryPublication(JobRef job) {
        call("tryPublication");
    }
}
