package com.waooaw.agentexecution.job;

import com.waooaw.agentexecution.connector.PublishingConnector;
import com.waooaw.agentexecution.connector.PublishingConnector.Post;
import com.waooaw.agentexecution.deliverable.Deliverables;
import com.waooaw.platform.audit.AuditEntry.Result;
import com.waooaw.platform.audit.AuditLog;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes back what a job published, by the key of its act; evidence before and after. */
@Component
class TakingBack {

    private final PublishingConnector connector;
    private final Deliverables deliverables;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    TakingBack(
            PublishingConnector connector, Deliverables deliverables, AuditLog audit, TransactionTemplate transaction) {
        this.connector = connector;
        this.deliverables = deliverables;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** Does nothing where nothing went out. Repeated after a crash, it ends what it had begun. */
    void takeBack(JobExecution job) {
        var there = connector.find(job.customerId(), job.ref().publishKey());
        if (there.isEmpty()) {
            return;
        }
        var channel = there.get().channel();
        if (there.get().live()) {
            audit.appendNow(PublicationAudit.ofTakingBack(job, channel, "intent", Result.INTENDED));
            connector.unpublish(job.customerId(), job.ref().publishKey());
        }
        transaction.executeWithoutResult(_ -> {
            deliverables.takenBack(job.id());
            audit.append(PublicationAudit.ofTakingBack(job, channel, "outcome", Result.SUCCEEDED));
        });
    }

    /** Whether the channel had something under the job's key, taken back or not. */
    boolean wentOut(JobExecution job) {
        return connector
                .find(job.customerId(), job.ref().publishKey())
                .map(Post::postId)
                .isPresent();
    }
}
