package com.waooaw.governance;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    @Test
    void modulesUseEachOtherOnlyThroughTheirApi() {
        ApplicationModules.of(GovernanceApplication.class).verify();
    }
}
