package com.waooaw.benchmarks;

import com.waooaw.local.http.Json;
import com.waooaw.local.stack.StackSettings.ServiceMode;
import com.waooaw.platform.audit.log.Checkpoint;
import com.waooaw.platform.audit.log.Hash;
import com.waooaw.platform.audit.log.NoteSigner;
import com.waooaw.platform.audit.log.Proofs;
import com.waooaw.platform.audit.log.SignedNote;
import com.waooaw.platform.audit.log.TileTree;
import com.waooaw.platform.audit.seal.DatabaseLog;
import com.waooaw.platform.audit.seal.LogFolder;
import com.waooaw.platform.audit.seal.LogVerifier;
import com.waooaw.platform.audit.seal.Sealer;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the audit log takes, how soon it is sealed, and how long it takes to verify. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Writers append, each entry in a transaction of its own, while the sealer works; then the log is"
                + " filled up, verified, and proofs are made. On a durable PostgreSQL, on the same machine.")
final class AuditBench implements Callable<Integer> {

    private static final int PROOFS = 2_000;

    @Option(names = "--writers", defaultValue = "16", description = "At once (${DEFAULT-VALUE}).")
    private int writers = 16;

    @Option(names = "--seconds", defaultValue = "60", description = "Measured (${DEFAULT-VALUE}).")
    private int seconds = 60;

    @Option(names = "--warm-up", defaultValue = "10", description = "Seconds before that (${DEFAULT-VALUE}).")
    private int warmUp = 10;

    @Option(
            names = "--entries",
            defaultValue = "1000000",
            description = "The log is filled up to so many before it is verified (${DEFAULT-VALUE}).")
    private int entries = 1_000_000;

    @Option(names = "--json", description = "One JSON object on the last line.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    private final NoteSigner signer = NoteSigner.generate("waooaw.bench/audit-log", new SecureRandom());

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        var machine = Machine.facts();
        out.println(Machine.line(machine));
        var folder = Files.createTempDirectory("waooaw-bench-log-");
        var result = new LinkedHashMap<String, Object>();
        try (var parts = Parts.start(ServiceMode.NONE);
                var app = parts.database("waooaw", "governance_app", writers);
                var system = parts.database("waooaw", "governance_system", 8)) {
            var sealer = new Sealer(
                    JdbcClient.create(system),
                    new TransactionTemplate(new JdbcTransactionManager(system)),
                    signer,
                    new LogFolder(folder));
            var table = new Table("", "figure");
            append(app, system, sealer, table, result);
            fill(app, system, sealer);
            verify(system, table, result);
            prove(system, table, result);
            out.println();
            table.print(out);
        }
        if (json) {
            result.put("benchmark", "audit");
            result.put("machine", machine);
            out.println(Json.write(result));
            out.flush();
        }
        return 0;
    }

    private void append(DataSource app, DataSource system, Sealer sealer, Table table, Map<String, Object> result)
            throws InterruptedException, ExecutionException {
        var going = new AtomicBoolean(true);
        try (var sealing = Executors.newSingleThreadExecutor()) {
            var sealed = sealing.submit(() -> {
                while (going.get()) {
                    if (sealer.seal() < Sealer.BATCH) {
                        TimeUnit.MILLISECONDS.sleep(500);
                    }
                }
                return true;
            });
            drive(app, warmUp);
            var micros = drive(app, seconds);
            TimeUnit.SECONDS.sleep(3);
            going.set(false);
            sealed.get();
            Arrays.sort(micros);
            double perSecond = micros.length / (double) seconds;
            row(table, result, "entries_per_second", "entries/s, " + writers + " writers", perSecond, "%.0f");
            row(table, result, "write_p50_ms", "one entry, p50 ms", at(micros, 0.50), "%.1f");
            row(table, result, "write_p99_ms", "one entry, p99 ms", at(micros, 0.99), "%.1f");
            row(table, result, "write_worst_ms", "one entry, worst ms", at(micros, 1.0), "%.1f");
        }
        var lag = JdbcClient.create(system)
                .sql("""
                        select percentile_cont(0.99) within group (order by lag), max(lag) from (
                            select extract(epoch from (select min(c.signed_at) from audit_log.audit_checkpoint c
                                                       where c.size > l.leaf_index) - e.recorded_at)::float8 as lag
                            from audit_log.audit_leaf l join audit_log.audit_entry e on e.id = l.id) lags
                        """)
                .query((row, _) -> new double[] {row.getDouble(1), row.getDouble(2)})
                .single();
        row(table, result, "sealed_p99_s", "signed after, p99 s", lag[0], "%.2f");
        row(table, result, "sealed_worst_s", "signed after, worst s", lag[1], "%.2f");
    }

