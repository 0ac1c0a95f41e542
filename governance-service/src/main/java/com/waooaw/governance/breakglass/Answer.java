package com.waooaw.governance.breakglass;

import com.waooaw.governance.GovernanceError;
import com.waooaw.platform.kernel.WaooawException;

/** What a request came to. A refusal is an answer and no exception, so that its entry in the log is committed. */
sealed interface Answer {

    /**
     * It stands.
     *
     * @param told the emergency, and what became of its act
     * @param first whether this request did it
     */
    record Done(Deeds.Told told, boolean first) implements Answer {}

    /** It does not count. */
    record Refused(GovernanceError error, String because) implements Answer {}

    /** The emergency; throws what it was refused with. */
    default Done orThrow() {
        return switch (this) {
            case Done done -> done;
            case Refused(var error, var because) -> throw new WaooawException(error, because);
        };
    }
}
