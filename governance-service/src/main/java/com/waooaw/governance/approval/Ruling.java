package com.waooaw.governance.approval;

import com.waooaw.governance.GovernanceError;

/** What a command does to an approval. */
sealed interface Ruling {

    /** The approval after it. Differs from the one before exactly where something has to be stored. */
    Approval approval();

    /** The command took effect. */
    record Becomes(Approval approval) implements Ruling {}

    /** The command was carried out before; the first answer holds. */
    record Stands(Approval approval) implements Ruling {}

    /** The command is refused. The approval may still have moved: a deadline that passed unnoticed takes effect now. */
    record Refused(Approval approval, GovernanceError error, String because) implements Ruling {}
}
