package com.waooaw.agentexecution.job;

import com.waooaw.agentexecution.ExecutionError;
import com.waooaw.agentexecution.connector.PublishingConnector;
import com.waooaw.agentexecution.connector.PublishingConnector.Post;
import com.waooaw.agentexecution.connector.PublishingConnector.Publication;
import com.waooaw.agentexecution.connector.PublishingConnector.Published;
import com.waooaw.agentexecution.connector.PublishingConnector.Refused;
import com.waooaw.agentexecution.skill.CpuMeter;
import com.waooaw.agentexecution.skill.SkillKind;
import com.waooaw.agentexecution.skill.SkillRun.Account;
import com.waooaw.agentexecution.writing.Article;
import com.waooaw.agentexecution.writing.ArticleMarkdown;
import com.waooaw.platform.audit.AuditEntry.Result;
import com.waooaw.platform.audit.AuditLog;
import com.waooaw.platform.audit.CanonicalJson;
import com.waooaw.platform.kernel.WaooawException;
import java.math.BigDecimal;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A sample job's last skill: out, read back, and in again. Only ever in the sandbox, so no human is asked. */
@Component
class TrialPublicationStep {

    private static final String PUBLISH = "publish_sample";
    private static final String TAKE_BACK = "unpublish_sample";

    private final JobLedger ledger;
    private final PublishingConnector connector;
    private final AuditLog audit;

    TrialPublicationStep(JobLedger ledger, PublishingConnector connector, AuditLog audit) {
        this.ledger = ledger;
        this.connector = connector;
        this.audit = audit;
    }

    void run(JobRef ref) {
        if (ledger.done(ref, SkillKind.PUBLISH)) {
            return;
        }
        var job = ledger.job(ref);
        var article = ledger.result(ref, SkillKind.DRAFT, Article.class);
        var channel = PublicationStep.channel(job);
        ledger.start(ref, SkillKind.PUBLISH);
        var rendered = CpuMeter.measure(() -> ArticleMarkdown.of(article));
        var publication =
                new Publication(ref.customerId(), ref.publishKey(), channel, article.title(), rendered.value());
        try {
            var tried = tried(ref, job, publication);
            ledger.complete(
                    ref,
                    SkillKind.PUBLISH,
                    account(
                            rendered,
                            channel,
                            Map.of(
                                    "outcome",
                                    "SUCCESS",
                                    "post_id",
                                    tried.post().postId().toString())),
                    tried);
        } catch (WaooawException e) {
            ledger.fail(
                    ref,
                    SkillKind.PUBLISH,
                    account(rendered, channel, Map.of("outcome", "FAILURE", "reason", String.valueOf(e.getMessage()))),
                    null,
                    e);
        }
    }

    private TriedPublication tried(JobRef ref, JobExecution job, Publication publication) {
        if (!connector.sandboxed()) {
            throw new WaooawException(
                    ExecutionError.TRIAL_PRODUCTION_WRITE_BLOCKED, "trial_production_write_blocked: not a sandbox");
        }
        audit.appendNow(PublicationAudit.ofSample(job, publication, PUBLISH, Result.INTENDED));
        try {
            var published = CpuMeter.measure(() -> connector.publish(publication));
            switch (published.value()) {
                case Refused(String reason) -> {
                    audit.appendNow(PublicationAudit.ofSample(job, publication, PUBLISH, Result.FAILED));
                    throw new WaooawException(
                            ExecutionError.CHANNEL_REFUSED, "%s refused: %s".formatted(publication.channel(), reason));
                }
                case Published _ ->
                    audit.appendNow(PublicationAudit.ofSample(job, publication, PUBLISH, Result.SUCCEEDED));
            }
            var read = CpuMeter.measure(() -> connector
                    .find(ref.customerId(), ref.publishKey())
                    .filter(p -> p.contentSha256().equals(CanonicalJson.sha256(publication.markdown())))
                    .orElseThrow(() -> new WaooawException(
                            ExecutionError.CHANNEL_REFUSED, "what was published cannot be read back")));
            var unpublished = CpuMeter.measure(() -> takenBack(ref));
            audit.appendNow(PublicationAudit.ofSample(job, publication, TAKE_BACK, Result.SUCCEEDED));
            return new TriedPublication(read.value(), published.millis(), read.millis(), unpublished.millis());
        } finally {
            connector.unpublish(ref.customerId(), ref.publishKey());
        }
    }

    private Post takenBack(JobRef ref) {
        connector.unpublish(ref.customerId(), ref.publishKey());
        return connector
                .find(ref.customerId(), ref.publishKey())
                .filter(p -> !p.live())
                .orElseThrow(() ->
                        new WaooawException(ExecutionError.CHANNEL_REFUSED, "what was published cannot be taken back"));
    }

    private static Account account(CpuMeter.Measured<String> rendered, String channel, Map<String, Object> observe) {
        return new Account(
                Map.of("goal", "publish the sample in the sandbox, read it back and take it out again"),
                Map.of("channel", channel),
                observe,
                rendered.cpuSeconds(),
                rendered.millis(),
                0,
                BigDecimal.ZERO);
    }
}
