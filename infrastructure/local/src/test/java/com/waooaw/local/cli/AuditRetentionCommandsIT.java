package com.waooaw.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.waooaw.local.infrastructure.InfrastructureFile;
import com.waooaw.local.stack.AuditKey;
import com.waooaw.local.stack.OwnProcess;
import com.waooaw.local.stack.StackState;
import com.waooaw.platform.audit.log.NoteSigner;
import com.waooaw.platform.audit.seal.LogFolder;
import com.waooaw.platform.audit.seal.Sealer;
import com.waooaw.platform.database.Migrations;
import com.waooaw.platform.database.Provisioning;
import com.waooaw.programs.Databases;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Seven years later, at the command line: a stack that is nothing but its database. */
class AuditRetentionCommandsIT {

    private static final NoteSigner SIGNER = NoteSigner.generate("waooaw.test/audit-log", new SecureRandom());
    private static final String ROOT = "waooaw.root";

    @TempDir
    Path root;

    private final String before = System.getProperty(ROOT);
    private EmbeddedPostgres server;

    @BeforeEach
    void stack() throws IOException {
        var file = Path.of("infrastructure", "infrastructure.yaml");
        Files.createDirectories(root.resolve(file).getParent());
        Files.copy(InfrastructureFile.rootAbove(Path.of("")).resolve(file), root.resolve(file));
        System.setProperty(ROOT, root.toString());
        server = EmbeddedPostgres.builder().start();
        var workspace = Workspace.current();
        var state = workspace.state();
        assumeThat(state.path().startsWith(root))
                .as("the state of this test alone")
                .isTrue();
        new Provisioning(database -> server.getDatabase("postgres", database), role -> state.secret("postgres." + role))
                .provision(workspace.infrastructure().services().stream()
                        .map(Databases::of)
                        .toList());
        Migrations.run(as(Provisioning.AUDIT_LOG.owner()), Provisioning.AUDIT_LOG, List.of());
        var self = OwnProcess.self();
        int offset = workspace.ports().of("postgres") - workspace.ports().base();
        new StackState(self.pid(), self.startedAt(), server.getPort() - offset, 1, "token", true).store(state);
        state.write(AuditKey.PUBLIC, SIGNER.key() + "\n");
    }

    @AfterEach
    void end() throws IOException {
        if (before == null) {
            System.clearProperty(ROOT);
        } else {
            System.setProperty(ROOT, before);
        }
        server.close();
    }

    @Test
    void whatIsOldIsArchivedAndPurgedAndTheLogIsIntact() {
        append(300);
        superuser()
                .sql("set session_replication_role = replica;"
                        + " update audit_log.audit_entry set recorded_at = recorded_at - interval '8 years'")
                .update();
        seal();
        var archive = root.resolve("archive").toString();

        var archived = audit("archive", archive);
        assertThat(archived.out()).startsWith("Archived and verified: leaves 0 to 255, in " + archive);
        assertThat(archived.code()).isZero();
        assertThat(audit("verify", "--from", archive).code()).isZero();

        assertThat(audit("purge", archive, "--by", "alice").out())
                .startsWith("Purged: 256 entries, leaves 0 to 255. The log says so");
        var again = audit("purge", archive, "--by", "alice");
        assertThat(again.out()).isEqualTo("Nothing to do: leaves 0 to 255 were purged before.\n");
        assertThat(again.code()).isZero();

        seal();
        assertThat(audit("verify").out()).contains("Intact: 301 entries", ", 256 of them archived and purged");
        assertThat(audit("export", root.resolve("export").toString()).out())
                .startsWith("Exported 45 entries to ")
                .contains("without 256 that were archived and purged");
        var nothing = audit("archive", root.resolve("next").toString());
        assertThat(nothing.out()).startsWith("Nothing is due");
        assertThat(nothing.code()).isZero();
        assertThat(root.resolve("next")).doesNotExist();
        assertThat(superuser()
                        .sql("select actor_id from audit_log.audit_entry where action_type = 'audit_purged'")
                        .query(String.class)
                        .single())
                .isEqualTo("alice");
    }

    @Test
    void whatIsYoungIsNotDueAndWhatIsNoArchivePurgesNothing() {
        append(300);
        seal();

        assertThat(audit("archive", root.resolve("archive").toString()).out()).startsWith("Nothing is due");
        var refused = audit("purge", root.resolve("archive").toString());
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.out()).contains("is no archive", "NOT purged.");
    }

    private static Platform.Ran audit(String... arguments) {
        return Platform.ran(java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("audit"), java.util.stream.Stream.of(arguments))
                .toArray(String[]::new));
    }

    private void append(int entries) {
        JdbcClient.create(as("governance_app"))
                .sql("""
                        select count(audit_log.append(
                            gen_random_uuid(), now(), 'governance', 'a', 'system', 'x', 'y', 'z', null, null, null, '{}',
                            'succeeded', gen_random_uuid(), gen_random_uuid(), 'internal'))
                        from generate_series(1, :entries)
                        """)
                .param("entries", entries)
                .query(Integer.class)
                .single();
    }

    private void seal() {
        var source = as("governance_system");
        new Sealer(
                        JdbcClient.create(source),
                        new TransactionTemplate(new JdbcTransactionManager(source)),
                        SIGNER,
                        new LogFolder(root.resolve("public")))
                .seal();
    }

    private JdbcClient superuser() {
        return JdbcClient.create(server.getDatabase("postgres", "waooaw"));
    }

    private DataSource as(String role) {
        var source = new DriverManagerDataSource(
                server.getJdbcUrl("postgres", "waooaw").replaceFirst("\\?.*", ""),
                role,
                Workspace.current().state().secret("postgres." + role));
        source.setSchema("audit_log");
        return source;
    }
}
