package com.waooaw.governance.approval;

import java.util.Locale;

/** What came of the wish to act on an approval. */
sealed interface Use {

    Approval approval();

    /** The act may be done, once, under its key. */
    record Granted(Approval.Settled approval, Permit permit) implements Use {}

    /** It may not. */
    record Declined(Approval approval, Refusal refusal) implements Use {}

    /** Why an act may not be done. The lower-case names are part of the activity's contract. */
    enum Refusal {
        /** Nobody has said yes. */
        NOT_APPROVED,
        /** What is about to be done is not what was approved. */
        ACT_CHANGED,
        /** Another act has used it. */
        ALREADY_USED,
        /** Nobody said yes in time, or nobody used the yes in time. */
        EXPIRED;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
