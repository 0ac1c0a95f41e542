package com.waooaw.local.cli;

import com.waooaw.local.http.Json;
import com.waooaw.local.stack.AuditKey;
import com.waooaw.local.stack.StackException;
import com.waooaw.platform.audit.log.NoteKey;
import com.waooaw.platform.audit.log.NoteSigner;
import com.waooaw.platform.audit.seal.DatabaseLog;
import com.waooaw.platform.audit.seal.ExportedLog;
import com.waooaw.platform.audit.seal.LogExport;
import com.waooaw.platform.audit.seal.LogVerifier;
import com.waooaw.platform.audit.seal.Purge;
import com.waooaw.platform.audit.seal.Verification;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The audit log, checked by whoever doubts it. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Verifies, proves, exports and archives the audit log.",
        subcommands = {
            AuditCommand.Verify.class,
            AuditProof.class,
            AuditCommand.Export.class,
            AuditRetention.Archive.class,
            AuditRetention.Purge.class,
            AuditCommand.NewKey.class
        })
final class AuditCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }

    /** What a checkpoint was when this command last found the log intact. */
    private static final String REMEMBERED = "audit-log-remembered";

    /** The key on the command line, or the one of the local stack. */
    static NoteKey key(@Nullable String given) throws IOException {
        if (given != null) {
            return NoteKey.parse(given.contains("+") ? given : Files.readString(Path.of(given)));
        }
        return Workspace.current()
                .state()
                .read(AuditKey.PUBLIC)
                .map(NoteKey::parse)
                .orElseThrow(() -> new StackException(
                        "there is no public key of an audit log here", "Name it: --key name+id+base64, or a file."));
    }

    /** The running stack's database, as the role that may read the log. */
    static HikariDataSource database() {
        var workspace = Workspace.current();
        return database(
                workspace,
                workspace.infrastructure().services().stream()
                                .filter(service -> service.name().equals("governance"))
                                .findFirst()
                                .orElseThrow()
                                .role()
                        + "_system",
                4);
    }

    /** The same, as the owner of the log, which no service logs in as. */
    static HikariDataSource owner() {
        var workspace = Workspace.current();
        return database(
                workspace, workspace.infrastructure().postgres().auditLog().owner(), 1);
    }

    private static HikariDataSource database(Workspace workspace, String role, int connections) {
        var infrastructure = workspace.infrastructure();
        var running = workspace
                .running()
                .orElseThrow(() -> new StackException(
                        "no stack is running, so there is no database to read", "Start it: ./waooaw up"));
        int port = new com.waooaw.local.infrastructure.PortPlan(infrastructure, running.portBase()).of("postgres");
        var source = new HikariDataSource();
        source.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + port + "/"
                + infrastructure.postgres().auditLog().database());
        source.setUsername(role);
        source.setPassword(workspace.state().secret("postgres." + role));
        source.setMaximumPoolSize(connections);
        return source;
    }

    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = "Checks every entry against its leaf, every leaf against the tree, and the tree against the"
                    + " signed checkpoint. Exit code 1 where anything is not as it was signed.")
    static final class Verify implements Callable<Integer> {

        @Option(
                names = "--from",
                description = "An exported folder or an archive; the running stack's database where not said.")
        private @Nullable Path from;

        @Option(
                names = "--key",
                description = "The log's public key, or a file with it; the local stack's where not said.")
        private @Nullable String key;

        @Option(
                names = "--remembered",
                description = "A file with a checkpoint you kept from earlier: the log must have grown from it. Several"
                        + " are fine.")
        private List<Path> remembered = new ArrayList<>();

        @Option(names = "--json", description = "One JSON object on the last line.")
        private boolean json;

        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            var out = Objects.requireNonNull(spec).commandLine().getOut();
            var with = key(key);
            var notes = new ArrayList<String>();
            for (var file : remembered) {
                notes.add(Files.readString(file));
            }
            long begin = System.nanoTime();
            var found = from == null ? database(with, notes) : folder(from, with, notes);
            double seconds = (System.nanoTime() - begin) / 1e9;
            var checkpoint = found.checkpoint();
            if (!json) {
                found.findings()
                        .forEach(finding -> out.println(
                                "  " + finding.kind().name().toLowerCase(Locale.ROOT) + ": " + finding.message()));
                out.println(
                        found.isIntact()
                                ? String.format(
                                        Locale.ROOT,
                                        "Intact: %d entries%s of %s%s, root %s, in %.1f s.",
                                        found.leaves(),
                                        found.from() == 0 ? "" : " from leaf " + found.from() + " on",
                                        with.name(),
                                        found.purged() == 0
                                                ? ""
                                                : ", " + found.purged() + " of them archived and purged",
                                        checkpoint == null
                                                ? "(none)"
                                                : checkpoint.root().base64(),
                                        seconds)
                                : "NOT as it was signed: " + found.findings().size() + " findings.");
            } else {
                var result = new LinkedHashMap<String, Object>();
                result.put("intact", found.isIntact());
                result.put("from", found.from());
                result.put("entries", found.leaves());
                result.put("purged", found.purged());
                result.put("root", checkpoint == null ? null : checkpoint.root().base64());
                result.put("seconds", seconds);
                result.put(
                        "findings",
                        found.findings().stream()
                                .map(f -> new Found(f.kind().name().toLowerCase(Locale.ROOT), f.index(), f.message()))
                                .toList());
                out.println(Json.write(result));
            }
            out.flush();
            return found.isIntact() ? 0 : 1;
        }

        private record Found(String kind, long leaf, String message) {}

        private static Verification folder(Path folder, NoteKey key, List<String> notes) {
            if (!Files.isDirectory(folder)) {
                throw new StackException("there is no folder " + folder, "Export one: ./waooaw audit export FOLDER");
            }
            return LogVerifier.verify(
                    new ExportedLog(folder), key, notes, Runtime.getRuntime().availableProcessors());
        }

        /** Also against what was published, and what this command itself found intact before. */
        private static Verification database(NoteKey key, List<String> notes) {
            var state = Workspace.current().state();
            state.read(AuditKey.FOLDER + "/checkpoint").ifPresent(notes::add);
            state.read(REMEMBERED).ifPresent(notes::add);
            try (var source = AuditCommand.database()) {
                var log = new DatabaseLog(JdbcClient.create(source));
                var found =
                        LogVerifier.verify(log, key, notes, Runtime.getRuntime().availableProcessors());
                var checkpoint = found.checkpoint();
                if (found.isIntact() && checkpoint != null) {
                    log.checkpoints(checkpoint.size() - 1, checkpoint.size())
                            .forEach(note -> state.write(REMEMBERED, note));
                }
                return found;
            }
        }
    }

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = "Writes the whole log with its entries into a folder that can be verified offline.")
    static final class Export implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "FOLDER", description = "Missing or empty.")
        private Path folder = Path.of("");

        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            var out = Objects.requireNonNull(spec).commandLine().getOut();
            try (var source = database()) {
                var jdbc = JdbcClient.create(source);
                var checkpoint = LogExport.export(jdbc, key(null), folder);
                long purged = new DatabaseLog(jdbc)
                        .purges().stream().mapToLong(Purge::leaves).sum();
                out.println("Exported " + (checkpoint.size() - purged) + " entries to " + folder
                        + (purged == 0 ? "" : ", without " + purged + " that were archived and purged")
                        + ". Verify it anywhere: ./waooaw audit verify --from " + folder + " --key " + key(null));
                out.flush();
            }
            return 0;
        }
    }

    @Command(
            name = "new-key",
            mixinStandardHelpOptions = true,
            description =
                    "Makes a key that signs a log, for an installation other than the local stack: the private half"
                            + " into a file for its owner only, the public half to standard output.")
    static final class NewKey implements Callable<Integer> {

        @Parameters(
                index = "0",
                paramLabel = "NAME",
                description = "Origin of the log, for example example.org/audit-log.")
        private String name = "";

        @Parameters(index = "1", paramLabel = "FILE", description = "Where the private half goes; must not exist.")
        private Path file = Path.of("");

        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            var signer = NoteSigner.generate(name, new SecureRandom());
            Files.createFile(
                    file,
                    java.nio.file.attribute.PosixFilePermissions.asFileAttribute(
                            java.nio.file.attribute.PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, signer.secret() + "\n");
            var out = Objects.requireNonNull(spec).commandLine().getOut();
            out.println(signer.key());
            out.flush();
            return 0;
        }
    }
}
