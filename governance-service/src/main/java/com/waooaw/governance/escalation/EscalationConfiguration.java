package com.waooaw.governance.escalation;

import com.waooaw.platform.database.OnlyOnWorkers;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What works beside requests, on workers. */
@Configuration(proxyBeanMethods = false)
class EscalationConfiguration {

    @Bean
    EscalationClock escalationClock(EscalationOwners owners, Escalations escalations, Clock clock) {
        return new EscalationClock(owners, escalations, clock);
    }

    @Bean
    static OnlyOnWorkers escalationsOnlyOnWorkers(Environment environment) {
        return new OnlyOnWorkers(environment, "escalationClock");
    }
}
