package com.waooaw.agentexecution.health;

import com.waooaw.activities.execution.ExecutionActivities.HealthReport;
import com.waooaw.activities.execution.ExecutionActivities.SampleJob;
import com.waooaw.agentexecution.StoredJson;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Reports of sample jobs; they belong to no customer. */
@Repository
class HealthRuns {

    private final JdbcClient jdbc;
    private final Clock clock;

    HealthRuns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional
    public void begin(SampleJob request, UUID jobId) {
        jdbc.sql("""
                insert into health_run (run_id, job_id, agent_id, agent_version, started_at)
                values (:run, :job, :agent, :version, :now)
                on conflict (run_id) do nothing
                """)
                .param("run", request.runId())
                .param("job", jobId)
                .param("agent", request.agentId())
                .param("version", request.agentVersion())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /** Keeps a report; the first one counts. */
    @Transactional
    public HealthReport end(HealthReport report) {
        jdbc.sql(
                        "update health_run set report = :report::jsonb, ended_at = :now where run_id = :run and report is null")
                .param("report", StoredJson.write(report))
                .param("now", OffsetDateTime.now(clock))
                .param("run", report.runId())
                .update();
        return find(report.runId()).orElse(report);
    }

    @Transactional(readOnly = true)
    public Optional<HealthReport> find(UUID runId) {
        return jdbc.sql("select report::text from health_run where run_id = :run and report is not null")
                .param("run", runId)
                .query(String.class)
                .optional()
                .map(json -> StoredJson.read(json, HealthReport.class));
    }
}
