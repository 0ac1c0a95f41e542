package com.waooaw.governance;

import com.waooaw.platform.testkit.TenantTables;
import org.junit.jupiter.api.Test;

class TenantTablesIT {

    @Test
    void tablesThatNameACustomerShowOnlyThatCustomersRows() {
        TenantTables.verify("governance");
    }
}
