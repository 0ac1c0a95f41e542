package com.waooaw.governance.approval;

/** What a Governor said. */
sealed interface Decision {

    int MAX_REASON_CHARACTERS = 2_000;

    /** Yes, to exactly this act. */
    record Approve() implements Decision {}

    /** No, and why. */
    record Deny(String reason) implements Decision {}
}
