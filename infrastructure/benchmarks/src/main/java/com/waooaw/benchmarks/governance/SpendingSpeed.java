package com.waooaw.benchmarks.governance;

import com.waooaw.activities.governance.BudgetActivities.BudgetRef;
import com.waooaw.activities.governance.BudgetActivities.Spender;
import com.waooaw.benchmarks.Figures;
import com.waooaw.benchmarks.Parts;
import com.waooaw.contracts.governance.BudgetScope;
import com.waooaw.platform.budget.SpendingLedger;
import com.waooaw.platform.budget.SpendingSteps.Expense;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Usd;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Reserves and settles at a rate against leases of Governance, in the schema of Agent Execution: out of the day of one of
 * many agents and out of the platform's month, a tenth of a cent each. Every act counts from the instant it was due, and
 * one that needs a new lease waits for it like everybody.
 */
final class SpendingSpeed {

    private static final String SERVICE = "agent-execution";
    private static final String TASK_QUEUE = "bench-spending";
    private static final int AGENTS = 40;
    private static final int WARM_UP_SECONDS = 15;

    /** Acts of one service that are paid for at the same time; what is due beyond waits, and its wait counts. */
    private static final int AT_ONCE = 16;

    private static final Usd COST = Usd.parse("0.001");

    private final Parts parts;
    private final List<String> agents = new ArrayList<>();
    private final AtomicInteger refills = new AtomicInteger();

    SpendingSpeed(Parts parts) {
        this.parts = parts;
        for (int i = 0; i < AGENTS; i++) {
            agents.add(UUID.randomUUID().toString());
        }
    }

    void measure(int rate, int seconds, Figures figures) throws IOException, InterruptedException, ExecutionException {
        try (var context = start()) {
            var ledger = context.getBean(SpendingLedger.class);
            var temporal = context.getBean(WorkflowClient.class);
            // every agent's first act waits for a lease, in code that never ran: one after the other, then more and
            // more
            for (var agent : agents) {
                act(ledger, temporal, agent);
            }
            drive(ledger, temporal, Math.max(1, rate / 4), WARM_UP_SECONDS);
            drive(ledger, temporal, rate, WARM_UP_SECONDS);
            refills.set(0);
            long begin = System.nanoTime();
            var nanos = drive(ledger, temporal, rate, seconds);
            figures.add(
                    "spending_per_second", "acts paid for a second", nanos.length * 1e9 / (System.nanoTime() - begin));
            figures.add("spending_refills", "... of which waited for a lease", refills.get());
            figures.latencies("spending", "reserved and settled", nanos);
        }
    }

    private ConfigurableApplicationContext start() throws IOException {
        var told = new Properties();
        try (var reader = Files.newBufferedReader(parts.settings().resolve(SERVICE + ".properties"))) {
            told.load(reader);
        }
        // beside the service whose schema it is
        told.setProperty("server.port", "0");
        told.setProperty("waooaw.database.app.max-connections", "16");
        return new SpringApplicationBuilder(SpendingApplication.class)
                .properties(
                        "spring.config.name=spendingbench", "logging.level.root=off", "waooaw.task-queue=" + TASK_QUEUE)
                .run(told.stringPropertyNames().stream()
                        .map(name -> "--" + name + "=" + told.getProperty(name))
                        .toArray(String[]::new));
    }

    /** Nanoseconds of every act, from when it was due. */
    private long[] drive(SpendingLedger ledger, WorkflowClient temporal, int rate, int seconds)
            throws InterruptedException, ExecutionException {
        int count = rate * seconds;
        long begin = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var running = new ArrayList<Future<Long>>(count);
            for (int i = 0; i < count; i++) {
                long due = begin + i * TimeUnit.SECONDS.toNanos(1) / rate;
                TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
                var agent = agents.get(i % AGENTS);
                running.add(threads.submit(() -> {
                    act(ledger, temporal, agent);
                    return System.nanoTime() - due;
                }));
            }
            var nanos = new long[count];
            for (int i = 0; i < count; i++) {
                nanos[i] = running.get(i).get();
            }
            return nanos;
        }
    }

    private void act(SpendingLedger ledger, WorkflowClient temporal, String agent) {
        var expense = new Expense(
                UUID.randomUUID(),
                List.of(
                        new BudgetRef(BudgetScope.AGENT_DAY, agent, null, null, null),
                        new BudgetRef(BudgetScope.PLATFORM, "month", null, null, null)),
                Spender.SPECIALIST,
                COST.toString(),
                Cause.root(UUID.randomUUID()));
        if (!ledger.reserve(expense).isEmpty()) {
            refills.incrementAndGet();
            var refused = temporal.newWorkflowStub(
                            Refill.class,
                            WorkflowOptions.newBuilder()
                                    .setTaskQueue(TASK_QUEUE)
                                    .setWorkflowId("refill-" + expense.reservationId())
                                    .build())
                    .reserve(expense);
            if (!refused.isEmpty()) {
                throw new IllegalStateException(refused);
            }
        }
        ledger.settle(expense.reservationId(), COST);
    }
}
