package com.waooaw.admingateway;

import com.waooaw.platform.testkit.TenantTables;
import org.junit.jupiter.api.Test;

class TenantTablesIT {

    @Test
    void tablesThatNameACustomerShowOnlyThatCustomersRows() {
        TenantTables.verify("admin-gateway");
    }
}
