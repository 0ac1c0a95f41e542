package com.waooaw.local.cli;

import com.waooaw.platform.audit.seal.LogArchive;
import com.waooaw.platform.audit.seal.LogPurge;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What happens to entries after seven years. */
final class AuditRetention {

    private AuditRetention() {}

    @Command(
            name = "archive",
            mixinStandardHelpOptions = true,
            description =
                    "Writes the entries that were recorded more than seven years ago into a folder that can be"
                            + " verified offline, and verifies it. Removes nothing. Exit code 1 where the archive is not intact.")
    static final class Archive implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "FOLDER", description = "Missing or empty.")
        private Path folder = Path.of("");

        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            var out = Objects.requireNonNull(spec).commandLine().getOut();
            try (var source = AuditCommand.database()) {
                var jdbc = JdbcClient.create(source);
                var key = AuditCommand.key(null);
                // what was recorded when is the system's time, wherever the business clock of the stack is
                var due = LogArchive.due(jdbc, key, Clock.systemUTC());
                if (due.isEmpty()) {
                    out.println("Nothing is due: no full tile has only entries of more than seven years ago.");
                    return 0;
                }
                var found = LogArchive.archive(jdbc, key, due.get(), folder);
                found.findings().forEach(finding -> out.println("  " + finding.message()));
                out.println(
                        found.isIntact()
                                ? "Archived and verified: " + due.get() + ", in " + folder
                                        + ". Copy it to where it is kept, then: ./waooaw audit purge " + folder
                                : "NOT as it was signed: " + found.findings().size()
                                        + " findings. Nothing is purged by this archive.");
                return found.isIntact() ? 0 : 1;
            } finally {
                out.flush();
            }
        }
    }

    @Command(
            name = "purge",
            mixinStandardHelpOptions = true,
            description =
                    "Removes from the log the entries that an archive has, after it has verified the archive again."
                            + " What proves them stays. Exit code 1 where nothing may be removed.")
    static final class Purge implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "FOLDER", description = "The archive.")
        private Path folder = Path.of("");

        @Option(names = "--by", description = "Who does it, for the log; ${DEFAULT-VALUE} where not said.")
        private String by = System.getProperty("user.name", "operator");

        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            var out = Objects.requireNonNull(spec).commandLine().getOut();
            try (var reading = AuditCommand.database();
                    var owning = AuditCommand.owner()) {
                var outcome = new LogPurge(
                                JdbcClient.create(reading), JdbcClient.create(owning), AuditCommand.key(null))
                        .purge(folder, by, Clock.systemUTC());
                return say(outcome, out);
            } finally {
                out.flush();
            }
        }

        private static int say(LogPurge.Outcome outcome, PrintWriter out) {
            return switch (outcome) {
                case LogPurge.Purged purged -> {
                    out.println("Purged: " + purged.entries() + " entries, " + purged.partition()
                            + ". The log says so, and their proofs still hold.");
                    yield 0;
                }
                case LogPurge.PurgedBefore before -> {
                    out.println("Nothing to do: " + before.partition() + " were purged before.");
                    yield 0;
                }
                case LogPurge.Refused refused -> {
                    refused.why().forEach(why -> out.println("  " + why));
                    out.println("NOT purged.");
                    yield 1;
                }
            };
        }
    }
}
