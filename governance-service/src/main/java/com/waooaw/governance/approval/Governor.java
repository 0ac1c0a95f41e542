package com.waooaw.governance.approval;

import com.waooaw.contracts.governance.ApprovalScope;
import com.waooaw.governance.authority.StandIn;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A human who may decide.
 *
 * @param subject pseudonymous subject of the token
 * @param platform whether this is the Platform Governor
 * @param governedCustomer the customer whose engagements this person governs, where there is one
 * @param standIn by what right, where it is not their own
 */
record Governor(
        String subject,
        boolean platform,
        @Nullable UUID governedCustomer,
        @Nullable StandIn standIn) {

    /** In their own right. */
    Governor(String subject, boolean platform, @Nullable UUID governedCustomer) {
        this(subject, platform, governedCustomer, null);
    }

    @Nullable String deputyOf() {
        return standIn == null ? null : standIn.deputyOf();
    }

    /** Since when the Governor they stand in for has been silent; absent where their right needs no silence. */
    @Nullable Instant silentSince() {
        return standIn == null ? null : standIn.silentSince();
    }

    /** Whether this person may see it as it stands; to everybody else it does not exist. */
    boolean sees(Approval approval) {
        return governs(approval.question()) && DeputyRules.isTheirs(approval, this);
    }

    /** Whether this person may see it; to everybody else it does not exist. */
    boolean governs(Question question) {
        return switch (question.scope()) {
            case PLATFORM -> platform;
            case ENGAGEMENT ->
                (governedCustomer != null && governedCustomer.equals(question.customerId()))
                        || (platform && question.passedOn() != null);
            case UNKNOWN -> false;
        };
    }

    /** Whether this person may decide it: what was passed on is for a second person, who governs for the platform alone. */
    boolean isAsked(Question question) {
        var passedOn = question.passedOn();
        return governs(question)
                && (passedOn == null
                        || (platform
                                && governedCustomer == null
                                && !subject.equals(passedOn.stamp().by())));
    }

    static boolean wellScoped(ApprovalScope scope, @Nullable UUID customerId) {
        return switch (scope) {
            case PLATFORM -> customerId == null;
            case ENGAGEMENT -> customerId != null;
            case UNKNOWN -> false;
        };
    }
}
