package com.waooaw.governance.notification.router;

import com.waooaw.governance.notification.ReachProperties;
import com.waooaw.platform.database.OnlyOnWorkers;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The router of this service, and on workers what trains it. */
@Configuration(proxyBeanMethods = false)
class RouterConfiguration {

    @Bean
    ChannelRouter channelRouter(ModelStore models, ReachProperties reach, Clock clock) {
        return new LearnedRouter(models::newest, reach.router().oldest(), clock);
    }

    @Bean
    RouterRounds routerRounds(RouterTraining training) {
        return new RouterRounds(training);
    }

    @Bean
    static OnlyOnWorkers routerOnlyOnWorkers(Environment environment) {
        return new OnlyOnWorkers(environment, "routerRounds");
    }
}
