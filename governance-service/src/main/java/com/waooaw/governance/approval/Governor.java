package com.waooaw.governance.approval;

import com.waooaw.contracts.governance.ApprovalScope;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A human who may decide.
 *
 * @param subject pseudonymous subject of the token
 * @param platform whether this is the Platform Governor
 * @param governedCustomer the customer whose engagements this person governs, where there is one
 */
record Governor(String subject, boolean platform, @Nullable UUID governedCustomer) {

    /** Whether this person may see and decide it; to everybody else it does not exist. */
    boolean governs(Question question) {
        return switch (question.scope()) {
            case PLATFORM -> platform;
            case ENGAGEMENT -> governedCustomer != null && governedCustomer.equals(question.customerId());
            case UNKNOWN -> false;
        };
    }

    static boolean wellScoped(ApprovalScope scope, @Nullable UUID customerId) {
        return switch (scope) {
            case PLATFORM -> customerId == null;
            case ENGAGEMENT -> customerId != null;
            case UNKNOWN -> false;
        };
    }
}
