package com.waooaw.agentexecution;

import com.waooaw.platform.testkit.WrittenByUs;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    @Test
    void modulesUseEachOtherOnlyThroughTheirApi() {
        ApplicationModules.of(AgentExecutionApplication.class, WrittenByUs.GENERATED)
                .verify();
    }
}
