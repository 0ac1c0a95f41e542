package com.waooaw.benchmarks.governance;

import com.waooaw.benchmarks.Figures;
import com.waooaw.benchmarks.Parts;
import com.waooaw.local.client.Api;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * How long a Governor's decision takes until it is answered, which is when it and its entry in the audit log are on disk,
 * and how long until the workflow of the agent that waited for it has gone on. A no is decided, recorded and told like a
 * yes, and starts no deployment that would be measured with it.
 */
final class DecisionSpeed {

    /** Whose code is warm by then, as that of a service which has been up for a day. */
    private static final int WARM_UP = 2_000;

    private static final int WARM_UP_PER_SECOND = 50;

    /** Agents are rejected in several transactions of two services: more a second would measure a queue. */
    private static final int AGENTS_PER_SECOND = 2;

    private static final long PATIENCE_SECONDS = 120;

    private final Parts parts;

    DecisionSpeed(Parts parts) {
        this.parts = parts;
    }

    void measure(int count, int perSecond, int agents, Figures figures) throws IOException, InterruptedException {
        var questions = new Questions(parts);
        try (var api = questions.api()) {
            questions.ask(api, 1 + agents);
            var asked = waiting();
            questions.copies(WARM_UP + count);
            var copies =
                    waiting().stream().filter(each -> !asked.contains(each)).toList();
            decide(api, copies.subList(0, WARM_UP), WARM_UP_PER_SECOND);
            figures.latencies(
                    "decision",
                    "a decision recorded and answered",
                    decide(api, copies.subList(WARM_UP, WARM_UP + count), perSecond));
            decide(api, asked, AGENTS_PER_SECOND);
            figures.latencies("resumed", "decision to workflow resumed", resumed(asked.size()));
        }
    }

    /** A question. */
    private record Waiting(UUID id, String actHash) {}

    private List<Waiting> waiting() {
        return parts.owner("governance")
                .sql("select id, act_hash from approval where status = 'pending' order by id")
                .query((row, _) -> new Waiting(row.getObject(1, UUID.class), row.getString(2)))
                .list();
    }

    /** Nanoseconds of each, from when it was due. */
    private long[] decide(Api api, List<Waiting> questions, int perSecond) throws InterruptedException {
        var address = parts.ports().internal("governance");
        return Paced.acts(
                questions.size(),
                perSecond,
                i -> api.post(
                        "governor",
                        address + "/v1/approvals/" + questions.get(i).id() + "/decision",
                        Map.of(
                                "decision", "deny",
                                "reason", "nobody needs another one",
                                "act_hash", questions.get(i).actHash())));
    }

    /** From the instant of the decision to the instant at which its effect was stored. */
    private long[] resumed(int all) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (ended() < all) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("of " + all + " workflows only " + ended() + " went on");
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return parts
                .owner("agent-creation")
                .sql("select extract(epoch from ended_at - decided_at) from creation where outcome = 'denied'")
                .query((row, _) -> Math.round(row.getDouble(1) * 1e9))
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    private int ended() {
        return parts.owner("agent-creation")
                .sql("select count(*) from creation where outcome = 'denied'")
                .query(Integer.class)
                .single();
    }
}
