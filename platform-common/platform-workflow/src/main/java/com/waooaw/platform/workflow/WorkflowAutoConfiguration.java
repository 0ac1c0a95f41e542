package com.waooaw.platform.workflow;

import com.waooaw.platform.database.OnlyOnWorkers;
import com.waooaw.platform.events.EventTraces;
import com.waooaw.platform.events.FetchedEvents;
import com.waooaw.platform.events.MissedEvents;
import com.waooaw.platform.events.Outbox;
import com.waooaw.platform.events.PublishedEvents;
import com.waooaw.platform.events.causal.CausalClocks;
import com.waooaw.platform.events.causal.CausalStore;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.converter.DataConverter;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.spring.boot.TemporalOptionsCustomizer;
import io.temporal.spring.boot.autoconfigure.template.WorkersTemplate;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
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
    TemporalOptionsCustomizer<WorkflowClientOptions.Builder> contextInWorkflows() {
        return options -> options.setContextPropagators(List.of(new CorrelationPropagator(), new CausalPropagator()));
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
    TemporalHealth temporalHealthIndicator(@Lazy WorkflowServiceStubs temporal, BoundedCalls calls) {
        return new TemporalHealth(temporal, calls);
    }

    @Bean
    WorkflowStarter workflowStarter(@Lazy WorkflowClient client, BoundedCalls calls) {
        return new WorkflowStarter(client, calls);
    }

    @Bean
    WorkflowWaker workflowWaker(@Lazy WorkflowClient client, BoundedCalls calls) {
        return new WorkflowWaker(client, calls);
    }

    @Bean
    static OnlyOnWorkers workersOnlyOnWorkers(Environment environment) {
        return new OnlyOnWorkers(
                environment,
                "workflowReconciler",
                "eventDiscovery",
                "workersStart",
                "workerDrain",
                "reconnection",
                "temporalWorkers",
                "temporalWorkerFactory",
                "temporalWorkersTemplate");
    }

    /** Nobody connects to Temporal before there is something to say: an edge hardly ever does. */
    @Bean
    static BeanFactoryPostProcessor temporalWhenNeeded() {
        return beans -> Stream.of(beans.getBeanDefinitionNames())
                .filter(name -> name.startsWith("temporal"))
                .forEach(name -> beans.getBeanDefinition(name).setLazyInit(true));
    }

    @Bean
    WorkersStart workersStart(
            ObjectProvider<WorkersTemplate> workers,
            ObjectProvider<WorkerFactory> factory,
            ObjectProvider<Reconnection> reconnection,
            ApplicationEventPublisher availability,
            @Value("${waooaw.service}") String service) {
        return new WorkersStart(
                () -> {
                    // a factory makes workers only for who asks for them
                    workers.getObject().getWorkers();
                    return factory.getObject();
                },
                () -> reconnection.getObject().start(),
                availability,
                service);
    }

    @Bean
    WorkflowReconciler workflowReconciler(
            ObjectProvider<UnfinishedWorkflows> sources,
            WorkflowStarter starter,
            @Value("${waooaw.service}") String service) {
        return new WorkflowReconciler(sources.orderedStream().toList(), starter, service);
    }

    @Bean
    EventExchange eventExchange(PublishedEvents published, MissedEvents missed, FetchedEvents fetched) {
        return new EventExchange(published, missed, fetched);
    }

    @Bean
    EventTracing eventTracing(EventTraces traces) {
        return new EventTracing(traces);
    }

    @Bean
    EventFetch eventFetch(
            MissedEvents missed,
            WorkflowStarter starter,
            @Value("${waooaw.service}") String service,
            @Value("${waooaw.task-queue}") String taskQueue) {
        return new EventFetch(missed, starter, service, taskQueue);
    }

    @Bean
    EventDiscovery eventDiscovery(
            MissedEvents missed,
            WorkflowStarter starter,
            @Value("${waooaw.service}") String service,
            @Value("${waooaw.task-queue}") String taskQueue) {
        return new EventDiscovery(missed, starter, service, taskQueue);
    }

    @Bean
    WorkerDrain workerDrain(
            ObjectProvider<WorkerFactory> workers,
            @Value("${spring.lifecycle.timeout-per-shutdown-phase:8s}") Duration limit) {
        return new WorkerDrain(workers, limit);
    }

    @Bean
    @Lazy
    Reconnection reconnection(WorkflowServiceStubs temporal, WorkflowReconciler reconciler) {
        return new Reconnection(temporal.getRawChannel(), reconciler);
    }

    @Bean
    TemporalOptionsCustomizer<WorkerFactoryOptions.Builder> aroundActivities(CausalStore store) {
        return options -> options.setWorkerInterceptors(
                new SignsOfLife(SignsOfLife.EVERY), new CauseOfActivities(new CausalClocks(store)));
    }

    /** Temporal's own limit would have the next sign of life wait for four fifths of the time it has. */
    @Bean
    TemporalOptionsCustomizer<WorkerOptions.Builder> frequentSignsOfLife() {
        return options -> options.setMaxHeartbeatThrottleInterval(SignsOfLife.EVERY);
    }

    @Bean
    DatabasePulse databasePulse(JdbcClient jdbc, Clock clock, @Value("${waooaw.service}") String service) {
        return new DatabasePulse(jdbc, clock, service);
    }
}
