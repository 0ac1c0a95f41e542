package com.waooaw.industryknowledge.search;

import com.waooaw.platform.audit.AuditEntry.ActorType;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.Role;

/** Says, for the evidence, what kind of asker a caller is. */
public final class Askers {

    private Askers() {}

    public static ActorType typeOf(Caller caller) {
        if (caller.has(Role.PLATFORM_GOVERNOR)
                || caller.has(Role.DEPUTY_GOVERNOR)
                || caller.has(Role.ENGAGEMENT_GOVERNOR)) {
            return ActorType.GOVERNOR;
        }
        if (caller.isOperator()) {
            return ActorType.OPERATOR;
        }
        return caller.has(Role.CUSTOMER_USER) ? ActorType.CUSTOMER : ActorType.SYSTEM;
    }
}
