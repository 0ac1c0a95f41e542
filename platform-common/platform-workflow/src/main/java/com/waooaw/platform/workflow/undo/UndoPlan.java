package com.waooaw.platform.workflow.undo;

import com.waooaw.activities.compensation.Compensations.Step;
import com.waooaw.activities.compensation.Compensations.UndoneAct;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a kind of act of this service is taken back: which steps, and that nothing of it goes on meanwhile. */
public interface UndoPlan {

    /** Of which kind of act. */
    String actionType();

    /** Whether the right to do the act was used; one that never was has no key. */
    static boolean wasUsed(UndoneAct act) {
        return !act.actKey().isBlank();
    }

    /** Whose rows the plan needs to see; null where it needs no customer's. */
    default @Nullable UUID customer(UndoneAct act) {
        return null;
    }

    /**
     * Stops what of the act is still under way, and says what has to be undone, in that order; none for an act that never
     * began. Runs in one transaction; what it answers is kept, and not asked for again.
     *
     * @throws com.waooaw.platform.kernel.WaooawException {@code UND-0003} for somebody else's act; {@code UND-0004} while it
     *     is being taken back for another reason, so that it is asked again
     */
    List<Step> plan(UndoneAct act);
}
