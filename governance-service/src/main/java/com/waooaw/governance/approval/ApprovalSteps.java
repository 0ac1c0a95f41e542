package com.waooaw.governance.approval;

import io.temporal.activity.ActivityInterface;
import java.time.Duration;
import java.util.UUID;

/** The steps of {@link ApprovalWorkflow}; each may be repeated. */
@ActivityInterface(namePrefix = "Approval_")
public interface ApprovalSteps {

    /**
     * Sends what is due to the Governor of a question that waits.
     *
     * @return how long until more is due; zero where nothing will be in this round
     */
    Duration tellGovernor(UUID approvalId);

    /**
     * How much time is left on the business clock until the next thing the clock decides; zero once the approval is
     * settled. What is due is done here: a deadline that has passed settles, a question that was put aside comes back.
     */
    Duration untilDeadline(UUID approvalId);
}
