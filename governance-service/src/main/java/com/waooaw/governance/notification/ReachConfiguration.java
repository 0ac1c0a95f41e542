package com.waooaw.governance.notification;

import com.waooaw.governance.notification.quiet.QuietHoursSettings;
import com.waooaw.platform.database.OnlyOnWorkers;
import com.waooaw.platform.web.WebProperties;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What works beside requests, on workers. */
@Configuration(proxyBeanMethods = false)
class ReachConfiguration {

    @Bean
    Announcing announcing(
            ReachOwners owners,
            AnnouncementStore store,
            QuietHoursSettings quiet,
            List<AnnouncementChannel> channels,
            WebProperties web,
            Clock clock) {
        return new Announcing(owners, store, quiet, channels, web, clock);
    }

    @Bean
    static OnlyOnWorkers announcingOnlyOnWorkers(Environment environment) {
        return new OnlyOnWorkers(environment, "announcing");
    }
}
