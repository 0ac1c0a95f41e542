package com.waooaw.agentexecution.job;

import com.waooaw.agentexecution.connector.PublishingConnector.Publication;
import com.waooaw.platform.audit.AuditEntry;
import com.waooaw.platform.audit.AuditEntry.ActorType;
import com.waooaw.platform.audit.AuditEntry.Result;
import com.waooaw.platform.audit.CanonicalJson;
import com.waooaw.platform.kernel.Ids;
import java.util.LinkedHashMap;
import java.util.Map;

/** Evidence of a publication: what was meant to be done, and what came of it. Once each, however often repeated. */
final class PublicationAudit {

    private PublicationAudit() {}

    static AuditEntry of(JobExecution job, PublishAct act, String phase, Result result, Map<String, Object> more) {
        var detail = new LinkedHashMap<String, Object>(more);
        detail.put("act_key", act.actKey());
        detail.put("act_hash", act.hash());
        detail.put("channel", act.channel());
        detail.put("approval_id", job.approvalId().toString());
        return AuditEntry.internal(
                        Ids.of("publication", act.actKey(), phase),
                        job.worker().displayId(),
                        ActorType.AGENT,
                        PublishAct.ACTION,
                        "job",
                        job.id().toString(),
                        detail,
                        result,
                        job.next())
                .concerning(job.customerId(), job.engagementId(), job.worker().agentId());
    }

    /** Of a publication that is taken back. */
    static AuditEntry ofTakingBack(JobExecution job, String channel, String phase, Result result) {
        return AuditEntry.internal(
                        Ids.of("unpublication", job.ref().publishKey(), phase),
                        "agent-execution",
                        ActorType.SYSTEM,
                        "unpublish_content",
                        "job",
                        job.id().toString(),
                        Map.of(
                                "act_key", job.ref().publishKey(),
                                "channel", channel,
                                "approval_id", job.approvalId().toString()),
                        result,
                        job.next())
                .concerning(job.customerId(), job.engagementId(), job.worker().agentId());
    }

    /** Of a sample, which goes out and comes back without a human: what is done, and how it went. */
    static AuditEntry ofSample(JobExecution job, Publication sample, String action, Result result) {
        return AuditEntry.internal(
                        Ids.of(action, sample.actKey(), result),
                        job.worker().displayId(),
                        ActorType.AGENT,
                        action,
                        "job",
                        job.id().toString(),
                        Map.of(
                                "act_key",
                                sample.actKey(),
                                "channel",
                                sample.channel(),
                                "markdown_sha256",
                                CanonicalJson.sha256(sample.markdown())),
                        result,
                        job.next())
                .concerning(null, null, job.worker().agentId());
    }
}
