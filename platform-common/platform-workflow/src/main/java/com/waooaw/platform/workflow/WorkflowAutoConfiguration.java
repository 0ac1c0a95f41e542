package com.waooaw.platform.workflow;

import com.waooaw.platform.events.Outbox;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.converter.DataConverter;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.spring.boot.TemporalOptionsCustomizer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gives a service its workflows; opt in with {@code waooaw.workflow.enabled}. */
@AutoConfiguration(beforeName = "io.temporal.spring.boot.autoconfigure.RootNamespaceAutoConfiguration")
@ConditionalOnProperty("waooaw.workflow.enabled")
class WorkflowAutoConfiguration {

    @Bean
    DataConverter mainDataConverter() {
        return WorkflowJson.converter();
    }

    @Bean
    TemporalOptionsCustomizer<WorkflowClientOptions.Builder> correlationInWorkflows() {
        return options -> options.setContextPropagators(List.of(new CorrelationPropagator()));
    }

    /** A worker that asks once and gives up ends its whole service: a busy machine may answer after ten seconds. */
    @Bean
    TemporalOptionsCustomizer<WorkflowServiceStubsOptions.Builder> patientCalls() {
        return options -> options.setRpcTimeout(Duration.ofSeconds(45));
    }

    @Bean
    WorkflowOutbox workflowOutbox(Outbox outbox, Clock clock) {
        return new WorkflowOutbox(outbox, clock);
    }

    @Bean
    BoundedCalls boundedCalls() {
        return new BoundedCalls();
    }

    @Bean
    TemporalHealth temporalHealthIndicator(WorkflowServiceStubs temporal, BoundedCalls calls) {
        return new TemporalHealth(temporal, calls);
    }

    @Bean
    WorkflowStarter workflowStarter(WorkflowClient client, BoundedCalls calls) {
        return new WorkflowStarter(client, calls);
    }

    @Bean
    WorkflowWaker workflowWaker(WorkflowClient client, BoundedCalls calls) {
        return new WorkflowWaker(client, calls);
    }

    @Bean
    @ConditionalOnBooleanProperty("waooaw.worker.enabled")
    WorkflowReconciler workflowReconciler(
            ObjectProvider<UnfinishedWorkflows> sources,
            WorkflowStarter starter,
            @Value("${waooaw.service}") String service) {
        return new WorkflowReconciler(sources.orderedStream().toList(), starter, service);
    }

    @Bean
    @ConditionalOnBooleanProperty("waooaw.worker.enabled")
    Reconnection reconnection(WorkflowClient client, WorkflowReconciler reconciler) {
        return new Reconnection(client.getWorkflowServiceStubs().getRawChannel(), reconciler);
    }

    @Bean
    DatabasePulse databasePulse(JdbcClient jdbc, Clock clock, @Value("${waooaw.service}") String service) {
        return new DatabasePulse(jdbc, clock, service);
    }
}
