package com.waooaw.governance.policy;

import com.waooaw.contracts.governance.PolicyAttested.AskedAs;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.Role;

/**
 * Who asks the policies.
 *
 * @param as as what they are known
 * @param by who, pseudonymous
 */
record Asker(AskedAs as, String by) {

    static Asker of(Caller caller) {
        return new Asker(askedAs(caller), caller.subject());
    }

    /** A service whose workflow asks. */
    static Asker service(String name) {
        return new Asker(AskedAs.SERVICE, name);
    }

    private static AskedAs askedAs(Caller caller) {
        if (caller.has(Role.SERVICE)) {
            return AskedAs.SERVICE;
        }
        return caller.has(Role.PLATFORM_GOVERNOR) || caller.has(Role.DEPUTY_GOVERNOR)
                ? AskedAs.GOVERNOR
                : AskedAs.OPERATOR;
    }
}
