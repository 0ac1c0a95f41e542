package com.waooaw.platform.events;

import com.waooaw.platform.audit.AuditLog;
import com.waooaw.platform.database.DatabaseProperties;
import com.waooaw.platform.database.OnlyOnWorkers;
import com.waooaw.platform.database.SystemPool;
import com.waooaw.platform.events.causal.CausalClocks;
import com.waooaw.platform.events.causal.CausalInbox;
import com.waooaw.platform.events.causal.CausalStore;
import com.waooaw.platform.events.causal.JdbcCausalStore;
import com.waooaw.platform.events.causal.MissingEvents;
import com.waooaw.platform.events.schema.EventSchemas;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
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
@Import({
    PushController.class,
    EventsController.class,
    HeldController.class,
    DeadLetterController.class,
    PushSecurity.class
})
class EventsAutoConfiguration {

    @Bean
    DispatcherSignal dispatcherSignal() {
        return new DispatcherSignal();
    }

    @Bean
    OutboxBell outboxBell(JdbcClient jdbc, DatabaseProperties database) {
        return new OutboxBell(jdbc, database.schema());
    }

    @Bean
    Outbox outbox(JdbcClient jdbc, Clock clock, DispatcherSignal signal, OutboxBell bell, Environment environment) {
        boolean worker = environment.getProperty("waooaw.worker.enabled", Boolean.class, true);
        return new Outbox(jdbc, clock, worker ? signal::wake : bell::ring);
    }

    @Bean
    OutboxListener outboxListener(
            @SystemPool DataSource database, DatabaseProperties properties, DispatcherSignal signal) {
        return new OutboxListener(database, properties.schema(), signal);
    }

    @Bean
    EventJson eventJson() {
        return new EventJson();
    }

    @Bean
    EventSchemas eventSchemas() {
        return new EventSchemas();
    }

    @Bean
    JdbcCausalStore causalStore(JdbcClient jdbc, TransactionTemplate transaction) {
        return new JdbcCausalStore(jdbc, transaction);
    }

    @Bean
    OutboxEvents events(
            Outbox outbox,
            CausalStore store,
            EventSchemas schemas,
            EventJson json,
            Clock clock,
            @Value("${waooaw.service}") String service) {
        return new OutboxEvents(outbox, new CausalClocks(store), schemas, json, clock, service);
    }

    @Bean
    DeadLetters deadLetters(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ObjectProvider<AuditLog> audit,
            MeterRegistry metrics,
            @Value("${waooaw.service}") String service) {
        return new DeadLetters(jdbc, transaction, audit, metrics, Clock.systemUTC(), service);
    }

    @Bean
    CausalInbox causalInbox(
            CausalStore store, EventJson json, DeadLetters deadLetters, ObjectProvider<EventHandler<?>> handlers) {
        var effects = new EventHandlers(json, handlers.orderedStream().toList());
        return new CausalInbox(store, effects.streams(), effects, deadLetters, Clock.systemUTC());
    }

    @Bean
    HandledEvents handledEvents(
            JdbcClient jdbc,
            @Value("${spring.data.redis.host:}") String host,
            @Value("${spring.data.redis.port:6379}") int port,
            @Value("${waooaw.service}") String service) {
        return host.isEmpty()
                ? HandledEvents.NONE
                : new RedisHandledEvents(host, port, new DatabaseEpoch(jdbc), service);
    }

    @Bean
    EventReceiver eventReceiver(
            CausalInbox inbox, DeadLetters deadLetters, HandledEvents handled, EventSchemas schemas, EventJson json) {
        return new EventReceiver(inbox, deadLetters, handled, schemas, json, Clock.systemUTC());
    }

    @Bean
    PublishedEvents publishedEvents(@SystemPool JdbcClient jdbc, CausalStore store) {
        return new PublishedEvents(jdbc, store);
    }

    @Bean
    EventTraces eventTraces(@SystemPool JdbcClient jdbc) {
        return new EventTraces(jdbc);
    }

    @Bean
    MissedEvents missedEvents(
            @SystemPool JdbcClient jdbc, CausalStore store, ObjectProvider<EventHandler<?>> handlers) {
        return new MissedEvents(
                jdbc,
                store,
                Clock.systemUTC(),
                EventHandlers.topics(handlers.orderedStream().toList()));
    }

    @Bean
    FetchedEvents fetchedEvents(
            CausalInbox inbox,
            EventReceiver receiver,
            EventJson json,
            ObjectProvider<AuditLog> audit,
            MeterRegistry metrics,
            @Value("${waooaw.service}") String service) {
        return new FetchedEvents(inbox, receiver, json, audit, metrics, service);
    }

    @Bean
    static OnlyOnWorkers sweepOnlyOnWorkers(Environment environment) {
        return new OnlyOnWorkers(environment, "heldSweep", "hourlyRetention");
    }

    @Bean
    HeldSweep heldSweep(
            CausalInbox inbox, ObjectProvider<MissingEvents> missing, @Value("${waooaw.service}") String service) {
        return new HeldSweep(inbox, missing.getIfAvailable(() -> () -> {}), service);
    }

    @Bean
    HourlyRetention hourlyRetention(
            @SystemPool JdbcClient jdbc,
            @SystemPool TransactionTemplate transaction,
            Clock clock,
            @Value("${waooaw.service}") String service) {
        return new HourlyRetention(new Retention(jdbc, transaction, clock, Clock.systemUTC()), service);
    }

    @Bean
    HeldMetrics heldMetrics(@SystemPool JdbcClient jdbc) {
        return new HeldMetrics(jdbc);
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
        return new OnlyOnWorkers(environment, "outboxDispatcher", "outboxListener");
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
