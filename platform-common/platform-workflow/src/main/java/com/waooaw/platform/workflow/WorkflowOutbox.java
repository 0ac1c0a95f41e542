package com.waooaw.platform.workflow;

import com.waooaw.platform.events.Outbox;
import com.waooaw.platform.events.causal.CausalContext;
import com.waooaw.platform.kernel.Ids;
import java.time.Clock;
import org.slf4j.MDC;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Starts and wakes workflows from inside a transaction: after the commit, and then for certain. */
public class WorkflowOutbox {

    private final Outbox outbox;
    private final Clock clock;

    WorkflowOutbox(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Starts a workflow after the commit; does nothing where one of this id runs. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void start(WorkflowStart start) {
        outbox.append(
                Ids.next(clock),
                WorkflowStarter.KIND,
                key(start.workflowId()),
                start.taskQueue(),
                WorkflowJson.write(start, MDC.get(CorrelationPropagator.KEY), CausalContext.current()));
    }

    /**
     * Wakes a workflow after the commit, so that it reads what has changed. The signal carries nothing; a lost one
     * costs at most the five minutes until the workflow looks by itself.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void wake(String workflowId) {
        outbox.append(Ids.next(clock), WorkflowWaker.KIND, key(workflowId), workflowId, "{}");
    }

    private static String key(String workflowId) {
        return "workflow:" + workflowId;
    }
}
