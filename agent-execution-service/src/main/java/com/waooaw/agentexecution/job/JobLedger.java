package com.waooaw.agentexecution.job;

import com.waooaw.activities.knowledge.KnowledgeActivities.SearchResult;
import com.waooaw.agentexecution.ExecutionError;
import com.waooaw.agentexecution.job.SkillRunRows.Asked;
import com.waooaw.agentexecution.skill.SkillKind;
import com.waooaw.agentexecution.skill.SkillRun;
import com.waooaw.agentexecution.skill.SkillRun.Account;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.platform.kernel.WaooawException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what has been done for a job; each method is one transaction and can be repeated. */
@Service
class JobLedger {

    private final JobRows jobs;
    private final SkillRunRows runs;
    private final Clock clock;

    JobLedger(JobRows jobs, SkillRunRows runs, Clock clock) {
        this.jobs = jobs;
        this.runs = runs;
        this.clock = clock;
    }

    /** Begins a job, and lays out its skills and the questions of its research; the state it is in. */
    @Transactional
    public JobState begin(JobRef ref) {
        var job = locked(ref);
        if (job.state() != JobState.QUEUED) {
            return job.state();
        }
        runs.lay(ref, job.plan());
        var questions = job.reading().questions();
        for (int i = 0; i < questions.size(); i++) {
            runs.layQuestion(ref, i + 1, ref.step("query", i + 1), questions.get(i));
        }
        jobs.replace(job.with(job.progress().begun(clock.instant())));
        return JobState.RUNNING;
    }

    /** Nothing more is done for a job that was cancelled: {@code EXE-0023}. */
    @Transactional(readOnly = true)
    public void requireGoing(JobRef ref) {
        if (job(ref).state() == JobState.CANCELLED) {
            throw new WaooawException(ExecutionError.JOB_CANCELLED, "job " + ref.jobId() + " was cancelled");
        }
    }

    /** The question a cancelled job has put to a Governor and that nobody answered; empty where there is none. */
    @Transactional(readOnly = true)
    public Optional<UUID> openQuestion(JobRef ref) {
        var job = job(ref);
        return Optional.of(job.approvalId())
                .filter(_ -> job.progress().actHash() != null && job.progress().approvalStatus() == null);
    }

    /** A cancelled job has taken back its question and whatever had gone out: nothing is left to do for it. */
    @Transactional
    public void letGo(JobRef ref) {
        var job = locked(ref);
        var progress = job.progress();
        if (progress.actHash() != null && progress.approvalStatus() == null) {
            jobs.replace(job.with(progress.decided(ApprovalStatus.WITHDRAWN, null, clock.instant())));
        }
        jobs.letGo(ref.jobId(), clock.instant());
    }

    @Transactional(readOnly = true)
    public JobExecution job(JobRef ref) {
        return jobs.find(ref.jobId()).orElseThrow(() -> notFound(ref));
    }

    @Transactional(readOnly = true)
    public List<Asked> questions(JobRef ref) {
        return runs.questions(ref.jobId());
    }

    @Transactional
    public void answer(JobRef ref, int position, SearchResult answer) {
        runs.answer(ref.jobId(), position, answer, clock.instant());
    }

    /** Marks a skill as at work. */
    @Transactional
    public void start(JobRef ref, SkillKind kind) {
        runs.start(ref.jobId(), kind, clock.instant());
    }

    @Transactional
    public void complete(JobRef ref, SkillKind kind, Account account, Object result) {
        runs.complete(ref.jobId(), kind, account, result, clock.instant());
    }

    /** Keeps why a skill failed, and throws it. */
    @Transactional(noRollbackFor = WaooawException.class)
    public void fail(JobRef ref, SkillKind kind, Account account, @Nullable Object result, WaooawException failure) {
        runs.fail(
                ref.jobId(),
                kind,
                account,
                result,
                failure.code().id(),
                String.valueOf(failure.getMessage()),
                clock.instant());
        throw failure;
    }

    @Transactional(readOnly = true)
    public boolean done(JobRef ref, SkillKind kind) {
        return runs.result(ref.jobId(), kind, Object.class).isPresent();
    }

    /** What a skill gave; {@code EXE-0020} while it has not. */
    @Transactional(readOnly = true)
    public <T> T result(JobRef ref, SkillKind kind, Class<T> type) {
        return find(ref, kind, type)
                .orElseThrow(() -> new WaooawException(
                        ExecutionError.STEP_OUT_OF_ORDER, kind.wireName() + " has given nothing yet"));
    }

    /** What a skill gave; empty while it has not. */
    @Transactional(readOnly = true)
    public <T> Optional<T> find(JobRef ref, SkillKind kind, Class<T> type) {
        return runs.result(ref.jobId(), kind, type);
    }

    @Transactional(readOnly = true)
    public List<SkillRun> runs(JobRef ref) {
        return runs.of(ref.jobId());
    }

    /** How the publication was decided; empty while nobody has. */
    @Transactional(readOnly = true)
    public Optional<ApprovalStatus> decision(JobRef ref) {
        return Optional.ofNullable(job(ref).progress().approvalStatus());
    }

    /** Keeps a decision; the first one counts, and a status that decides nothing is left out. */
    @Transactional
    public void decide(JobRef ref, ApprovalStatus status, @Nullable String by, @Nullable Instant at) {
        jobs.lock(ref.jobId()).ifPresent(job -> decide(job, status, by, at));
    }

    /** The same for whoever knows the question only; the job it belongs to, where there is one. */
    @Transactional
    public Optional<JobRef> decide(UUID approvalId, ApprovalStatus status, @Nullable String by, @Nullable Instant at) {
        var job = jobs.ofApproval(approvalId);
        job.ifPresent(j -> decide(j, status, by, at));
        return job.map(JobExecution::ref);
    }

    private void decide(JobExecution job, ApprovalStatus status, @Nullable String by, @Nullable Instant at) {
        var decision =
                switch (status) {
                    // used already, by this job: what was decided is yes
                    case APPROVED, CONSUMED -> ApprovalStatus.APPROVED;
                    // a yes that no human gave: nothing is learned from it
                    case AUTO_APPROVED, CONFIRMED -> ApprovalStatus.AUTO_APPROVED;
                    case DENIED, EXPIRED, WITHDRAWN, VETOED -> status;
                    case PENDING, DEFERRED, UNKNOWN -> null;
                };
        if (decision != null
                && job.progress().approvalStatus() == null
                && !job.state().isFinal()) {
            jobs.replace(job.with(job.progress().decided(decision, by, at)));
        }
    }

    private JobExecution locked(JobRef ref) {
        return jobs.lock(ref.jobId()).orElseThrow(() -> notFound(ref));
    }

    private static WaooawException notFound(JobRef ref) {
        return new WaooawException(ExecutionError.JOB_NOT_FOUND, "no job " + ref.jobId());
    }
}
