package com.waooaw.agentcreation.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.platform.testkit.TestDatabase;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Agents from before {@code V3__footprint.sql} say whom they wait for, too: it was in their blueprints. */
class FootprintBackfillIT {

    private static final String SCHEMA = "footprint_backfill";

    private final DataSource database = TestDatabase.superuser("waooaw");
    private final JdbcClient sql = JdbcClient.create(database);

    @BeforeEach
    void rowsOfTheVersionBefore() {
        migrateTo("2");
    }

    @AfterEach
    void drop() {
        sql.sql("drop schema " + SCHEMA + " cascade").update();
    }

    @Test
    void whoWaitedForSomebodyIsKnownToWait() {
        var waits = agent("waits");
        blueprint(waits, 1, """
                {"me_wow": {"interfaces": [{"name": "AGT-OLD-HC-001", "kind": "sync"}]}}
                """);
        blueprint(waits, 2, """
                {"me_wow": {"interfaces": [
                  {"name": "AGT-A-HC-001", "kind": "sync"},
                  {"name": "cms", "kind": "command"},
                  {"name": "AGT-B-HC-002", "kind": "sync"}]}}
                """);
        var asks = agent("asks");
        blueprint(asks, 1, """
                {"me_wow": {"interfaces": [{"name": "cms", "kind": "command"}, {"name": "of no kind"}]}}
                """);
        var silent = agent("silent");
        blueprint(silent, 1, "{\"me_wow\": {}}");
        var withoutBlueprint = agent("without");

        migrateTo("3");

        // the newest round counts
        assertThat(syncCalls(waits)).isEqualTo("[\"AGT-A-HC-001\", \"AGT-B-HC-002\"]");
        assertThat(syncCalls(asks)).isEqualTo("[]");
        assertThat(syncCalls(silent)).isEqualTo("[]");
        assertThat(syncCalls(withoutBlueprint)).isEqualTo("[]");
        assertThat(sql.sql("select count(*) from " + SCHEMA + ".agent where db_connections = 0")
                        .query(Integer.class)
                        .single())
                .isEqualTo(4);
    }

    private void migrateTo(String version) {
        Flyway.configure()
                .dataSource(database)
                .schemas(SCHEMA)
                .defaultSchema(SCHEMA)
                .locations("classpath:db/agent-creation")
                .target(version)
                .load()
                .migrate();
    }

    private UUID agent(String name) {
        var id = UUID.randomUUID();
        sql.sql("insert into " + SCHEMA + """
                        .agent (agent_id, display_id, agent_name, purpose, industry, geography, job_role_id, state,
                                agent_version, requested_by, usd_per_month, approvals_per_day, dependencies,
                                created_at, updated_at, version)
                        values (:id, :name, :name, 'p', 'healthcare', 'global', 'JOB-HC-001', 'active',
                                '1.0.0', 'somebody', 1, 1, '[]', now(), now(), 0)
                        """)
                .param("id", id)
                .param("name", name)
                .update();
        return id;
    }

    private void blueprint(UUID agentId, int round, String document) {
        sql.sql("insert into " + SCHEMA + """
                        .blueprint (agent_id, round, submission_id, document, submitted_at)
                        values (:id, :round, :id, :document::jsonb, now())
                        """)
                .param("id", agentId)
                .param("round", round)
                .param("document", document)
                .update();
    }

    private String syncCalls(UUID agentId) {
        return sql.sql("select sync_calls::text from " + SCHEMA + ".agent where agent_id = :id")
                .param("id", agentId)
                .query(String.class)
                .single();
    }
}
