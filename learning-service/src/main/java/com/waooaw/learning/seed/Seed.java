package com.waooaw.learning.seed;

import com.waooaw.contracts.agentexecution.JobCompleted;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * A draft precedent: a pattern, and how often it was seen. One seed per pattern: the same action, scope, decision and
 * conditions raise {@code sampleCount} (domain.md 5.4).
 *
 * @param seedId key; a public id such as {@code GEN-006} is given at approval only
 * @param patternHash lower-case hex SHA-256 of what makes two samples the same pattern
 * @param effect {@code CLARIFY}: a draft never skips a wait
 * @param sampleCount jobs it was seen in
 */
record Seed(
        UUID seedId,
        SeedStatus status,
        String patternHash,
        String domain,
        String seedType,
        String effect,
        String industry,
        String jobRoleId,
        String actionType,
        String decision,
        String principle,
        String rationale,
        List<JobCompleted.Condition> conditions,
        double confidence,
        int sampleCount,
        List<String> evidenceRefs,
        UUID correlationId,
        OffsetDateTime createdAt,
        OffsetDateTime updatedAt) {

    Seed {
        conditions = List.copyOf(conditions);
        evidenceRefs = List.copyOf(evidenceRefs);
    }
}
