package com.waooaw.benchmarks.events;

import com.waooaw.contracts.EventEnvelope;
import com.waooaw.contracts.Topic;
import com.waooaw.contracts.governance.ApprovalRequested;
import com.waooaw.platform.events.EventHandler;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A service with an outbox, an inbox and a handler that updates one row. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class EventBenchApplication {

    static final Arrivals ARRIVALS = new Arrivals();
    static final int ROWS = 1_000;

    @Bean
    EventHandler<ApprovalRequested> rowUpdater(JdbcClient jdbc) {
        return new RowUpdater(jdbc);
    }

    /** One of {@link #ROWS} rows for each event. */
    private record RowUpdater(JdbcClient jdbc) implements EventHandler<ApprovalRequested> {

        @Override
        public Topic topic() {
            return Topic.APPROVALS;
        }

        @Override
        public void on(EventEnvelope<ApprovalRequested> event) {
            jdbc.sql("update bench_row set n = n + 1 where id = :id")
                    .param("id", Math.floorMod(event.payload().approvalId().hashCode(), ROWS))
                    .update();
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    ARRIVALS.arrived(event.occurredAt().until(Clock.systemUTC().instant(), ChronoUnit.MICROS));
                }
            });
        }
    }
}
