package com.waooaw.governance.identity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The one thing a code, or a signature, is good for.
 *
 * @param approvalId the approval; none to introduce a passkey
 * @param actHash of exactly what will be done
 */
record Purpose(@Nullable UUID approvalId, String actHash) {

    /** SHA-256 of {@code introduce_passkey}: like every other act, it is named by a hash. */
    static final Purpose A_PASSKEY =
            new Purpose(null, "3336001369c1a9d722ce86c8d43324d36e53ebd2f3cd07956f12b513080bb3b6");

    static Purpose of(Matter matter) {
        return new Purpose(matter.approvalId(), matter.actHash());
    }
}
