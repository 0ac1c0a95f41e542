package com.waooaw.agentexecution.job;

import com.waooaw.agentexecution.connector.PublishingConnector.Post;
import com.waooaw.agentexecution.deliverable.DeliverableContent.Approval;
import com.waooaw.agentexecution.deliverable.DeliverableContent.Publication;
import com.waooaw.agentexecution.deliverable.Deliverables;
import com.waooaw.agentexecution.job.JobExecution.Purpose;
import com.waooaw.agentexecution.skill.SkillKind;
import com.waooaw.agentexecution.skill.SkillRun;
import com.waooaw.contracts.agentexecution.JobCompleted;
import com.waooaw.platform.audit.AuditEntry;
import com.waooaw.platform.audit.AuditEntry.ActorType;
import com.waooaw.platform.audit.AuditEntry.Result;
import com.waooaw.platform.audit.AuditLog;
import com.waooaw.platform.events.Events;
import com.waooaw.platform.kernel.Ids;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ends a job: its state, its deliverable, the evidence and the event are one transaction. */
@Service
class JobClosing {

    private final JobRows jobs;
    private final SkillRunRows runs;
    private final Deliverables deliverables;
    private final Events events;
    private final AuditLog audit;
    private final Clock clock;

    JobClosing(JobRows jobs, SkillRunRows runs, Deliverables deliverables, Events events, AuditLog audit, Clock clock) {
        this.jobs = jobs;
        this.runs = runs;
        this.deliverables = deliverables;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /** Closes a job; does nothing where it is closed. */
    @Transactional
    public void close(JobRef ref, JobOutcome outcome, @Nullable String code, @Nullable String detail) {
        var open = jobs.lock(ref.jobId()).orElseThrow();
        if (open.state().isFinal()) {
            return;
        }
        var now = clock.instant();
        var job = open.with(open.progress().closed(outcome, code, detail, now));
        jobs.replace(job);
        runs.cancelOpen(job.id(), now);
        if (job.purpose() == Purpose.SAMPLE) {
            return;
        }
        var done = runs.of(job.id());
        var post = runs.result(job.id(), SkillKind.PUBLISH, Post.class).orElse(null);
        deliverables.complete(
                job.id(), Production.work(done), Production.costs(done), approval(job), publication(post));
        audit.append(entry(job, outcome));
        events.publish(completed(job, outcome, done), job.next(), job.customerId());
    }

    private static @Nullable Approval approval(JobExecution job) {
        var progress = job.progress();
        return progress.approvalStatus() == null || progress.actHash() == null
                ? null
                : new Approval(
                        job.approvalId(),
                        progress.approvalStatus().name().toLowerCase(Locale.ROOT),
                        progress.decidedAt(),
                        Objects.requireNonNullElse(progress.editedHash(), progress.actHash()),
                        progress.editedHash() == null ? null : progress.actHash());
    }

    private static @Nullable Publication publication(@Nullable Post post) {
        return post == null
                ? null
                : new Publication(
                        post.channel(), post.postId(), post.address(), post.contentSha256(), post.publishedAt());
    }

    private JobCompleted completed(JobExecution job, JobOutcome outcome, List<SkillRun> done) {
        return new JobCompleted(
                job.id(),
                job.worker().agentId(),
                job.engagement(),
                job.worker().industry(),
                job.worker().jobRoleId(),
                outcome.published(),
                ResultSummary.of(job, done),
                null,
                Production.costs(done).totalUsd(),
                SeedDrafts.of(job, done));
    }

    private static AuditEntry entry(JobExecution job, JobOutcome outcome) {
        var failure = job.progress().failure();
        return AuditEntry.internal(
                        Ids.of("job_closed", job.id()),
                        job.worker().displayId(),
                        ActorType.AGENT,
                        "job_closed",
                        "job",
                        job.id().toString(),
                        failure == null
                                ? Map.of("outcome", outcome.stored())
                                : Map.of("outcome", outcome.stored(), "failure", failure),
                        switch (outcome) {
                            case SUCCEEDED, PUBLICATION_DENIED -> Result.SUCCEEDED;
                            case FAILED -> Result.FAILED;
                            case CANCELLED -> Result.REFUSED;
                        },
                        job.next())
                .concerning(job.customerId(), job.engagementId(), job.worker().agentId());
    }
}
