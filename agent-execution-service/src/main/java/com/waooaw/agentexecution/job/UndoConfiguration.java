package com.waooaw.agentexecution.job;

import com.waooaw.platform.workflow.undo.ActType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this service does once it may. */
@Configuration(proxyBeanMethods = false)
class UndoConfiguration {

    @Bean
    ActType publishContent() {
        return new ActType(PublishAct.ACTION, true);
    }
}
