package com.waooaw.governance.breakglass;

import com.waooaw.governance.GovernanceError;
import java.time.Duration;
import java.util.Optional;

/** How often glass may be broken before somebody has to ask like everybody else. */
final class Limits {

    /** Emergencies that one may declare, and that may be declared for one requester, in a day. */
    static final int MOST = 3;

    static final Duration WITHIN = Duration.ofHours(24);

    private Limits() {}

    /**
     * What was declared before.
     *
     * @param byDeclarer in the last day
     * @param forRequester likewise
     * @param barred whether the last emergency of this requester was none, and it was not certified again since
     */
    record Before(int byDeclarer, int forRequester, boolean barred) {}

    /** Why it may not be declared, and in which words. */
    record Wrong(GovernanceError error, String because) {}

    /**
     * Holds a declaration against what was declared before.
     *
     * @param service whether a service declares; a person is not barred by what an agent did
     */
    static Optional<Wrong> fault(Before before, boolean service) {
        if (service && before.barred()) {
            return Optional.of(new Wrong(
                    GovernanceError.NOT_THEIRS_TO_BREAK,
                    "an emergency of this requester was found to be none; until it is certified again no service declares "
                            + "one for it"));
        }
        if (before.byDeclarer() >= MOST || before.forRequester() >= MOST) {
            return Optional.of(new Wrong(
                    GovernanceError.TOO_MANY_EMERGENCIES,
                    "at most " + MOST + " emergencies in " + WITHIN.toHours()
                            + " hours are declared by one, or for one requester"));
        }
        return Optional.empty();
    }
}
