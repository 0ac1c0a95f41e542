package com.waooaw.platform.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.waooaw.platform.kernel.ErrorCode;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.sample.SampleRuns;
import com.waooaw.platform.sample.SampleTest;
import com.waooaw.platform.sample.SampleWorkflow;
import com.waooaw.platform.web.WebError;
import io.temporal.client.WorkflowClient;
import io.temporal.failure.ApplicationFailure;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@SampleTest
class WorkflowIT {

    @Autowired
    SampleRuns runs;

    @Autowired
    WorkflowOutbox workflows;

    @Autowired
    WorkflowReconciler reconciler;

    @Autowired
    WorkflowStarter starter;

    @Autowired
    WorkflowClient client;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    final String id = "sample-" + UUID.randomUUID();

    @Test
    void aWorkflowStartsAfterTheCommitAndEndsWhenItIsWoken() {
        runs.begin(id);
        await().until(() -> runs.starts(id) == 1);
        assertThat(runs.isFinished(id)).isFalse();

        runs.wake(id);
        await().until(() -> runs.isFinished(id));
    }

    @Test
    void itsArgumentArrivesAsItWasGiven() {
        runs.begin(id);
        runs.wake(id);

        await().until(() -> runs.isFinished(id));
        var argument = client.newUntypedWorkflowStub(id).getResult(SampleWorkflow.Argument.class);
        assertThat(argument)
                .isEqualTo(new SampleWorkflow.Argument(
                        UUID.fromString("0197a000-0000-7000-8000-000000000001"),
                        9_007_199_254_740_993L,
                        new BigDecimal("0.10"),
                        Instant.parse("2026-11-21T08:00:00.123456Z")));
    }

    @Test
    void startingTwiceIsOneRun() {
        runs.begin(id);
        runs.begin(id);
        starter.start(SampleRuns.start(id));

        await().until(() -> unsentOf(id) == 0 && runs.starts(id) == 1);
        runs.wake(id);
        await().until(() -> runs.isFinished(id));
        assertThat(runs.starts(id)).isEqualTo(1);
    }

    @Test
    void wakingWhatDoesNotRunIsHarmless() {
        runs.wake(id);
        await().until(() -> unsentOf(id) == 0);

        runs.begin(id); // what follows in the same key is not held up
        await().until(() -> runs.starts(id) == 1);
        runs.wake(id);
        await().until(() -> runs.isFinished(id));
        runs.wake(id);
        await().until(() -> unsentOf(id) == 0);
    }

    @Test
    void aRolledBackTransactionStartsNothing() {
        transaction.executeWithoutResult(status -> {
            runs.begin(id);
            status.setRollbackOnly();
        });
        assertThat(unsentOf(id)).isZero();
        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> workflows.start(SampleRuns.start(id)));
        assertThatExceptionOfType(IllegalTransactionStateException.class).isThrownBy(() -> workflows.wake(id));
    }

    @Test
    void whatTemporalHasForgottenIsStartedAgainAndWhatRunsIsLeftAlone() {
        runs.remember(id);
        reconciler.reconcile();

        await().until(() -> runs.starts(id) == 1);
        reconciler.reconcile();
        runs.wake(id);
        await().until(() -> runs.isFinished(id));
        assertThat(runs.starts(id)).isEqualTo(1);
        assertThat(runs.unfinished()).extracting(WorkflowStart::workflowId).doesNotContain(id);
    }

    @Test
    void whatIsStartedAgainFromTheDatabaseFollowsFromNoEvent() {
        var asking = "asks-" + UUID.randomUUID();
        runs.remember(asking);
        reconciler.reconcile();

        await().until(() -> runs.starts(asking) == 1);
        assertThat(jdbc.sql("select payload -> 'ancestors' = '[]' from outbox where aggregate_id = :id")
                        .param("id", SampleRuns.approvalOf(asking).toString())
                        .query(Boolean.class)
                        .single())
                .isTrue();
        runs.wake(asking);
        await().until(() -> runs.isFinished(asking));
    }

    @Test
    void aSourceOrAStartThatFailsKeepsNobodyElseFromStarting() {
        UnfinishedWorkflows broken = () -> {
            throw new IllegalStateException("the database does not answer");
        };
        var unstartable = new WorkflowStart("Sample", "", "", "no id and no queue");
        UnfinishedWorkflows partly = () -> List.of(unstartable, SampleRuns.start(id));

        new WorkflowReconciler(List.of(broken, partly), starter, "governance").reconcile();

        await().until(() -> runs.starts(id) == 1);
        runs.wake(id);
    }

    @Test
    void aFailureKeepsItsCodeAndTheCodeDecidesAboutTryingAgain() {
        var refused = failureOf(WebError.FORBIDDEN);
        assertThat(refused.getType()).isEqualTo("WEB-0007");
        assertThat(refused.isNonRetryable()).isTrue();
        var later = failureOf(WebError.UNAVAILABLE);
        assertThat(later.getType()).isEqualTo("WEB-0013");
        assertThat(later.isNonRetryable()).isFalse();
    }

    private static ApplicationFailure failureOf(ErrorCode code) {
        return catchThrowableOfType(
                ApplicationFailure.class,
                () -> TemporalFailures.translatingRun(() -> {
                    throw new WaooawException(code, "no");
                }));
    }

    private int unsentOf(String workflowId) {
        return jdbc.sql("select count(*) from outbox where ordering_key = :key and sent_at is null")
                .param("key", "workflow:" + workflowId)
                .query(Integer.class)
                .single();
    }
}
