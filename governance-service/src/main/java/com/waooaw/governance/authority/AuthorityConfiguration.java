package com.waooaw.governance.authority;

import com.waooaw.platform.database.OnlyOnWorkers;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What works beside requests, on workers. */
@Configuration(proxyBeanMethods = false)
class AuthorityConfiguration {

    @Bean
    ReviewWatch reviewWatch(AuthorityOwners owners, DeputyActs acts, Clock clock) {
        return new ReviewWatch(owners, acts, clock);
    }

    @Bean
    static OnlyOnWorkers authorityOnlyOnWorkers(Environment environment) {
        return new OnlyOnWorkers(environment, "reviewWatch");
    }
}
