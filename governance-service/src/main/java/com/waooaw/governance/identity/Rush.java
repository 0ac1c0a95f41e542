package com.waooaw.governance.identity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person said yes more often than a person can have looked, and has not been told yet.
 *
 * @param approvals so many in the time that counts
 */
record Rush(UUID id, @Nullable UUID customerId, String subject, int approvals) {}
