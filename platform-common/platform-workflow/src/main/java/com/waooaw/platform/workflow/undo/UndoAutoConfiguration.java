package com.waooaw.platform.workflow.undo;

import com.waooaw.platform.audit.AuditLog;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets a service take its acts back; opt in with {@code waooaw.undo.enabled}, which needs {@code waooaw.audit.enabled}. */
@AutoConfiguration(beforeName = "io.temporal.spring.boot.autoconfigure.RootNamespaceAutoConfiguration")
@ConditionalOnProperty("waooaw.undo.enabled")
class UndoAutoConfiguration {

    @Bean
    UndoRegistry undoRegistry(
            ObjectProvider<ActType> acts, ObjectProvider<UndoPlan> plans, ObjectProvider<UndoAction> actions) {
        return new UndoRegistry(
                acts.stream().toList(),
                plans.stream().toList(),
                actions.stream().toList());
    }

    @Bean
    UndoRows undoRows(JdbcClient jdbc) {
        return new UndoRows(jdbc);
    }

    @Bean
    UndoneActs undoneActs(UndoRows rows) {
        return new UndoneActs(rows);
    }

    @Bean
    Undoing undoing(
            UndoRegistry registry, UndoRows rows, AuditLog audit, TransactionTemplate transaction, Clock clock) {
        return new Undoing(registry, rows, audit, transaction, clock);
    }

    @Bean
    CompensationsImpl compensations(Undoing undoing) {
        return new CompensationsImpl(undoing);
    }
}
