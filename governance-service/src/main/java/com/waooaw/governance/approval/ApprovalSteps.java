package com.waooaw.governance.approval;

import io.temporal.activity.ActivityInterface;
import java.time.Duration;
import java.util.UUID;

/** The steps of {@link ApprovalWorkflow}; each may be repeated. */
@ActivityInterface(namePrefix = "Approval_")
public interface ApprovalSteps {

    /** Writes to the Governor once, unless the approval is settled already. */
    void tellGovernor(UUID approvalId);

    /**
     * How much time is left on the business clock; zero once the approval is settled, which a deadline that has passed
     * does here.
     */
    Duration untilDeadline(UUID approvalId);
}
