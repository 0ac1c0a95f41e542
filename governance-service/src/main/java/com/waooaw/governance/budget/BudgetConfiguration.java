package com.waooaw.governance.budget;

import com.waooaw.platform.database.OnlyOnWorkers;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What works beside requests, on workers. */
@Configuration(proxyBeanMethods = false)
class BudgetConfiguration {

    @Bean
    LeaseReclaim leaseReclaim(BudgetOwners owners, Budgets budgets, Clock clock) {
        return new LeaseReclaim(owners, budgets, clock);
    }

    @Bean
    EmergencyRequestClock emergencyRequestClock(BudgetOwners owners, EmergencyRequests requests, Clock clock) {
        return new EmergencyRequestClock(owners, requests, clock);
    }

    @Bean
    static OnlyOnWorkers budgetOnlyOnWorkers(Environment environment) {
        return new OnlyOnWorkers(environment, "leaseReclaim", "emergencyRequestClock");
    }
}
