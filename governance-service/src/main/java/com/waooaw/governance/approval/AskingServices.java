package com.waooaw.governance.approval;

import io.temporal.activity.Activity;
import io.temporal.activity.ActivityInfo;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowTargetOptions;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which service asked a question. The request does not say so, since whoever asks could name another: Temporal knows on whose
 * task queue the workflow runs that asks, and nobody but that service runs workflows of its queue.
 */
@Service
class AskingServices {

    private final JdbcClient jdbc;
    private final WorkflowClient temporal;
    private final EmergencyProperties properties;

    AskingServices(JdbcClient jdbc, @Lazy WorkflowClient temporal, EmergencyProperties properties) {
        this.jdbc = jdbc;
        this.temporal = temporal;
        this.properties = properties;
    }

    /** The service whose workflow calls this activity; empty where none does. No transaction spans it: Temporal is asked. */
    public Optional<String> calling() {
        return caller().map(this::queueOf);
    }

    private static Optional<ActivityInfo> caller() {
        try {
            return Optional.of(Activity.getExecutionContext().getInfo());
        } catch (IllegalStateException _) {
            // called in this very process, by no workflow: then nobody knows who asked, and no service declares for it
            return Optional.empty();
        }
    }

    private String queueOf(ActivityInfo caller) {
        var run = WorkflowTargetOptions.newBuilder()
                .setWorkflowId(caller.getWorkflowId())
                .setRunId(caller.getWorkflowRunId())
                .build();
        return temporal.newUntypedWorkflowStub(run).describe().getTaskQueue();
    }

    /** Keeps who asked, with the question. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(Question question, String service) {
        jdbc.sql("""
                        insert into asking_service (approval_id, customer_id, service)
                        values (:id, :customerId::uuid, :service)
                        """)
                .param("id", question.id())
                .param("customerId", question.customerId())
                .param("service", service)
                .update();
    }

    /** Whether it was the service of this subject that asked; of a question nobody knows that of, nobody did. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean askedBy(UUID approvalId, String subject) {
        return jdbc.sql("select service from asking_service where approval_id = :id")
                .param("id", approvalId)
                .query(String.class)
                .optional()
                .filter(service -> properties.is(service, subject))
                .isPresent();
    }
}
