package com.waooaw.governance.approval;

import java.time.Instant;
import java.util.UUID;

/**
 * The right to do one act once.
 *
 * @param actKey names the act; whoever comes back with the same key after a crash gets the same permit
 * @param validUntil UTC
 */
record Permit(UUID id, String actKey, Instant issuedAt, Instant validUntil) {

    /** The same, but not beyond that instant. */
    Permit notBeyond(Instant end) {
        return validUntil.isAfter(end) ? new Permit(id, actKey, issuedAt, end) : this;
    }

    Permit renewedAt(Instant at) {
        return new Permit(id, actKey, issuedAt, at.plus(Deadlines.PERMIT));
    }
}
