package com.waooaw.admingateway.overview;

import com.waooaw.contracts.EventEnvelope;
import com.waooaw.contracts.Topic;
import com.waooaw.contracts.agentexecution.JobCompleted;
import com.waooaw.platform.events.EventHandler;
import java.time.ZoneOffset;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts jobs that ended, and what they cost; what was written in them is not kept. */
@Component
class JobCompletedHandler implements EventHandler<JobCompleted> {

    private final JdbcClient jdbc;
    private final ServiceSightings sightings;

    JobCompletedHandler(JdbcClient jdbc, ServiceSightings sightings) {
        this.jdbc = jdbc;
        this.sightings = sightings;
    }

    @Override
    public Topic topic() {
        return Topic.JOB_COMPLETED;
    }

    @Override
    public void on(EventEnvelope<JobCompleted> event) {
        var job = event.payload();
        jdbc.sql("""
                insert into job_view as seen (job_id, agent_id, industry, job_role_id, outcome, cost_usd,
                                              completed_at, n)
                values (:id, :agent, :industry, :jobRole, :outcome, :cost, :at, :n)
                on conflict (job_id) do update
                set outcome = excluded.outcome, cost_usd = excluded.cost_usd,
                    completed_at = excluded.completed_at, n = excluded.n
                where seen.n < excluded.n
                """)
                .param("id", job.jobId())
                .param("agent", job.agentId())
                .param("industry", job.industry())
                .param("jobRole", job.jobRoleId())
                .param("outcome", job.outcome().name().toLowerCase(Locale.ROOT))
                .param("cost", job.costUsd())
                .param("at", event.occurredAt().atOffset(ZoneOffset.UTC))
                .param("n", event.n())
                .update();
        sightings.saw(event);
    }
}
