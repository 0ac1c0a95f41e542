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
 * @param findings what is wrong, the first hundred; empty for an intact log
 */
public record Verification(@Nullable Checkpoint checkpoint, long from, long leaves, List<Finding> findings) {

    public Verification {
        findings = List.copyOf(findings);
    }

    /** Whether everything is as it was signed. */
    public boolean isIntact() {
        return findings.isEmpty();
    }
}
