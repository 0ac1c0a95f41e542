package com.waooaw.platform.policy.pdp;

import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * A verified bundle.
 *
 * @param version as it says itself: a number that grows
 * @param digest of the file, lower-case hex SHA-256
 * @param keyId which key signed it, as the signature says
 * @param bundles names of its policies, for example {@code trial}
 * @param since when it came into force here
 */
public record BundleInfo(String version, String digest, String keyId, Set<String> bundles, Instant since) {

    public BundleInfo {
        bundles = Collections.unmodifiableSortedSet(new TreeSet<>(bundles));
    }
}
