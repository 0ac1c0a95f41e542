package com.waooaw.agentcreation.marketplace;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That an agent may be found by customers; at most one of an agent stands.
 *
 * @param releasedBy pseudonymous subject, or {@code agent-creation} for an agent that had just gone to work
 * @param retiredAt absent while it stands
 * @param retireReason what the operator said, or the state the agent ended in
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Release(
        UUID releaseId,
        UUID agentId,
        String agentVersion,
        String releasedBy,
        Instant releasedAt,
        @Nullable String retiredBy,
        @Nullable Instant retiredAt,
        @Nullable String retireReason) {}
