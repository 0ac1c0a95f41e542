package com.waooaw.platform.audit;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Gives a service the audit log; opt in with {@code waooaw.audit.enabled}. A service with a database of its own brings
 * its own {@link AuditLog}.
 */
@AutoConfiguration
@ConditionalOnProperty("waooaw.audit.enabled")
class AuditAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(AuditLog.class)
    DatabaseAuditLog auditLog(
            JdbcClient jdbc, Clock clock, @Value("${waooaw.service}") String service, PersonalData personal) {
        return new DatabaseAuditLog(jdbc, clock, service, personal);
    }

    @Bean
    @ConditionalOnMissingBean
    PersonalData personalData(JdbcClient jdbc, @Value("${waooaw.audit.master-key-file:}") String masterKeyFile) {
        return new PersonalData(jdbc, masterKeyFile.isBlank() ? null : MasterKey.in(Path.of(masterKeyFile)));
    }
}
