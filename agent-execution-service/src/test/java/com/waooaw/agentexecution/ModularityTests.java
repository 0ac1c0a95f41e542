package com.waooaw.agentexecution;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    @Test
    void modulesUseEachOtherOnlyThroughTheirApi() {
        ApplicationModules.of(AgentExecutionApplication.class).verify();
    }
}
