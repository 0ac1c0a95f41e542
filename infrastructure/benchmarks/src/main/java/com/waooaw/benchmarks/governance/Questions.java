package com.waooaw.benchmarks.governance;

import com.waooaw.benchmarks.Parts;
import com.waooaw.local.client.Api;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Agents that wait for the word of a Governor. */
final class Questions {

    private static final long PATIENCE_SECONDS = 600;

    private final Parts parts;

    Questions(Parts parts) {
        this.parts = parts;
    }

    Api api() {
        return new Api(URI.create(parts.ports().publicOrigin()), null);
    }

    /** Submits so many blueprints and waits until a Governor is asked about each. */
    void ask(Api api, int count) throws IOException, InterruptedException {
        var example = Files.readString(Parts.root().resolve("examples/healthcare-content-writer.yaml"));
        int before = waiting();
        for (int i = 0; i < count; i++) {
            // a name of its own: no two agents of one name work in one industry
            var blueprint = example.replaceFirst("(?m)^(agent_name: .*)$", "$1 " + UUID.randomUUID())
                    // the platform's month has money for 166 such agents, and no precedent says yes to them
                    .replaceFirst("per_execution_usd: [0-9.]+", "per_execution_usd: 0.01");
            api.send(
                    "operator",
                    "POST",
                    "/v1/agents",
                    "application/yaml",
                    blueprint,
                    Map.of("Idempotency-Key", UUID.randomUUID().toString()));
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (waiting() < before + count) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("of " + count + " agents only " + (waiting() - before)
                        + " wait for a Governor; ended otherwise: " + otherwise());
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    /** A question there is, again and again, whatever columns it has: nothing waits for the answer to a copy. */
    void copies(int more) {
        int made = parts.owner("governance").sql("""
                        insert into approval
                        select (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid()))).*
                        from approval a, generate_series(1, :more)
                        where a.id = (select id from approval where status = 'pending' limit 1)
                        """).param("more", more).update();
        if (made != more) {
            throw new IllegalStateException("there is no question to copy");
        }
    }

    private int waiting() {
        return parts.owner("agent-creation")
                .sql("select count(*) from creation where approval_expires_at is not null")
                .query(Integer.class)
                .single();
    }

    private String otherwise() {
        return parts.owner("agent-creation")
                .sql(
                        "select string_agg(distinct coalesce(failure, outcome), ', ') from creation where ended_at is not null")
                .query((row, _) -> String.valueOf(row.getString(1)))
                .single();
    }
}
