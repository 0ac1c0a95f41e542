package com.waooaw.governance.veto;

import com.waooaw.activities.compensation.Compensations;
import io.temporal.client.WorkflowClient;
import io.temporal.failure.ApplicationFailure;
import io.temporal.worker.WorkerFactory;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** The services that undo, on their own task queues: they remember what they were asked, and fail where a test wants it. */
public final class FakeCompensations implements Compensations, AutoCloseable {

    public static final List<Step> DEPLOYMENT = List.of(
            new Step("stop_routing", "agent-creation"),
            new Step("cancel_jobs", "agent-execution"),
            new Step("revoke_ethics", "agent-creation"),
            new Step("revoke_architecture", "agent-creation"),
            new Step("revoke_certification", "agent-creation"));

    private static final List<Step> PUBLICATION = List.of(new Step("unpublish", "agent-execution"));

    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Map<String, RuntimeException> faults = new ConcurrentHashMap<>();
    private final WorkerFactory workers;

    private record Asked(UndoneAct act, String what) {}

    public FakeCompensations(WorkflowClient temporal) {
        workers = WorkerFactory.newInstance(temporal);
        for (var queue : List.of("agent-creation", "agent-execution")) {
            workers.newWorker(queue).registerActivitiesImplementations(this);
        }
        workers.start();
    }

    /** What was asked about an approval, in order; what other tests left unfinished is not among it. */
    public List<String> asked(UUID approvalId) {
        return about(approvalId).map(Asked::what).toList();
    }

    public List<UndoneAct> acts(UUID approvalId) {
        return about(approvalId).map(Asked::act).toList();
    }

    private Stream<Asked> about(UUID approvalId) {
        return asked.stream().filter(one -> one.act().approvalId().equals(approvalId));
    }

    /** From now on a step fails, and is tried again by Temporal. */
    void fails(String step) {
        faults.put(step, ApplicationFailure.newFailure("the database is away", "AGT-1001"));
    }

    /** From now on a step is refused: trying it again at once is of no use. */
    void refuses(String step) {
        faults.put(step, ApplicationFailure.newNonRetryableFailure("that was never done", "AGT-0099"));
    }

    void works(String step) {
        faults.remove(step);
    }

    @Override
    public List<Step> plan(UndoneAct act) {
        did(act, "plan");
        return act.actionType().equals("deploy_agent") ? DEPLOYMENT : PUBLICATION;
    }

    @Override
    public StepOutcome undo(UndoStep step) {
        did(step.act(), step.name());
        return new StepOutcome(step.name(), true, "undone=1");
    }

    private void did(UndoneAct act, String what) {
        var fault = faults.get(what);
        if (fault != null) {
            asked.add(new Asked(act, what + " failed"));
            throw fault;
        }
        asked.add(new Asked(act, what));
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
