package com.waooaw.governance.inbox;

import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.governance.PagesTest;
import com.waooaw.governance.Requests;
import com.waooaw.platform.web.Role;
import java.util.List;
import java.util.UUID;

/** The inbox of a Governor of one customer. */
abstract class InboxTest extends PagesTest {

    /** Whose Governor nobody else's questions wait for. */
    final UUID customer = UUID.randomUUID();

    void logIn() {
        logIn("enzo", customer, Role.ENGAGEMENT_GOVERNOR);
    }

    ApprovalRequest asked(String risk) {
        return governance(risk, true);
    }

    ApprovalRequest governance(String risk, boolean reversible) {
        return asked(Requests.withRisk(
                Requests.publication(customer, "Living well", "# Living well\n\nEat regularly."), risk, reversible));
    }

    String approve(String... chosen) {
        return browser.submit("/approvals", "/approvals/together", "chosen", List.of(chosen))
                .body();
    }
}
