package com.waooaw.governance.authority;

import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.authority.DeputyAct.Verdict;
import java.time.Instant;

/** How a Governor looks at what a deputy did. */
final class ReviewRules {

    private ReviewRules() {}

    /** What comes of a review. */
    sealed interface Ruling {

        /** It counts. */
        record Reviewed(DeputyAct.Review review) implements Ruling {}

        /** It was reviewed so before. */
        record Stands() implements Ruling {}

        /** It does not count. */
        record Refused(GovernanceError error, String because) implements Ruling {}
    }

    static Ruling review(DeputyAct act, Verdict verdict, String reason, String by, Instant at) {
        var said = reason.strip();
        if (by.equals(act.deputy())) {
            return new Ruling.Refused(
                    GovernanceError.NOT_IN_ONES_OWN_RIGHT, "nobody reviews what they decided themselves");
        }
        var speaks = DelegationRules.isText(said);
        if (said.isEmpty() ? verdict == Verdict.OBJECT : !speaks) {
            return new Ruling.Refused(
                    GovernanceError.REVIEW_INVALID,
                    "an objection says why, in up to " + DelegationRules.MAX_REASON_CHARACTERS + " characters");
        }
        var before = act.review();
        if (before == null) {
            return new Ruling.Reviewed(new DeputyAct.Review(verdict, by, at, said));
        }
        return before.verdict() == verdict
                ? new Ruling.Stands()
                : new Ruling.Refused(
                        GovernanceError.REVIEWED_OTHERWISE, "it was reviewed before, with another verdict");
    }
}
