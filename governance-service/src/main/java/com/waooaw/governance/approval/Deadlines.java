package com.waooaw.governance.approval;

import com.waooaw.contracts.governance.ApprovalClass;
import com.waooaw.governance.GovernanceError;
import com.waooaw.platform.kernel.Fault;
import com.waooaw.platform.kernel.WaooawException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How long a Governor has (domain.md 6.2). The instants are stored with the question, never worked out again. */
final class Deadlines {

    /** A yes that nobody used for so long says nothing about the world any more. */
    static final Duration USE_WITHIN = Duration.ofHours(24);

    /** A permit is for the act at hand; a restart asks for it again under the same key. */
    static final Duration PERMIT = Duration.ofMinutes(10);

    private Deadlines() {}

    static Instant expiry(ApprovalClass approvalClass, Instant createdAt) {
        return createdAt.plus(window(approvalClass));
    }

    static Duration window(ApprovalClass approvalClass) {
        return switch (approvalClass) {
            case ARTIFACT -> Duration.ofMinutes(30);
            case COMMUNICATION, EXECUTION, FINANCIAL -> Duration.ofHours(24);
            case CONSTITUTIONAL -> Duration.ofDays(7);
            case UNKNOWN ->
                throw new WaooawException(
                        GovernanceError.REQUEST_INVALID,
                        "nobody can be asked to approve a class nobody knows",
                        List.of(new Fault("/approval_class", "is unknown")));
        };
    }
}
