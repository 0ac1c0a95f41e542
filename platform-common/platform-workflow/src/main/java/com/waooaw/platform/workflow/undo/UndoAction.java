package com.waooaw.platform.workflow.undo;

import com.waooaw.activities.compensation.Compensations.UndoneAct;
import com.waooaw.platform.audit.AuditEntry.ActorType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How this service undoes one step of a kind of act, be the act its own or another service's. */
public interface UndoAction {

    /** Of which kind of act. */
    String actionType();

    /** Which step. */
    String step();

    /** Whose rows it needs to see and change; null where it needs no customer's. */
    default @Nullable UUID customer(UndoneAct act) {
        return null;
    }

    /**
     * What cannot be part of one transaction: an effect outside, or many rows of many customers. Runs before
     * {@link #undo}, may be repeated after a crash, and then does nothing twice.
     */
    default void prepare(UndoneAct act) {}

    /** Undoes the step, in one transaction with the record and the evidence that it was. */
    Undone undo(UndoneAct act);

    /**
     * What was undone.
     *
     * @param changed whether there was something to undo
     * @param detail figures and codes, no free text
     * @param by who answers for it
     * @param agentId the agent it concerns, where there is one
     */
    record Undone(
            boolean changed,
            String detail,
            Actor by,
            @Nullable UUID agentId) {}

    /** Who answers for a step. */
    record Actor(String id, ActorType type) {}
}
