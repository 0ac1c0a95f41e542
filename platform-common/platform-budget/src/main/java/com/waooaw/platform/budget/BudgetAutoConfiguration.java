package com.waooaw.platform.budget;

import com.waooaw.platform.database.OnlyOnWorkers;
import com.waooaw.platform.workflow.WorkflowOutbox;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lets a service spend; opt in with {@code waooaw.budget.enabled}, and name {@code com.waooaw.platform.budget} among the
 * packages of {@code waooaw.workflow.package}.
 */
@AutoConfiguration(beforeName = "io.temporal.spring.boot.autoconfigure.RootNamespaceAutoConfiguration")
@ConditionalOnProperty("waooaw.budget.enabled")
@EnableConfigurationProperties(BudgetProperties.class)
class BudgetAutoConfiguration {

    @Bean
    SpendingLedger spendingLedger(
            JdbcClient jdbc, BudgetProperties properties, @Value("${waooaw.service}") String service, Clock clock) {
        return new SpendingLedger(
                new LeaseRows(jdbc), new ReservationRows(jdbc), service, properties.actsPerLease(), clock);
    }

    @Bean
    SpendingStepsImpl spendingSteps(SpendingLedger ledger) {
        return new SpendingStepsImpl(ledger);
    }

    @Bean
    LeaseReturns leaseReturns(
            SpendingLedger ledger, WorkflowOutbox workflows, @Value("${waooaw.task-queue}") String taskQueue) {
        return new LeaseReturns(ledger, workflows, taskQueue);
    }

    @Bean
    SpendingSweep spendingSweep(SpendingLedger ledger, LeaseReturns returns, BudgetProperties properties) {
        return new SpendingSweep(ledger, returns, properties.sweepEvery());
    }

    @Bean
    static OnlyOnWorkers spendingOnlyOnWorkers(Environment environment) {
        return new OnlyOnWorkers(environment, "spendingSweep", "leaseReturns");
    }
}
