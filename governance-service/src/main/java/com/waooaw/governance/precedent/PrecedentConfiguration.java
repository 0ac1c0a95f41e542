package com.waooaw.governance.precedent;

import com.waooaw.platform.database.OnlyOnWorkers;
import com.waooaw.platform.policy.table.DecisionTable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What is made sure of before the service starts. */
@Configuration(proxyBeanMethods = false)
class PrecedentConfiguration {

    /** Questions come to workers only, so they are who must not start with a precedent nobody can undo. */
    @Bean
    SmartInitializingSingleton precedentsCanBeUndone(UndoOwners owners) {
        return () -> owners.requireOwners(
                DecisionTable.outcomesOf(PrecedentConfiguration.class, PrecedentTables.PRECEDENTS, PrecedentRow.class));
    }

    @Bean
    static OnlyOnWorkers precedentsOnlyOnWorkers(Environment environment) {
        return new OnlyOnWorkers(environment, "precedentsCanBeUndone");
    }
}
