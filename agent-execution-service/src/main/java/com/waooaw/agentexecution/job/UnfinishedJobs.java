package com.waooaw.agentexecution.job;

import com.waooaw.platform.database.SystemPool;
import com.waooaw.platform.workflow.UnfinishedWorkflows;
import com.waooaw.platform.workflow.WorkflowStart;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Customers' jobs that have not ended, or were cancelled and have not let go yet. A sample job is started again by whoever waits for its report. */
@Component
class UnfinishedJobs implements UnfinishedWorkflows {

    private final JdbcClient jdbc;

    UnfinishedJobs(@SystemPool JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<WorkflowStart> unfinished() {
        return jdbc.sql("""
                        select id, customer_id from job_execution
                        where purpose = 'customer'
                          and (state not in ('completed', 'failed', 'cancelled')
                               or (state = 'cancelled' and let_go_at is null))
                        order by created_at
                        """)
                .query((row, _) ->
                        new JobRef(row.getObject("id", UUID.class), row.getObject("customer_id", UUID.class)).start())
                .list();
    }
}
