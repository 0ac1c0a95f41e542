package com.waooaw.agentexecution.job;

import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.activities.governance.GovernanceActivities.Context;
import com.waooaw.activities.governance.GovernanceActivities.Finding;
import com.waooaw.agentexecution.skill.CheckReport;
import com.waooaw.agentexecution.writing.Article;
import com.waooaw.contracts.governance.ApprovalClass;
import com.waooaw.contracts.governance.ApprovalScope;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Words the question whether an article may be published. */
final class ApprovalQuestion {

    private static final int LONGEST_SUMMARY = 200;

    private ApprovalQuestion() {}

    static ApprovalRequest of(
            JobExecution job, PublishAct act, Article article, CheckReport check, int passages, BigDecimal cost) {
        return new ApprovalRequest(
                job.approvalId(),
                ApprovalClass.EXECUTION,
                ApprovalScope.ENGAGEMENT,
                job.engagement(),
                job.customerId(),
                job.worker().displayId(),
                "agent",
                "job",
                job.id().toString(),
                PublishAct.ACTION,
                act.json(),
                act.hash(),
                summary(article, act),
                new Context(
                        "The brief asks for about %d words for %s on: %s."
                                .formatted(article.requestedWords(), article.audience(), article.topic()),
                        "Found %d passages, composed %d words from %d sources (%s), checked %d claims."
                                .formatted(
                                        passages,
                                        article.actualWords(),
                                        article.sources().size(),
                                        article.generatedBy(),
                                        check.claims().size()),
                        "%d of %d claims are supported by a passage verified in its source."
                                .formatted(check.supported(), check.claims().size())),
                risks(),
                findings(article),
                "low",
                "low",
                true,
                "sandbox.unpublish",
                cost.toPlainString(),
                List.of("job:" + job.id(), "deliverable:" + act.deliverableId()),
                job.next(),
                PublicationFacts.of(job, check),
                EditedPublication.EDITABLE,
                List.of("Keep it as a draft: the customer can read it, and nothing goes out."),
                EditedPublication.kept(article));
    }

    private static String summary(Article article, PublishAct act) {
        var summary = "Publish \"%s\" in %s".formatted(article.title(), act.channel());
        return summary.length() <= LONGEST_SUMMARY ? summary : summary.substring(0, LONGEST_SUMMARY - 1) + "…";
    }

    private static List<String> risks() {
        return List.of(
                "A reader may take general education for advice on their own case.",
                "Sources age: what was right when they were read may change.",
                "Everybody who can read the channel reads the text, until it is taken back.");
    }

    private static List<Finding> findings(Article article) {
        var findings = new ArrayList<Finding>();
        article.notes().forEach(note -> findings.add(new Finding("NOTE", "info", note, "")));
        return findings;
    }
}
