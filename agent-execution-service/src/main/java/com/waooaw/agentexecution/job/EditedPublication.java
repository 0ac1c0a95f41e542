package com.waooaw.agentexecution.job;

import com.waooaw.activities.governance.GovernanceActivities.ApprovalTicket;
import com.waooaw.activities.governance.GovernanceActivities.Kept;
import com.waooaw.agentexecution.ExecutionError;
import com.waooaw.agentexecution.skill.SkillKind;
import com.waooaw.agentexecution.writing.Article;
import com.waooaw.agentexecution.writing.ArticleMarkdown;
import com.waooaw.platform.audit.AuditEntry.Result;
import com.waooaw.platform.audit.AuditLog;
import com.waooaw.platform.kernel.WaooawException;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Governor said yes with another text. It is what the job publishes from then on, and nothing else is; but first it is
 * checked like what an agent writes, and what does not pass is not published.
 */
@Component
class EditedPublication {

    private static final String MARKDOWN = "/markdown";

    /** Pointers of what may be changed of a publication: all that this class takes changed. */
    static final List<String> EDITABLE = List.of("/post_title", MARKDOWN);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JobLedger ledger;
    private final PublicationLedger publications;
    private final PublicationStep publication;
    private final EditedTextCheck check;
    private final AuditLog audit;

    EditedPublication(
            JobLedger ledger,
            PublicationLedger publications,
            PublicationStep publication,
            EditedTextCheck check,
            AuditLog audit) {
        this.ledger = ledger;
        this.publications = publications;
        this.publication = publication;
        this.check = check;
        this.audit = audit;
    }

    /** What stays in it, whatever else its Governor writes. */
    static List<Kept> kept(Article article) {
        return List.of(new Kept(MARKDOWN, ArticleMarkdown.carried(article)));
    }

    /** Takes up what was approved; does nothing where that is what was asked, or was taken up before. */
    void takeUp(JobRef ref, ApprovalTicket ticket) {
        var json = ticket.editedActJson();
        var job = ledger.job(ref);
        if (json == null
                || ticket.actHash().equals(job.progress().editedHash())
                || ledger.done(ref, SkillKind.PUBLISH)) {
            return;
        }
        var asked = publication.actOf(job);
        var edited = edited(asked, json);
        if (!ticket.approvalId().equals(job.approvalId())
                || !edited.json().equals(json)
                || !edited.hash().equals(ticket.actHash())) {
            throw changed("what was approved differs from what was asked in more than its text");
        }
        var article = ledger.result(ref, SkillKind.DRAFT, Article.class);
        var missing = missing(article, asked, edited);
        if (!missing.isEmpty()) {
            // Governance refuses such a text before it is approved, but for questions that named nothing to keep
            refuse(
                    job,
                    asked,
                    edited,
                    ExecutionError.EDIT_LEFT_OUT,
                    List.of("left_out"),
                    "the text as its Governor changed it lacks what it has to carry, and nothing was published: "
                            + missing.getFirst());
        }
        var passages = ledger.result(ref, SkillKind.RESEARCH, Passages.class);
        var report = check.check(article, asked, edited, passages.found());
        if (report.passed()) {
            publications.takeUp(ref, edited, report);
            return;
        }
        refuse(
                job,
                asked,
                edited,
                ExecutionError.EDIT_FAILED_CHECK,
                EditedTextCheck.codes(report),
                "the text as its Governor changed it may not be published, and nothing was: "
                        + String.join("; ", EditedTextCheck.words(report)));
    }

    /** Lines that have to stay and are gone; what the text that was asked about had not either is not held against it. */
    private static List<String> missing(Article article, PublishAct asked, PublishAct edited) {
        var kept = new Kept(MARKDOWN, ArticleMarkdown.carried(article));
        var before = kept.missingIn(asked.markdown());
        return kept.missingIn(edited.markdown()).stream()
                .filter(line -> !before.contains(line))
                .toList();
    }

    private void refuse(
            JobExecution job,
            PublishAct asked,
            PublishAct edited,
            ExecutionError error,
            List<String> flagged,
            String because) {
        audit.appendNow(PublicationAudit.of(
                job,
                edited,
                "edited",
                Result.REFUSED,
                Map.of("asked_act_hash", asked.hash(), "code", error.id(), "flagged", flagged)));
        ledger.fail(
                job.ref(),
                SkillKind.PUBLISH,
                PublicationLedger.account(
                        edited, Map.of("outcome", "FAILURE", "reason", "edited_text", "flagged", flagged)),
                null,
                new WaooawException(error, because));
    }

    /** What was asked with the texts of this; whether that is all of it, is to be seen. */
    private static PublishAct edited(PublishAct asked, String json) {
        var act = read(json);
        return asked.with(
                act.path("post_title").asString(""), act.path("markdown").asString(""));
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JacksonException _) {
            throw changed("what was approved is no act");
        }
    }

    private static WaooawException changed(String why) {
        return new WaooawException(ExecutionError.ACT_CHANGED, why);
    }
}