    /** Microseconds of every entry of that time. */
    private int[] drive(DataSource app, int duration) throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(duration);
        try (var threads = Executors.newFixedThreadPool(writers)) {
            var running = new ArrayList<Future<int[]>>();
            for (int i = 0; i < writers; i++) {
                running.add(threads.submit(() -> write(JdbcClient.create(app), end)));
            }
            var all = new ArrayList<int[]>();
            for (var one : running) {
                all.add(one.get());
            }
            return all.stream().flatMapToInt(Arrays::stream).toArray();
        }
    }

    private static int[] write(JdbcClient jdbc, long end) {
        var micros = new int[1 << 12];
        int count = 0;
        while (System.nanoTime() < end) {
            long begin = System.nanoTime();
            one(jdbc);
            if (count == micros.length) {
                micros = Arrays.copyOf(micros, count * 2);
            }
            micros[count++] = (int) ((System.nanoTime() - begin) / 1_000);
        }
        return Arrays.copyOf(micros, count);
    }

    /** An entry as a decision writes it. */
    private static void one(JdbcClient jdbc) {
        jdbc.sql("""
                select audit_log.append(
                    :entryId, :timestamp, 'governance', 'governor-1', 'governor', 'approval_granted', 'approval', :subject,
                    :customerId, null, null, :detail::jsonb, 'succeeded', :correlationId, :causationId, 'internal')
                """)
                .param("entryId", UUID.randomUUID())
                .param("timestamp", Instant.now().atOffset(ZoneOffset.UTC))
                .param("subject", UUID.randomUUID().toString())
                .param("customerId", UUID.randomUUID())
                .param("detail", "{\"act_hash\":\"" + "ab".repeat(32) + "\",\"action_type\":\"publish_content\"}")
                .param("correlationId", UUID.randomUUID())
                .param("causationId", UUID.randomUUID())
                .query(Boolean.class)
                .single();
    }

    private void fill(DataSource app, DataSource system, Sealer sealer) {
        var jdbc = JdbcClient.create(app);
        while (sealer.seal() > 0) {
            // what the writers left
        }
        long sealed = new DatabaseLog(JdbcClient.create(system)).size();
        while (sealed < entries) {
            int more = (int) Math.min(20_000, entries - sealed);
            jdbc.sql("""
                    select count(audit_log.append(
                        gen_random_uuid(), now(), 'governance', 'governor-1', 'governor', 'approval_granted', 'approval',
                        gen_random_uuid()::text, gen_random_uuid(), null, null,
                        jsonb_build_object('act_hash', encode(sha256(i::text::bytea), 'hex'), 'action_type',
                            'publish_content'),
                        'succeeded', gen_random_uuid(), gen_random_uuid(), 'internal'))
                    from generate_series(1, :more) i
                    """).param("more", more).query(Integer.class).single();
            int now;
            do {
                now = sealer.seal();
                sealed += now;
            } while (now > 0);
        }
    }

    private void verify(DataSource system, Table table, Map<String, Object> result) {
        int threads = Runtime.getRuntime().availableProcessors();
        long begin = System.nanoTime();
        var found = LogVerifier.verify(new DatabaseLog(JdbcClient.create(system)), signer.key(), List.of(), threads);
        double took = (System.nanoTime() - begin) / 1e9;
        if (!found.isIntact()) {
            throw new IllegalStateException(
                    "the log is broken: " + found.findings().getFirst());
        }
        row(table, result, "verified_entries", "entries verified", (double) found.leaves(), "%.0f");
        row(table, result, "verify_s", "... in s", took, "%.1f");
        System.gc();
        var runtime = Runtime.getRuntime();
        row(
                table,
                result,
                "verify_heap_mb",
                "heap of the process afterwards, MB",
                (runtime.totalMemory() - runtime.freeMemory()) / 1e6,
                "%.0f");
    }

    private void prove(DataSource system, Table table, Map<String, Object> result) {
        var log = new DatabaseLog(JdbcClient.create(system));
        var head = Checkpoint.parse(
                SignedNote.parse(log.checkpoint().orElseThrow()).verified(signer.key()));
        var random = new Random(1);
        var micros = new int[PROOFS];
        for (int i = 0; i < PROOFS; i++) {
            long index = random.nextLong(head.size());
            long begin = System.nanoTime();
            var opened = log.opened(index).orElseThrow();
            var path = new TileTree(log.tiles(), head.size()).inclusion(index);
            micros[i] = (int) ((System.nanoTime() - begin) / 1_000);
            if (!Proofs.includes(Hash.leaf(opened.commitment().bytes()), index, head.size(), head.root(), path)) {
                throw new IllegalStateException("leaf " + index + " is not proven");
            }
        }
        Arrays.sort(micros);
        row(table, result, "proof_p50_ms", "a proof, p50 ms", at(micros, 0.50), "%.1f");
        row(table, result, "proof_p99_ms", "a proof, p99 ms", at(micros, 0.99), "%.1f");
    }

    private static void row(
            Table table, Map<String, Object> result, String key, String name, double value, String format) {
        result.put(key, value);
        table.row(name, String.format(Locale.ROOT, format, value));
    }

    /** Milliseconds. */
    private static double at(int[] sorted, double quantile) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * quantile))] / 1e3;
    }
}
