package com.waooaw.governance.escalation;

import com.waooaw.governance.GovernanceError;

/** What a decision does to an escalation. */
sealed interface Verdict {

    /** The escalation after it. */
    Escalation escalation();

    /** The decision took effect. */
    record Becomes(Escalation.Decided escalation) implements Verdict {}

    /** It was decided so before; the first answer holds. */
    record Stands(Escalation escalation) implements Verdict {}

    /** The decision is refused. */
    record Refused(Escalation escalation, GovernanceError error, String because) implements Verdict {}
}
