package com.waooaw.governance.authority;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A deputy decided something, and its Governor looks at it afterwards.
 *
 * @param displayId of the approval, for people
 * @param decision {@code approve}, {@code deny} or {@code defer}
 * @param reviewBy by when the Governor looks at it
 * @param review what they found; absent until they have looked
 */
record DeputyAct(
        UUID id,
        @Nullable UUID customerId,
        UUID delegationId,
        UUID approvalId,
        String displayId,
        String actionType,
        String decision,
        String deputy,
        String deputyOf,
        Instant decidedAt,
        Instant reviewBy,
        @Nullable Review review) {

    /** What a Governor says of it. The lower-case names are stored. */
    enum Verdict {
        /** As they would have done. */
        AGREE,
        /** They would have decided otherwise. What was decided stays decided. */
        OBJECT
    }

    /**
     * A Governor has looked.
     *
     * @param reason in their words; empty where they agree and say nothing
     */
    record Review(Verdict verdict, String by, Instant at, String reason) {}
}
