package com.waooaw.agentexecution.job;

import com.waooaw.activities.compensation.Compensations.UndoneAct;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.workflow.undo.UndoError;
import java.util.UUID;

/** Reads what an act was about: agents and jobs, and nothing else, are known here. */
final class SubjectIds {

    private SubjectIds() {}

    static UUID of(UndoneAct act) {
        try {
            return UUID.fromString(act.subjectId());
        } catch (IllegalArgumentException e) {
            throw new WaooawException(UndoError.FOREIGN_ACT, "'" + act.subjectId() + "' is no subject known here", e);
        }
    }
}
