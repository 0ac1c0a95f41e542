package com.waooaw.agentexecution.writing.check;

import com.waooaw.agentexecution.writing.check.Verdict.Status;
import java.util.List;

/**
 * What came of checking a draft.
 *
 * @param checkedBy what checked, with its version
 * @param passed whether every claim is supported by a passage whose source was opened
 */
public record FactCheck(
        String checkedBy,
        boolean passed,
        int claims,
        int supported,
        int contradicted,
        int unsupported,
        int needsVerifiedSource,
        List<Verdict> verdicts) {

    public FactCheck {
        verdicts = List.copyOf(verdicts);
    }

    static FactCheck of(String checkedBy, List<Verdict> verdicts) {
        return new FactCheck(
                checkedBy,
                !verdicts.isEmpty() && verdicts.stream().allMatch(Verdict::passed),
                verdicts.size(),
                count(verdicts, Status.SUPPORTED),
                count(verdicts, Status.CONTRADICTED),
                count(verdicts, Status.UNSUPPORTED),
                count(verdicts, Status.NEEDS_VERIFIED_SOURCE),
                verdicts);
    }

    private static int count(List<Verdict> verdicts, Status status) {
        return (int) verdicts.stream().filter(v -> v.status() == status).count();
    }
}
