package com.waooaw.agentexecution.job;

import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.activities.governance.GovernanceActivities.ApprovalTicket;
import com.waooaw.activities.governance.GovernanceActivities.Consume;
import com.waooaw.activities.governance.GovernanceActivities.Permit;
import com.waooaw.activities.knowledge.KnowledgeActivities.SearchRequest;
import com.waooaw.activities.knowledge.KnowledgeActivities.SearchResult;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.platform.budget.SpendingSteps.Expense;
import io.temporal.activity.ActivityInterface;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a job. Each stores what came of it and does nothing where that is stored already: a workflow that has
 * lost its history takes them all again, and nothing is done twice. Of a job that was cancelled meanwhile nothing more is
 * done: the steps fail with {@code EXE-0023}, but for those that end it.
 */
@ActivityInterface(namePrefix = "Job_")
public interface JobSteps {

    /** Begins, and lays out what is to be done; the state the job is in. */
    JobState begin(JobRef job);

    /** What research may cost, and who pays for it; null where it has nothing to ask, or has asked. */
    @Nullable Expense expense(JobRef job);

    /** Fails with {@code EXE-0022}, because there is no money for the job. */
    void refuse(JobRef job, String budget, String refusal);

    /** What research has still to ask. */
    List<Question> openQuestions(JobRef job);

    /** Keeps an answer. */
    void keepAnswer(JobRef job, int position, SearchResult answer);

    /** Gathers the answers to passages to write from; fails with {@code EXE-0018} where they do not carry an article. */
    void gather(JobRef job);

    /** Composes the article. */
    void draft(JobRef job);

    /** Checks the article; fails with {@code EXE-0019} where a claim does not hold. */
    void factCheck(JobRef job);

    /** Lays the article before the engagement's Governor: what to ask, bound to exactly what will be published. */
    ApprovalRequest question(JobRef job);

    /** What was decided; null while nothing is. */
    @Nullable ApprovalStatus decision(JobRef job);

    /** Keeps what Governance said when it was asked. */
    void keepDecision(JobRef job, ApprovalTicket ticket);

    /**
     * Takes up the text a Governor approved instead of the one they were asked about; fails with {@code EXE-0024} where that
     * may not be published.
     */
    void takeUp(JobRef job, ApprovalTicket ticket);

    /** What to ask a permit for: the hash of what is about to be published, computed now. */
    Consume act(JobRef job);

    /** Publishes, once, what the permit is for; fails with {@code EXE-0016} for anything else. */
    void publish(JobRef job, Permit permit);

    /** Closes the job, and tells who listens. */
    void close(JobRef job, JobOutcome outcome);

    /** Closes the job as failed. */
    void fail(JobRef job, String code, String detail);

    /** The question a cancelled job has still with a Governor; null where it has none. */
    @Nullable UUID openQuestion(JobRef job);

    /** Takes back what a cancelled job had published; after that nothing is left to do for it. */
    void letGo(JobRef job);

    /** Publishes a sample job's article in the sandbox, reads it back and takes it out again. */
    void tryPublication(JobRef job);

    /** A question of research, and where its answer goes. */
    record Question(int position, SearchRequest request) {}
}
