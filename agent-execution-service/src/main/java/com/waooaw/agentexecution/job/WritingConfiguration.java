package com.waooaw.agentexecution.job;

import com.waooaw.agentexecution.writing.Drafter;
import com.waooaw.agentexecution.writing.ExtractiveDrafter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who writes: the drafter that needs no model. */
@Configuration(proxyBeanMethods = false)
class WritingConfiguration {

    @Bean
    Drafter drafter() {
        return new ExtractiveDrafter();
    }
}
