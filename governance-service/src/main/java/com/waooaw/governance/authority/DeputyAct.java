package com.waooaw.governance.authority;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A deputy decided something, and its Governor looks at it afterwards.
 *
 * @param displayId of what was decided, for people
 * @param decision {@code approve}, {@code deny} or {@code defer}; of a request for money {@code continue}, {@code wait} or
 *     {@code optimise}
 * @param reviewBy by when the Governor looks at it
 * @param review what they found; absent until they have looked
 */
record DeputyAct(
        UUID id,
        @Nullable UUID customerId,
        UUID delegationId,
        Matter matter,
        String displayId,
        String actionType,
        String decision,
        String deputy,
        String deputyOf,
        Instant decidedAt,
        Instant reviewBy,
        @Nullable Review review) {

    /** What was decided. */
    sealed interface Matter {

        UUID id();
    }

    /** A question. */
    record OfApproval(UUID id) implements Matter {}

    /** A request for more money. */
    record OfMoney(UUID id) implements Matter {}

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
