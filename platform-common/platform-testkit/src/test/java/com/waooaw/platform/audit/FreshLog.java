package com.waooaw.platform.audit;

import com.waooaw.platform.audit.log.NoteSigner;
import com.waooaw.platform.audit.seal.DatabaseLog;
import com.waooaw.platform.audit.seal.LogArchive;
import com.waooaw.platform.audit.seal.LogPublication;
import com.waooaw.platform.audit.seal.LogPurge;
import com.waooaw.platform.audit.seal.LogVerifier;
import com.waooaw.platform.audit.seal.Partition;
import com.waooaw.platform.audit.seal.Sealer;
import com.waooaw.platform.audit.seal.Verification;
import com.waooaw.platform.database.Migrations;
import com.waooaw.platform.database.Provisioning;
import com.waooaw.platform.database.ServiceDatabase;
import com.waooaw.platform.testkit.TestDatabase;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An audit log in a database of its own, so that a test may break it. */
final class FreshLog {

    static final NoteSigner SIGNER = NoteSigner.generate("waooaw.test/audit-log", new SecureRandom());
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String database;

    private FreshLog(String database) {
        this.database = database;
    }

    static FreshLog create() {
        var name = "audit_" + COUNT.incrementAndGet();
        JdbcClient.create(TestDatabase.superuser("postgres"))
                .sql("create database " + name + " encoding 'UTF8' template template0")
                .update();
        JdbcClient.create(TestDatabase.superuser(name))
                .sql("create schema audit_log authorization audit_owner")
                .update();
        var log = new FreshLog(name);
        var owner = Provisioning.AUDIT_LOG.owner();
        Migrations.run(log.connection(owner), new ServiceDatabase("audit-log", name, "audit_log", "audit"), List.of());
        return log;
    }

    DataSource connection(String role) {
        var source = new DriverManagerDataSource(TestDatabase.url(database), role, role);
        source.setSchema("audit_log");
        return source;
    }

    JdbcClient as(String role) {
        return JdbcClient.create(connection(role));
    }

    /** Somebody with every right who means no good: no trigger stops this connection. */
    void tamper(String... statements) {
        var source = new DriverManagerDataSource(TestDatabase.url(database), "postgres", "postgres");
        var jdbc = JdbcClient.create(source);
        new TransactionTemplate(new JdbcTransactionManager(source)).executeWithoutResult(_ -> {
            jdbc.sql("set local session_replication_role = replica").update();
            for (var statement : statements) {
                jdbc.sql(statement).update();
            }
        });
    }

    void append(int from, int to) {
        as("governance_app")
                .sql("""
                        select count(audit_log.append(
                            md5('entry ' || i)::uuid, timestamptz '2026-11-21 08:00:00+00' + i * interval '1 second',
                            'governance', 'actor-' || i, 'governor', 'approval_granted', 'agent', 'a' || i % 7,
                            null, null, null, jsonb_build_object('n', i, 'text', 'caf\u00e9 "' || i || '"'),
                            'succeeded', md5('chain ' || i / 10)::uuid, md5('cause ' || i)::uuid, 'internal'))
                        from generate_series(:from, :to - 1) i
                        """)
                .param("from", from)
                .param("to", to)
                .query(Integer.class)
                .single();
    }

    /** Appends entries that were recorded eight years ago; before they are sealed, because a leaf covers that time. */
    void appendOld(int from, int to) {
        append(from, to);
        age();
    }

    /** Makes what waits for its leaf eight years older. */
    void age() {
        tamper("update audit_log.audit_entry set recorded_at = recorded_at - interval '8 years'"
                + " where recorded_at > now() - interval '1 day' and id in (select id from audit_log.audit_pending)");
    }

    LogPurge purger() {
        return new LogPurge(system(), as(Provisioning.AUDIT_LOG.owner()), SIGNER.key());
    }

    /** Whole tiles, archived. */
    Verification archive(long from, long to, Path folder) {
        return LogArchive.archive(system(), SIGNER.key(), new Partition(from, to), folder);
    }

    LogPurge.Outcome purge(Path archive) {
        return purger().purge(archive, "alice", Clock.systemUTC());
    }

    int entries() {
        return system().sql("select count(*) from audit_log.audit_entry")
                .query(Integer.class)
                .single();
    }

    JdbcClient system() {
        return as("governance_system");
    }

    Sealer sealer(LogPublication publication) {
        var source = connection("governance_system");
        return new Sealer(
                JdbcClient.create(source),
                new TransactionTemplate(new JdbcTransactionManager(source)),
                SIGNER,
                publication);
    }

    DatabaseLog log() {
        return new DatabaseLog(system());
    }

    Verification verify(String... remembered) {
        return LogVerifier.verify(log(), SIGNER.key(), List.of(remembered), 2);
    }
}
