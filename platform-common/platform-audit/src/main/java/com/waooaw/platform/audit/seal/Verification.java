package com.waooaw.platform.audit.seal;

import com.waooaw.platform.audit.log.Checkpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a look at a log found.
 *
 * @param checkpoint the signed head it was checked against; null where there was none to believe
 * @param from first leaf that was looked at
 * @param leaves how many were
 * @param purged how many of them have no entry any more, because it was archived and purged
 * @param findings what is wrong, the first hundred; empty for an intact log
 */
public record Verification(
        @Nullable Checkpoint checkpoint, long from, long leaves, long purged, List<Finding> findings) {

    public Verification {
        findings = List.copyOf(findings);
    }

    /** Whether everything is as it was signed. */
    public boolean isIntact() {
        return findings.isEmpty();
    }
}
