package com.waooaw.governance.breakglass;

import com.waooaw.governance.approval.Emergencies;
import com.waooaw.platform.database.Tenancy;
import com.waooaw.platform.kernel.Cause;
import org.springframework.stereotype.Service;

/** Has an emergency declared among the rows of whoever the approval belongs to. */
@Service
class BreakGlass {

    private final Emergencies approvals;
    private final Declaring declaring;

    BreakGlass(Emergencies approvals, Declaring declaring) {
        this.approvals = approvals;
        this.declaring = declaring;
    }

    Answer declare(Declaring.Wish wish, Cause cause) {
        // a service and the Platform Governor belong to no customer and name only the approval; whoever belongs to one
        // stays
        var customer = wish.by().tenant().isPresent()
                ? null
                : approvals.customerOf(wish.approvalId()).orElse(null);
        return Tenancy.call(customer, () -> declaring.declare(wish, cause));
    }
}
