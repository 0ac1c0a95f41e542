package com.waooaw.agentcreation.registry;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A manifest as it was certified; it never changes.
 *
 * @param n counts the manifests of the agent
 * @param inForceSince when the version went to work with it; absent where it never did
 */
public record CertifiedManifest(
        UUID agentId,
        int n,
        String agentVersion,
        Manifest manifest,
        Instant certifiedAt,
        @Nullable Instant inForceSince) {}
