package com.waooaw.platform.sample;

import com.waooaw.platform.database.SystemPool;
import com.waooaw.platform.workflow.UnfinishedWorkflows;
import com.waooaw.platform.workflow.WorkflowOutbox;
import com.waooaw.platform.workflow.WorkflowStart;
import io.temporal.spring.boot.ActivityImpl;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Runs of the sample workflow, in the database. */
@Component
@ActivityImpl(taskQueues = "governance")
public class SampleRuns implements SampleActivities, UnfinishedWorkflows {

    private final JdbcClient jdbc;
    private final JdbcClient everybody;
    private final WorkflowOutbox workflows;

    SampleRuns(JdbcClient jdbc, @SystemPool JdbcClient everybody, WorkflowOutbox workflows) {
        this.jdbc = jdbc;
        this.everybody = everybody;
        this.workflows = workflows;
    }

    /** What it takes to start one. */
    public static WorkflowStart start(String workflowId) {
        return new WorkflowStart(
                "Sample",
                workflowId,
                "governance",
                new SampleWorkflow.Argument(
                        UUID.fromString("0197a000-0000-7000-8000-000000000001"),
                        9_007_199_254_740_993L,
                        new BigDecimal("0.10"),
                        Instant.parse("2026-11-21T08:00:00.123456Z")));
    }

    /** Starts one, as a use case does. */
    @Transactional
    public void begin(String workflowId) {
        workflows.start(start(workflowId));
    }

    /** Wakes one, as a handler does. */
    @Transactional
    public void wake(String workflowId) {
        workflows.wake(workflowId);
    }

    /** Writes down one that has no workflow, as after the loss of all history. */
    @Transactional
    public void remember(String workflowId) {
        jdbc.sql("insert into run (workflow_id, forgotten) values (:id, true)")
                .param("id", workflowId)
                .update();
    }

    @Override
    public void started(String workflowId) {
        jdbc.sql("""
                insert into run (workflow_id, starts) values (:id, 1)
                on conflict (workflow_id) do update set starts = run.starts + 1
                """).param("id", workflowId).update();
    }

    @Override
    public void finished(String workflowId) {
        jdbc.sql("update run set finished = true where workflow_id = :id")
                .param("id", workflowId)
                .update();
    }

    /** How often it has started. */
    public int starts(String workflowId) {
        return jdbc.sql("select starts from run where workflow_id = :id")
                .param("id", workflowId)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /** Whether it is done. */
    public boolean isFinished(String workflowId) {
        return jdbc.sql("select exists (select from run where workflow_id = :id and finished)")
                .param("id", workflowId)
                .query(Boolean.class)
                .single();
    }

    @Override
    public List<WorkflowStart> unfinished() {
        return everybody
                .sql("select workflow_id from run where forgotten and not finished")
                .query(String.class)
                .list()
                .stream()
                .map(SampleRuns::start)
                .toList();
    }
}
