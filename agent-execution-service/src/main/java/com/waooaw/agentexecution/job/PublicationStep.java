package com.waooaw.agentexecution.job;

import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.activities.governance.GovernanceActivities.Consume;
import com.waooaw.activities.governance.GovernanceActivities.Permit;
import com.waooaw.agentexecution.ExecutionError;
import com.waooaw.agentexecution.connector.PublishingConnector;
import com.waooaw.agentexecution.connector.PublishingConnector.Post;
import com.waooaw.agentexecution.connector.PublishingConnector.Publication;
import com.waooaw.agentexecution.connector.PublishingConnector.Published;
import com.waooaw.agentexecution.connector.PublishingConnector.Refused;
import com.waooaw.agentexecution.deliverable.Deliverable;
import com.waooaw.agentexecution.deliverable.Deliverables;
import com.waooaw.agentexecution.dispatcher.Dispatcher;
import com.waooaw.agentexecution.engagement.Engagements;
import com.waooaw.agentexecution.skill.CheckReport;
import com.waooaw.agentexecution.skill.SkillKind;
import com.waooaw.agentexecution.writing.Article;
import com.waooaw.platform.audit.AuditEntry.Result;
import com.waooaw.platform.audit.AuditLog;
import com.waooaw.platform.audit.CanonicalJson;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.workflow.undo.UndoneActs;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Publication: the question, the act, and the one external effect a job has. */
@Component
class PublicationStep {

    static final String DEFAULT_CHANNEL = "sandbox-blog";

    private final JobLedger ledger;
    private final PublicationLedger publications;
    private final Deliverables deliverables;
    private final Dispatcher dispatcher;
    private final Engagements engagements;
    private final PublishingConnector connector;
    private final TakingBack takingBack;
    private final UndoneActs undone;
    private final AuditLog audit;
    private final Clock clock;

    PublicationStep(
            JobLedger ledger,
            PublicationLedger publications,
            Deliverables deliverables,
            Dispatcher dispatcher,
            Engagements engagements,
            PublishingConnector connector,
            TakingBack takingBack,
            UndoneActs undone,
            AuditLog audit,
            Clock clock) {
        this.ledger = ledger;
        this.publications = publications;
        this.deliverables = deliverables;
        this.dispatcher = dispatcher;
        this.engagements = engagements;
        this.connector = connector;
        this.takingBack = takingBack;
        this.undone = undone;
        this.audit = audit;
        this.clock = clock;
    }

    /** Keeps the article as a deliverable, and words the question about it. */
    ApprovalRequest question(JobRef ref) {
        var job = ledger.job(ref);
        requireSandbox(channel(job));
        var article = ledger.result(ref, SkillKind.DRAFT, Article.class);
        var check = ledger.result(ref, SkillKind.FACT_CHECK_CLAIMS, CheckReport.class);
        var passages = ledger.result(ref, SkillKind.RESEARCH, Passages.class);
        publications.keepDraft(ref, article, check, passages);
        var act = actOf(job);
        publications.ask(ref, act.hash());
        return ApprovalQuestion.of(
                job,
                act,
                article,
                check,
                passages.found().size(),
                Production.costs(ledger.runs(ref)).totalUsd());
    }

    /** What is about to be published, read now: not what was asked about, remembered. */
    Consume act(JobRef ref) {
        var job = ledger.job(ref);
        return new Consume(job.approvalId(), actOf(job).hash(), ref.publishKey(), job.next());
    }

    /** Publishes once. Repeated after a crash, it finds what it has done. */
    void publish(JobRef ref, Permit permit) {
        if (ledger.done(ref, SkillKind.PUBLISH)) {
            return;
        }
        var job = ledger.job(ref);
        var act = actOf(job);
        if (!act.hash().equals(permit.actHash()) || !act.actKey().equals(permit.actKey())) {
            throw new WaooawException(
                    ExecutionError.ACT_CHANGED, "what is about to be published is not what was approved");
        }
        requireStillWanted(job);
        publications.begin(ref);
        var there = connector.find(job.customerId(), act.actKey());
        if (there.isEmpty()) {
            requireRight(job, permit);
            audit.appendNow(PublicationAudit.of(job, act, "intent", Result.INTENDED, Map.of()));
        }
        finish(ref, job, act, there.isPresent() ? new Published(there.get()) : send(job, act));
    }

