package com.waooaw.agentcreation.creation;

import com.waooaw.agentcreation.rules.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a stage ended.
 *
 * @param detail figures of the stage
 * @param ruleSetVersion of the rules that judged
 * @param revokedAt when it was taken back
 * @param revokedReason category of the veto that took it back; absent where nobody vetoed
 */
record StageResult(
        Stage stage,
        boolean passed,
        List<Finding> findings,
        Map<String, Object> detail,
        String ruleSetVersion,
        Instant finishedAt,
        @Nullable Instant revokedAt,
        @Nullable String revokedReason) {

    StageResult {
        findings = List.copyOf(findings);
        detail = Map.copyOf(detail);
    }
}
