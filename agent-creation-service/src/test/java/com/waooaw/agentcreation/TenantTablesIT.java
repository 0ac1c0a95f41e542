package com.waooaw.agentcreation;

import com.waooaw.platform.testkit.TenantTables;
import org.junit.jupiter.api.Test;

class TenantTablesIT {

    @Test
    void tablesThatNameACustomerShowOnlyThatCustomersRows() {
        TenantTables.verify("agent-creation");
    }
}
