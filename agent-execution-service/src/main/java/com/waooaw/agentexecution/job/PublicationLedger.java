package com.waooaw.agentexecution.job;

import com.waooaw.agentexecution.connector.PublishingConnector.Post;
import com.waooaw.agentexecution.deliverable.DeliverableContent;
import com.waooaw.agentexecution.deliverable.DeliverableContent.Research;
import com.waooaw.agentexecution.deliverable.DeliverableContent.Worker;
import com.waooaw.agentexecution.deliverable.Deliverables;
import com.waooaw.agentexecution.skill.CheckReport;
import com.waooaw.agentexecution.skill.CpuMeter;
import com.waooaw.agentexecution.skill.SkillKind;
import com.waooaw.agentexecution.skill.SkillRun.Account;
import com.waooaw.agentexecution.writing.Article;
import com.waooaw.agentexecution.writing.ArticleMarkdown;
import com.waooaw.platform.audit.AuditEntry.Result;
import com.waooaw.platform.audit.AuditLog;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps how far a publication has got; each method is one transaction and can be repeated. */
@Service
class PublicationLedger {

    private final JobRows jobs;
    private final SkillRunRows runs;
    private final Deliverables deliverables;
    private final AuditLog audit;
    private final Clock clock;

    PublicationLedger(JobRows jobs, SkillRunRows runs, Deliverables deliverables, AuditLog audit, Clock clock) {
        this.jobs = jobs;
        this.runs = runs;
        this.deliverables = deliverables;
        this.audit = audit;
        this.clock = clock;
    }

    /** Keeps the checked article as what the job produced so far. */
    @Transactional
    public void keepDraft(JobRef ref, Article article, CheckReport check, Passages passages) {
        var job = jobs.find(ref.jobId()).orElseThrow();
        var done = runs.of(ref.jobId());
        var worker = job.worker();
        deliverables.keep(
                job.id(),
                job.customerId(),
                job.engagement(),
                ArticleMarkdown.of(article),
                new DeliverableContent(
                        new Worker(worker.agentId(), worker.displayId(), worker.agentVersion(), worker.manifestHash()),
                        article,
                        check,
                        new Research(
                                job.reading().questions().size(),
                                passages.found().size(),
                                passages.answeredBy(),
                                passages.corpusVersions()),
                        Production.work(done),
                        Production.costs(done),
                        null,
                        null));
    }

    /** From here on a human decides. Does nothing where the question was put before. */
    @Transactional
    public void ask(JobRef ref, String actHash) {
        var job = jobs.lock(ref.jobId()).orElseThrow();
        if (job.state() == JobState.RUNNING) {
            runs.waitForApproval(ref.jobId(), SkillKind.PUBLISH, clock.instant());
            jobs.replace(job.with(job.progress().waiting(actHash, clock.instant())));
        }
    }

    /** From here on the text its Governor approved is what the job has produced, and the only one that may go out. */
    @Transactional
    public void takeUp(JobRef ref, PublishAct edited, CheckReport changes) {
        var job = jobs.lock(ref.jobId()).orElseThrow();
        deliverables.edited(
                job.id(),
                edited.postTitle(),
                edited.markdown(),
                before -> EditedTextCheck.together(before, changes, edited.markdown()));
        jobs.replace(job.with(job.progress().edited(edited.hash())));
    }

    /** From here on it goes out. */
    @Transactional
    public void begin(JobRef ref) {
        var job = jobs.lock(ref.jobId()).orElseThrow();
        if (job.state() == JobState.WAITING_APPROVAL) {
            jobs.replace(job.with(job.progress().publishing()));
        }
        runs.start(ref.jobId(), SkillKind.PUBLISH, clock.instant());
    }

    /** It is out: the run, and the evidence of it. */
    @Transactional
    public void published(JobRef ref, PublishAct act, Post post) {
        var job = jobs.find(ref.jobId()).orElseThrow();
        runs.complete(
                ref.jobId(),
                SkillKind.PUBLISH,
                account(
                        act,
                        Map.of(
                                "outcome", "SUCCESS",
                                "post_id", post.postId().toString(),
                                "address", post.address(),
                                "content_sha256", post.contentSha256())),
                post,
                clock.instant());
        audit.append(PublicationAudit.of(
                job,
                act,
                "outcome",
                Result.SUCCEEDED,
                Map.of("post_id", post.postId().toString())));
    }

    static Account account(PublishAct act, Map<String, Object> observe) {
        // the effect is a row in a table: what it took is measured where the text is written
        var measured = CpuMeter.measure(act::hash);
        return new Account(
                Map.of("goal", "publish exactly the article that was approved", "act_hash", measured.value()),
                Map.of("act_key", act.actKey(), "channel", act.channel(), "markdown_sha256", act.markdownSha256()),
                observe,
                measured.cpuSeconds(),
                measured.millis(),
                0,
                BigDecimal.ZERO);
    }
}
