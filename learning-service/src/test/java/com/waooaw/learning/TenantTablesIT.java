package com.waooaw.learning;

import com.waooaw.platform.testkit.TenantTables;
import org.junit.jupiter.api.Test;

class TenantTablesIT {

    @Test
    void tablesThatNameACustomerShowOnlyThatCustomersRows() {
        TenantTables.verify("learning");
    }
}
