package com.waooaw.governance.approval;

import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.Role;

/** Sees the Governor in a caller. */
final class Governors {

    private Governors() {}

    /** A caller without a Governor's role governs nothing. */
    static Governor of(Caller caller) {
        return new Governor(
                caller.subject(),
                caller.has(Role.PLATFORM_GOVERNOR),
                caller.has(Role.ENGAGEMENT_GOVERNOR) ? caller.customer() : null);
    }

    static boolean isGovernor(Caller caller) {
        return caller.has(Role.PLATFORM_GOVERNOR) || caller.has(Role.ENGAGEMENT_GOVERNOR);
    }
}
