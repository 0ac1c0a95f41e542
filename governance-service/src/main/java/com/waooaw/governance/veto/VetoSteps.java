package com.waooaw.governance.veto;

import com.waooaw.activities.compensation.Compensations.Step;
import com.waooaw.activities.compensation.Compensations.StepOutcome;
import com.waooaw.activities.compensation.Compensations.UndoneAct;
import io.temporal.activity.ActivityInterface;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** The steps of {@link VetoWorkflow} in Governance; each may be repeated. */
@ActivityInterface(namePrefix = "Veto_")
public interface VetoSteps {

    /** How far an undoing has come. */
    Undoing undoing(UUID approvalId);

    /** Keeps what has to be undone, in this order; where something was kept before, that holds. */
    Undoing planned(UUID approvalId, List<Step> steps);

    /** Writes down that a step is undone. */
    void undone(UUID approvalId, StepOutcome outcome);

    /** Writes down that all is undone. */
    void ended(UUID approvalId);

    /** Writes down that a step could not be undone for too long; once, for as many failures as there were before. */
    void failed(UUID approvalId, String step, String code, int failuresBefore);

    /**
     * An undoing.
     *
     * @param act what is undone
     * @param owner task queue of the service that says how
     * @param ended whether nothing is left to do
     * @param planned whether the owner has said how
     * @param left steps that are not undone yet, in order
     * @param failures how often it was given up
     * @param giveUpAfter how long a step is tried
     * @param tryAgainAfter pause until it is tried again
     */
    record Undoing(
            UndoneAct act,
            String owner,
            boolean ended,
            boolean planned,
            List<Step> left,
            int failures,
            Duration giveUpAfter,
            Duration tryAgainAfter) {

        public Undoing {
            left = List.copyOf(left);
        }
    }
}
