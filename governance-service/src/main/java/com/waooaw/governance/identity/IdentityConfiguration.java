package com.waooaw.governance.identity;

import com.waooaw.governance.notification.Letters;
import com.waooaw.platform.database.OnlyOnWorkers;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What works beside requests, on workers. */
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

    @Bean
    RushNotices rushNotices(RushReader reader, RushStore store, Letters letters, Clock clock) {
        return new RushNotices(reader, store, letters, clock);
    }

    @Bean
    static OnlyOnWorkers identityOnlyOnWorkers(Environment environment) {
        return new OnlyOnWorkers(environment, "rushNotices");
    }
}