    private PublishingConnector.Outcome send(JobExecution job, PublishAct act) {
        return connector.publish(
                new Publication(job.customerId(), act.actKey(), act.channel(), act.postTitle(), act.markdown()));
    }

    private void finish(JobRef ref, JobExecution job, PublishAct act, PublishingConnector.Outcome outcome) {
        switch (outcome) {
            case Published(Post post) -> {
                requireStillWanted(job);
                publications.published(ref, act, post);
            }
            case Refused(String reason) -> {
                audit.appendNow(PublicationAudit.of(job, act, "outcome", Result.FAILED, Map.of("reason", reason)));
                ledger.fail(
                        ref,
                        SkillKind.PUBLISH,
                        PublicationLedger.account(act, Map.of("outcome", "FAILURE", "reason", reason)),
                        null,
                        new WaooawException(
                                ExecutionError.CHANNEL_REFUSED, "%s refused: %s".formatted(act.channel(), reason)));
            }
        }
    }

    /** A cancelled job leaves nothing behind: what it had published comes back, and then there is nothing to do for it. */
    void letGo(JobRef ref) {
        takingBack.takeBack(ledger.job(ref));
        ledger.letGo(ref);
    }

    /**
     * Vetoed, or cancelled, since it was allowed: whoever undid it may have found nothing yet, or an attempt before this one
     * has posted since, so what is out comes back here.
     */
    private void requireStillWanted(JobExecution job) {
        boolean vetoed = undone.planned(job.approvalId());
        if (vetoed || ledger.job(job.ref()).state() == JobState.CANCELLED) {
            takingBack.takeBack(job);
            throw vetoed
                    ? new WaooawException(ExecutionError.PERMIT_REFUSED, "the approval was taken back")
                    : new WaooawException(ExecutionError.JOB_CANCELLED, "job " + job.id() + " was cancelled");
        }
    }

    /** The right to act is looked at last: the permit's time, the agent, the trial. */
    private void requireRight(JobExecution job, Permit permit) {
        requireSandbox(channel(job));
        if (clock.instant().isAfter(permit.validUntil())) {
            throw new WaooawException(ExecutionError.PERMIT_REFUSED, "the permit ran out at " + permit.validUntil());
        }
        var ready = dispatcher.ready(job.worker().agentId());
        if (!ready.binding().manifestHash().equals(job.worker().manifestHash())) {
            throw new WaooawException(
                    ExecutionError.AGENT_NOT_ACTIVE, "the version that wrote this is no longer the one at work");
        }
        engagements.requireRunning(job.engagement());
    }

    private void requireSandbox(String channel) {
        if (!connector.sandboxed() || !connector.channels().contains(channel)) {
            throw new WaooawException(
                    ExecutionError.TRIAL_PRODUCTION_WRITE_BLOCKED,
                    "trial_production_write_blocked: %s is not a channel of the sandbox".formatted(channel));
        }
    }

    PublishAct actOf(JobExecution job) {
        Deliverable deliverable = deliverables
                .ofJob(job.id())
                .orElseThrow(() ->
                        new WaooawException(ExecutionError.STEP_OUT_OF_ORDER, "there is no article to publish yet"));
        return new PublishAct(
                PublishAct.ACTION,
                job.ref().publishKey(),
                channel(job),
                job.engagement(),
                job.id(),
                job.worker().agentId(),
                job.worker().agentVersion(),
                deliverable.id(),
                deliverable.title(),
                deliverable.markdown(),
                CanonicalJson.sha256(deliverable.markdown()),
                deliverable.content().article().sources().stream()
                        .map(PublishAct.Citation::of)
                        .toList());
    }

    static String channel(JobExecution job) {
        return job.plan().step(SkillKind.PUBLISH).text("channel", DEFAULT_CHANNEL);
    }
}
