package com.waooaw.governance.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.waooaw.contracts.governance.SloBreached.Slo;
import com.waooaw.platform.audit.AuditEntry;
import com.waooaw.platform.audit.AuditLog;
import com.waooaw.platform.audit.log.Checkpoint;
import com.waooaw.platform.audit.log.Hash;
import com.waooaw.platform.audit.log.NoteSigner;
import com.waooaw.platform.audit.log.SignedNote;
import com.waooaw.platform.audit.log.TilePath;
import com.waooaw.platform.audit.seal.DatabaseLog;
import com.waooaw.platform.audit.seal.LogPublication;
import com.waooaw.platform.audit.seal.Sealer;
import com.waooaw.platform.database.Migrations;
import com.waooaw.platform.database.Provisioning;
import com.waooaw.platform.database.ServiceDatabase;
import com.waooaw.platform.testkit.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An empty log in a database of its own, of which somebody has published nine entries. */
@ExtendWith(OutputCaptureExtension.class)
class SealingAlarmIT {

    private static final ServiceDatabase DATABASE =
            new ServiceDatabase("audit-log", "sealing_alarm", "audit_log", "audit");
    private static final NoteSigner SIGNER = NoteSigner.generate("waooaw.test/audit-log", new SecureRandom());

    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    final List<AuditEntry> entries = new ArrayList<>();
    final List<Long> reported = new ArrayList<>();
    final List<BreakEscalation.Break> escalated = new ArrayList<>();
    int refusedReports;

    @BeforeAll
    static void migrate() {
        JdbcClient.create(TestDatabase.superuser("postgres"))
                .sql("create database sealing_alarm encoding 'UTF8' template template0")
                .update();
        JdbcClient.create(TestDatabase.superuser(DATABASE.database()))
                .sql("create schema audit_log authorization audit_owner")
                .update();
        Migrations.run(TestDatabase.as(DATABASE, Provisioning.AUDIT_LOG.owner()), DATABASE, List.of());
    }

    @AfterEach
    void close() {
        metrics.close();
    }

    @Test
    void anAlarmThatFailedIsTriedAgainInTheNextRoundAndToldOnce() {
        var sealing = sealing("governance_system");
        refusedReports = 1;

        assertThatIllegalStateException().isThrownBy(sealing::round).withMessage("no database");
        assertThat(sealing.state()).isEqualTo(Sealing.State.FROZEN);
        assertThat(entries)
                .as("the entry does not wait for the objective")
                .extracting(AuditEntry::actionType)
                .containsExactly("audit_break");
        assertThat(reported).isEmpty();

        sealing.round();
        assertThat(reported).containsExactly(1L);
        sealing.round();
        assertThat(reported).as("told once").containsExactly(1L);
        assertThat(escalated)
                .as("found twice, and one break")
                .extracting(BreakEscalation.Break::escalationId)
                .hasSize(2)
                .containsOnly(escalated.getFirst().escalationId());
    }

    @Test
    void aBreakIsLoggedEvenIfTheDatabaseTakesNothing(CapturedOutput output) {
        // of a role that may not even write what was found
        var sealing = sealing("learning_app");

        assertThatExceptionOfType(DataAccessException.class).isThrownBy(sealing::round);
        assertThat(output).contains("THE AUDIT LOG IS BROKEN", "is of 9 entries, the database has 0");
    }

    private Sealing sealing(String alarmRole) {
        var source = TestDatabase.as(DATABASE, "governance_system");
        var jdbc = JdbcClient.create(source);
        var sealer = new Sealer(
                jdbc, new TransactionTemplate(new JdbcTransactionManager(source)), SIGNER, new NineEntries());
        var alarm = new BreakAlarm(
                new Entries(),
                JdbcClient.create(TestDatabase.as(DATABASE, alarmRole)),
                new Reports(),
                _ -> {},
                escalated::add,
                metrics,
                Clock.systemUTC());
        return new Sealing(sealer, new DatabaseLog(jdbc), Duration.ofSeconds(1), alarm, metrics);
    }

    private static final class NineEntries implements LogPublication {

        @Override
        public Optional<String> checkpoint() {
            return Optional.of(SignedNote.sign(new Checkpoint(SIGNER.key().name(), 9, Hash.empty()).text(), SIGNER));
        }

        @Override
        public void put(TilePath tile, byte[] bytes) {
            throw new AssertionError("nothing is sealed");
        }

        @Override
        public void publish(String note) {
            throw new AssertionError("nothing is sealed");
        }
    }

    private final class Entries implements AuditLog {

        @Override
        public void append(AuditEntry entry) {
            entries.add(entry);
        }

        @Override
        public void appendNow(AuditEntry entry) {
            entries.add(entry);
        }
    }

    private final class Reports extends Objectives {

        Reports() {
            super(null, null, null);
        }

        @Override
        public void report(Slo slo, String service, @Nullable Long measured) {
            if (refusedReports-- > 0) {
                throw new IllegalStateException("no database");
            }
            reported.add(measured);
        }
    }
}
