package com.waooaw.agentcreation.registry;

import com.waooaw.platform.audit.CanonicalJson;

/**
 * The capability document of a certified version: the single source of truth for what the agent may do.
 *
 * @param json canonical JSON (RFC 8785)
 * @param hash lower-case hex SHA-256 of {@code json}
 */
public record Manifest(String json, String hash) {

    /** The manifest of this content. */
    public static Manifest of(Object content) {
        var json = CanonicalJson.of(content);
        return new Manifest(json, CanonicalJson.sha256(json));
    }

    /** Whether the hash still is the content's. */
    public boolean intact() {
        return CanonicalJson.sha256(json).equals(hash);
    }
}
