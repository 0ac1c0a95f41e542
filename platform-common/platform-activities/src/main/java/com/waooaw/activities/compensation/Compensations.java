package com.waooaw.activities.compensation;

import com.waooaw.platform.kernel.Cause;
import io.temporal.activity.ActivityInterface;
import java.util.List;
import java.util.UUID;

/** Takes an act back, step by step. On the task queue of every service that owns a step. */
@ActivityInterface(namePrefix = "Compensations_")
public interface Compensations {

    /**
     * What has to be undone for an act, in the order in which it is undone: the exact reverse of how it was done. To be
     * asked of the act's owner. Idempotent; an act that never began has no steps.
     */
    List<Step> plan(UndoneAct act);

    /**
     * Undoes one step. Idempotent by act key and step name: a repeat changes nothing and answers the same.
     */
    StepOutcome undo(UndoStep step);

    /**
     * An act to be taken back.
     *
     * @param approvalId what allowed it
     * @param actionType {@code deploy_agent} or {@code publish_content}
     * @param actKey as the approval was consumed with
     * @param subjectId of the approval: the agent or the job
     * @param reasonCategory of the veto
     */
    record UndoneAct(
            UUID approvalId, String actionType, String actKey, String subjectId, String reasonCategory, Cause cause) {}

    /** A step, and on which task queue it is undone. */
    record Step(String name, String taskQueue) {}

    /** One step of an act to be taken back. */
    record UndoStep(UndoneAct act, String name) {}

    /**
     * What a step came to.
     *
     * @param changed whether there was something to undo
     * @param detail figures and codes, no free text
     */
    record StepOutcome(String name, boolean changed, String detail) {}
}
