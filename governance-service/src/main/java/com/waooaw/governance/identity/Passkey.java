package com.waooaw.governance.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key of a Governor, as its device introduced it.
 *
 * @param label in its owner's words
 * @param key id and public key, as the device sent them
 * @param signCount how often it has signed, as far as its device counts
 * @param backupEligible whether it may be copied to other devices of its owner; it never changes
 */
record Passkey(
        UUID id,
        @Nullable UUID customerId,
        String subject,
        String label,
        AttestedKey key,
        long signCount,
        boolean backupEligible,
        Instant createdAt,
        @Nullable Instant lastUsedAt) {

    /** What the device attested: the credential id, and the credential data it is in. */
    @SuppressWarnings("ArrayRecordComponent")
    record AttestedKey(byte[] credentialId, byte[] data) {}
}
