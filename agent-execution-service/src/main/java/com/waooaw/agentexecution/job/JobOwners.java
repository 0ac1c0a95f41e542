package com.waooaw.agentexecution.job;

import com.waooaw.platform.database.SystemPool;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says whose jobs there are, to what undoes an act and knows of no customer; ids only. */
@Component
class JobOwners {

    private final JdbcClient jdbc;

    JobOwners(@SystemPool JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Customers' jobs of an agent that have not ended. */
    List<JobRef> goingOn(UUID agentId) {
        return jdbc.sql("""
                        select id, customer_id from job_execution
                        where agent_id = :agent and purpose = 'customer'
                          and state not in ('completed', 'failed', 'cancelled')
                        order by created_at, id
                        """)
                .param("agent", agentId)
                .query((row, _) ->
                        new JobRef(row.getObject("id", UUID.class), row.getObject("customer_id", UUID.class)))
                .list();
    }

    /** How many jobs of an agent were cancelled. */
    int cancelled(UUID agentId) {
        return jdbc.sql("select count(*) from job_execution where agent_id = :agent and state = 'cancelled'")
                .param("agent", agentId)
                .query(Integer.class)
                .single();
    }

    /** A customer's job. */
    Optional<JobRef> job(UUID jobId) {
        return jdbc.sql("select id, customer_id from job_execution where id = :id and purpose = 'customer'")
                .param("id", jobId)
                .query((row, _) ->
                        new JobRef(row.getObject("id", UUID.class), row.getObject("customer_id", UUID.class)))
                .optional();
    }
}
