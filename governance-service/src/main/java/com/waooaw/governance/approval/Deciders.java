package com.waooaw.governance.approval;

import com.waooaw.governance.authority.StandIns;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.Role;
import org.springframework.stereotype.Component;

/** Sees in a caller who decides: a Governor, or whoever stands in for one now. */
@Component
class Deciders {

    private final StandIns standIns;

    Deciders(StandIns standIns) {
        this.standIns = standIns;
    }

    /** Whoever neither governs nor stands in governs nothing, and sees nothing. */
    Governor of(Caller caller) {
        return standIns.of(caller)
                .map(standIn -> new Governor(
                        caller.subject(),
                        caller.tenant().isEmpty(),
                        caller.tenant().orElse(null),
                        standIn))
                .orElseGet(() -> Governors.of(caller));
    }

    /** Whether somebody could decide at all. */
    boolean mayDecide(Caller caller) {
        return Governors.isGovernor(caller) || caller.has(Role.DEPUTY_GOVERNOR);
    }
}
