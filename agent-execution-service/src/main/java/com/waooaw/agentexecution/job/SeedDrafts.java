package com.waooaw.agentexecution.job;

import com.waooaw.agentexecution.deliverable.Deliverables;
import com.waooaw.agentexecution.skill.SkillKind;
import com.waooaw.agentexecution.skill.SkillRun;
import com.waooaw.agentexecution.skill.SkillRunState;
import com.waooaw.contracts.agentexecution.JobCompleted.Condition;
import com.waooaw.contracts.agentexecution.JobCompleted.SeedDraft;
import com.waooaw.contracts.governance.ApprovalStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one decision of a human may teach. A deadline's silence teaches nothing. */
final class SeedDrafts {

    /** One case is a beginning, not a rule. */
    private static final double CONFIDENCE_OF_ONE_CASE = 0.5;

    private SeedDrafts() {}

    static @Nullable SeedDraft of(JobExecution job, List<SkillRun> done) {
        if (job.progress().outcome() == JobOutcome.CANCELLED) {
            return null; // how it would have ended nobody knows
        }
        if (job.progress().editedHash() != null) {
            return null; // no yes to what the agent wrote
        }
        if (job.progress().approvalStatus() == ApprovalStatus.APPROVED
                && job.progress().decidedBy() == null) {
            return null; // an emergency allowed it, and nobody said yes
        }
        return switch (job.progress().approvalStatus()) {
            case APPROVED ->
                draft(
                        job,
                        done,
                        "approved",
                        "Publish general health education in the sandbox when every claim passed its fact-check.",
                        """
                        L0: external effects need a Governor's approval, and every stamp of a Governor yields a seed. \
                        The Governor approved this publication: each claim was tied to a passage verified in its source, \
                        the text named its sources, and the publication could be taken back.""");
            case DENIED ->
                draft(job, done, "denied", "Keep the article as a draft: the Governor refused its publication.", """
                        L0: external effects need a Governor's approval, and every stamp of a Governor yields a seed. \
                        The Governor refused this publication although each claim had passed its fact-check; the article \
                        was kept as a draft and nothing went out.""");
            case PENDING, DEFERRED, EXPIRED, WITHDRAWN, CONSUMED, UNKNOWN -> null;
            // a precedent is no evidence for itself
            case AUTO_APPROVED, CONFIRMED, VETOED -> null;
            case null -> null;
        };
    }

    private static SeedDraft draft(
            JobExecution job, List<SkillRun> done, String decision, String principle, String rationale) {
        return new SeedDraft(
                PublishAct.ACTION,
                decision,
                principle,
                rationale,
                List.of(
                        new Condition("industry", "=", job.worker().industry()),
                        new Condition("job_role", "=", job.worker().jobRoleId()),
                        new Condition("operating_mode", "=", "trial"),
                        new Condition("channel", "=", PublicationStep.channel(job)),
                        new Condition("fact_check.status", "=", checked(done) ? "passed" : "not_passed"),
                        new Condition("reversible", "=", "true")),
                CONFIDENCE_OF_ONE_CASE,
                List.of("approval:" + job.approvalId(), "deliverable:" + Deliverables.idOf(job.id())));
    }

    private static boolean checked(List<SkillRun> done) {
        return done.stream()
                .anyMatch(r -> r.kind() == SkillKind.FACT_CHECK_CLAIMS && r.state() == SkillRunState.COMPLETED);
    }
}
