package com.waooaw.benchmarks.governance;

import com.waooaw.benchmarks.Parts;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * How long a Governor's decision takes until it is answered, which is when it and its entry in the audit log are on disk,
 * and how long until the workflow of the agent that waited for it has gone on.
 */
final class DecisionSpeed {

    private static final int WARM_UP = 40;
    private static final int PER_SECOND = 10;
    private static final long PATIENCE_SECONDS = 120;

    private final Parts parts;

    DecisionSpeed(Parts parts) {
        this.parts = parts;
    }

    void measure(int count, Figures figures) throws IOException, InterruptedException {
        var questions = new Questions(parts);
        try (var api = questions.api()) {
            questions.ask(api, WARM_UP + count);
            var waiting = parts.owner("governance")
                    .sql("select id, act_hash from approval where status = 'pending' order by id")
                    .query((row, _) -> new Waiting(row.getObject(1, UUID.class), row.getString(2)))
                    .list();
            var nanos = new long[count];
            long begin = System.nanoTime();
            for (int i = 0; i < WARM_UP + count; i++) {
                long due = begin + i * TimeUnit.SECONDS.toNanos(1) / PER_SECOND;
                TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
                long before = System.nanoTime();
                // a no is decided, recorded and told like a yes, and starts no deployment that would be measured with
                // it
                api.post(
                        "governor",
                        "/v1/approvals/" + waiting.get(i).id() + "/decision",
                        Map.of(
                                "decision", "deny",
                                "reason", "nobody needs another one",
                                "act_hash", waiting.get(i).actHash()));
                if (i >= WARM_UP) {
                    nanos[i - WARM_UP] = System.nanoTime() - before;
                }
            }
            figures.latencies("decision", "a decision recorded and answered, over HTTP and the proxy", nanos);
            figures.latencies("resumed", "decision to workflow resumed", resumed(WARM_UP + count, count));
        }
    }

    /** A question. */
    private record Waiting(UUID id, String actHash) {}

    /** From the instant of the decision to the instant at which its effect was stored, of those decided last. */
    private long[] resumed(int all, int last) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (settled() < all) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("of " + all + " workflows only " + settled() + " went on");
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return parts
                .owner("agent-creation")
                .sql("select extract(epoch from settled_at - decided_at) from creation where settled_at is not null"
                        + " order by decided_at desc limit :last")
                .param("last", last)
                .query((row, _) -> Math.round(row.getDouble(1) * 1e9))
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    private int settled() {
        return parts.owner("agent-creation")
                .sql("select count(*) from creation where settled_at is not null")
                .query(Integer.class)
                .single();
    }
}
