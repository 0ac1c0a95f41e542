package com.waooaw.local.issuer;

/**
 * What the issuer needs to know.
 *
 * @param port where it listens; 0 for any
 * @param publicOrigin {@code http://localhost:8000}
 * @param governanceSecret secret of the confidential client {@code governance}
 */
public record IssuerSettings(int port, String publicOrigin, String governanceSecret) {

    /** The issuer as tokens name it. */
    public String issuer() {
        return publicOrigin + "/auth";
    }
}
