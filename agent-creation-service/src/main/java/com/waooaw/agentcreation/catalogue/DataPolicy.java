package com.waooaw.agentcreation.catalogue;

import java.util.List;
import java.util.Map;

/**
 * How long data may be kept, how long the audit must be, and which stores no agent ever writes.
 *
 * @param maxRetentionDays per classification, in lower case
 * @param minAuditRetentionDays how long the audit must be kept
 * @param protectedStores stores of the platform's own governance
 */
public record DataPolicy(
        String version,
        Map<String, Integer> maxRetentionDays,
        int minAuditRetentionDays,
        List<String> protectedStores) {}
