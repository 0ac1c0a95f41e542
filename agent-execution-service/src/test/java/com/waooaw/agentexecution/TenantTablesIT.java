package com.waooaw.agentexecution;

import com.waooaw.platform.testkit.TenantTables;
import org.junit.jupiter.api.Test;

class TenantTablesIT {

    @Test
    void tablesThatNameACustomerShowOnlyThatCustomersRows() {
        TenantTables.verify("agent-execution");
    }
}
