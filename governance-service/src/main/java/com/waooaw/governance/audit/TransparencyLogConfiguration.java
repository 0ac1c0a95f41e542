package com.waooaw.governance.audit;

import com.waooaw.contracts.governance.SloBreached.Slo;
import com.waooaw.governance.GovernanceProperties;
import com.waooaw.governance.notification.Announcements;
import com.waooaw.platform.audit.AuditLog;
import com.waooaw.platform.audit.log.NoteKey;
import com.waooaw.platform.audit.log.NoteSigner;
import com.waooaw.platform.audit.log.TilePath;
import com.waooaw.platform.audit.seal.DatabaseLog;
import com.waooaw.platform.audit.seal.LogFolder;
import com.waooaw.platform.audit.seal.LogPublication;
import com.waooaw.platform.audit.seal.Sealer;
import com.waooaw.platform.database.OnlyOnWorkers;
import com.waooaw.platform.database.SystemPool;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The transparency log: read everywhere, sealed and verified on workers that have its key. */
@Configuration(proxyBeanMethods = false)
class TransparencyLogConfiguration {

    @Bean
    LogReader logReader(@SystemPool JdbcClient system) {
        return new LogReader(system, new DatabaseLog(system));
    }

    @Bean
    static OnlyOnWorkers auditOnlyOnWorkers(Environment environment) {
        return new OnlyOnWorkers(environment, "sealing", "verifying", "knowledgeWatch");
    }

    @Bean
    BreakAlarm breakAlarm(
            AuditLog audit,
            @SystemPool JdbcClient system,
            Objectives objectives,
            Announcements announcements,
            BreakEscalation escalation,
            MeterRegistry metrics,
            Clock clock) {
        return new BreakAlarm(audit, system, objectives, announcements::announce, escalation, metrics, clock);
    }

    @Bean
    Sealing sealing(
            @SystemPool JdbcClient system,
            @SystemPool TransactionTemplate transactions,
            GovernanceProperties properties,
            BreakAlarm alarm,
            MeterRegistry metrics) {
        var settings = properties.audit();
        var key = signer(settings.signingKeyFile());
        var sealer = key.map(signer -> new Sealer(system, transactions, signer, publication(settings.folder())))
                .orElse(null);
        return new Sealing(sealer, new DatabaseLog(system), settings.sealEvery(), alarm, metrics);
    }

    @Bean
    Verifying verifying(@SystemPool JdbcClient system, GovernanceProperties properties, BreakAlarm alarm) {
        var settings = properties.audit();
        NoteKey key = signer(settings.signingKeyFile()).map(NoteSigner::key).orElse(null);
        return new Verifying(
                new DatabaseLog(system), system, key, publication(settings.folder()), settings.verifyEvery(), alarm);
    }

    @Bean
    Erasure erasure(AuditLog audit, @SystemPool JdbcClient system, Clock clock) {
        return new Erasure(audit, system, clock);
    }

    @Bean
    KnowledgeWatch knowledgeWatch(@SystemPool JdbcClient system, Objectives objectives, MeterRegistry metrics) {
        return new KnowledgeWatch(
                system,
                KnowledgeWatch.PATIENCE,
                metrics,
                lost -> objectives.report(
                        Slo.AUDIT_ENTRIES_COMPLETE, KnowledgeWatch.SERVICE, lost == 0 ? null : (Long) lost));
    }

    private static Optional<NoteSigner> signer(@Nullable Path file) {
        if (file == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(NoteSigner.parse(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the key that signs the audit log: " + file, e);
        }
    }

    private static LogPublication publication(@Nullable Path folder) {
        return folder == null ? new Nowhere() : new LogFolder(folder);
    }

    /** The database alone: the files are served over HTTP from there. */
    private static final class Nowhere implements LogPublication {

        @Override
        public Optional<String> checkpoint() {
            return Optional.empty();
        }

        @Override
        public void put(TilePath tile, byte[] bytes) {
            // served from the database
        }

        @Override
        public void publish(String note) {
            // served from the database
        }
    }
}
