package com.waooaw.governance.identity;

import com.waooaw.governance.GovernanceError;

/** Whether what somebody showed is enough for their yes. */
public sealed interface Check {

    /** It is. */
    record Enough(Strength strength) implements Check {}

    /** It is not, and nothing is decided. */
    record NotEnough(GovernanceError error, String because) implements Check {}
}
