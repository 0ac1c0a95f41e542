package com.waooaw.governance.breakglass;

import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.Reasons;
import com.waooaw.governance.breakglass.Emergency.Reviewed;
import com.waooaw.governance.breakglass.Limits.Wrong;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.Role;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who reviews an emergency: the Governor whose yes it did without, and nobody who had a part in it. */
final class ReviewRules {

    static final String UNKNOWN = "there is no emergency ";

    private ReviewRules() {}

    /** Whether this is the Governor whose yes it did without; to everybody else it does not exist. */
    static boolean answersFor(Emergency emergency, Caller by) {
        var customer = emergency.declaration().door().customerId();
        return customer == null
                ? by.has(Role.PLATFORM_GOVERNOR)
                : by.has(Role.ENGAGEMENT_GOVERNOR) && customer.equals(by.customer());
    }

    static Wrong unknown(UUID id) {
        return new Wrong(GovernanceError.OVERRIDE_NOT_FOUND, UNKNOWN + id);
    }

    /** What is wrong with a review; empty where nothing is. */
    static Optional<Wrong> fault(@Nullable Emergency emergency, Reviews.Review review) {
        if (emergency == null || !answersFor(emergency, review.by())) {
            return Optional.of(unknown(review.id()));
        }
        var declaration = emergency.declaration();
        var subject = review.by().subject();
        if (subject.equals(declaration.by())
                || subject.equals(declaration.door().requesterId())) {
            return wrong(GovernanceError.OWN_REQUEST, "nobody reviews what they declared or asked for themselves");
        }
        var fault = Reasons.required("a reason", review.reason(), "a review says why");
        if (fault.isPresent()) {
            return wrong(fault.get().error(), fault.get().because());
        }
        if (emergency instanceof Reviewed before && before.verdict() != review.verdict()) {
            return wrong(
                    GovernanceError.DECIDED_OTHERWISE,
                    "it was reviewed the other way before, and the first review holds");
        }
        return Optional.empty();
    }

    private static Optional<Wrong> wrong(GovernanceError error, String because) {
        return Optional.of(new Wrong(error, because));
    }
}
