package com.waooaw.platform.sample;

import com.waooaw.contracts.governance.ApprovalClass;
import com.waooaw.contracts.governance.ApprovalRequested;
import com.waooaw.contracts.governance.ApprovalScope;
import com.waooaw.platform.database.SystemPool;
import com.waooaw.platform.events.Events;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.workflow.UnfinishedWorkflows;
import com.waooaw.platform.workflow.WorkflowOutbox;
import com.waooaw.platform.workflow.WorkflowStart;
import io.temporal.spring.boot.ActivityImpl;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs of the sample workflow, in the database. */
@Component
@ActivityImpl(taskQueues = "governance")
public class SampleRuns implements SampleActivities, UnfinishedWorkflows {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final JdbcClient everybody;
    private final WorkflowOutbox workflows;
    private final Events events;

    SampleRuns(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            @SystemPool JdbcClient everybody,
            WorkflowOutbox workflows,
            Events events) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.everybody = everybody;
        this.workflows = workflows;
        this.events = events;
    }

    private static ApprovalRequested ask(UUID approval) {
        return new ApprovalRequested(
                approval,
                "APPR-00000001",
                ApprovalClass.EXECUTION,
                ApprovalScope.PLATFORM,
                "agent",
                "a",
                "deploy_agent",
                "0".repeat(64),
                Instant.parse("2026-11-22T08:00:00Z"),
                null);
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

    /** The approval that the run of this id asks for, where its id begins with {@code asks}. */
    public static UUID approvalOf(String workflowId) {
        return UUID.nameUUIDFromBytes(workflowId.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void started(String workflowId) {
        if (workflowId.startsWith("asks")) {
            transaction.executeWithoutResult(
                    _ -> events.publish(ask(approvalOf(workflowId)), Cause.root(approvalOf(workflowId)), null));
        }
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
