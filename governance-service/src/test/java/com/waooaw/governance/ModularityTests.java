package com.waooaw.governance;

import com.waooaw.platform.testkit.WrittenByUs;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    @Test
    void modulesUseEachOtherOnlyThroughTheirApi() {
        ApplicationModules.of(GovernanceApplication.class, WrittenByUs.GENERATED)
                .verify();
    }
}
