package com.waooaw.learning;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    @Test
    void modulesUseEachOtherOnlyThroughTheirApi() {
        ApplicationModules.of(LearningApplication.class).verify();
    }
}
