package com.waooaw.governance.breakglass;

import com.waooaw.platform.database.OnlyOnWorkers;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What works beside requests, on workers. */
@Configuration(proxyBeanMethods = false)
class BreakGlassConfiguration {

    @Bean
    EmergencyWatch emergencyWatch(EmergencyOwners owners, Reviews reviews, Clock clock) {
        return new EmergencyWatch(owners, reviews, clock);
    }

    @Bean
    static OnlyOnWorkers emergencyWatchOnlyOnWorkers(Environment environment) {
        return new OnlyOnWorkers(environment, "emergencyWatch");
    }
}
