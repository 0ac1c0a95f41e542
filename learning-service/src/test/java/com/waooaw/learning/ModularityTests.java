package com.waooaw.learning;

import com.waooaw.platform.testkit.WrittenByUs;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    @Test
    void modulesUseEachOtherOnlyThroughTheirApi() {
        ApplicationModules.of(LearningApplication.class, WrittenByUs.GENERATED).verify();
    }
}
