package com.waooaw.platform.events;

import com.waooaw.platform.database.OnlyOnWorkers;
import com.waooaw.platform.database.SystemPool;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives a service its outbox, inbox and push endpoint; opt in with {@code waooaw.events.enabled}. */
@AutoConfiguration
@ConditionalOnProperty("waooaw.events.enabled")
@EnableConfigurationProperties(EventsProperties.class)
@Import({PushController.class, EventsController.class, PushSecurity.class})
class EventsAutoConfiguration {

    @Bean
    DispatcherSignal dispatcherSignal() {
        return new DispatcherSignal();
    }

    @Bean
    Outbox outbox(JdbcClient jdbc, Clock clock, DispatcherSignal signal) {
        return new Outbox(jdbc, clock, signal);
    }

    @Bean
    EventJson eventJson() {
        return new EventJson();
    }

    @Bean
    StreamClocks streamClocks(JdbcClient jdbc) {
        return new StreamClocks(jdbc);
    }

    @Bean
    OutboxEvents events(
            Outbox outbox,
            StreamClocks clocks,
            EventJson json,
            Clock clock,
            @Value("${waooaw.service}") String service) {
        return new OutboxEvents(outbox, clocks, json, clock, service);
    }

    @Bean
    Inbox inbox(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            StreamClocks clocks,
            Clock clock,
            ObjectProvider<EventHandler<?>> handlers) {
        return new Inbox(
                jdbc, transaction, clocks, clock, handlers.orderedStream().toList());
    }

    @Bean
    @ConditionalOnMissingBean(EventCarrier.class)
    EventCarrier eventCarrier(EventsProperties properties) {
        return Carriers.of(properties);
    }

    @Bean
    EventSender eventSender(EventCarrier carrier) {
        return new EventSender(carrier);
    }

    @Bean
    static OnlyOnWorkers dispatcherOnlyOnWorkers(Environment environment) {
        return new OnlyOnWorkers(environment, "outboxDispatcher");
    }

    @Bean
    OutboxDispatcher outboxDispatcher(
            @SystemPool JdbcClient jdbc,
            @SystemPool TransactionTemplate transaction,
            List<OutboxSender> senders,
            DispatcherSignal signal,
            EventsProperties properties,
            @Value("${waooaw.service}") String service) {
        return new OutboxDispatcher(
                new OutboxStore(jdbc, transaction),
                senders,
                signal,
                properties.pollInterval(),
                OutboxDispatcher.LEASE,
                service);
    }
}
