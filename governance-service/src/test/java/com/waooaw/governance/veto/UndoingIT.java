package com.waooaw.governance.veto;

import static com.waooaw.governance.Answers.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.governance.Requests;
import com.waooaw.platform.testkit.TestTime;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The steps by which a veto is undone, whatever becomes of one of them or of who has them done. */
class UndoingIT extends VetoTest {

    @Autowired
    Undoings undoings;

    @Test
    void aVetoWorksWhenNoWorkflowRunsAnyMore() {
        var request = asked(Requests.allowedDeployment());
        TestTime.awaitTimer(temporal, "approval-" + request.approvalId());
        temporal.newUntypedWorkflowStub("approval-" + request.approvalId()).terminate("its history is lost");

        body(veto(governor(), veto(request)), 201);

        undone(request);
        assertThat(services.acts(request.approvalId()))
                .allSatisfy(act -> assertThat(act.actKey()).isEmpty());
    }

    @Test
    void aStepThatFailsIsTriedAgainUntilItIsDone() {
        var request = asked(Requests.allowedDeployment());
        services.fails("cancel_jobs");
        body(veto(governor(), veto(request)), 201);
        await().atMost(PATIENCE)
                .until(() -> services.asked(request.approvalId()).contains("cancel_jobs failed"));
        var meanwhile = undoing(request, governor());
        assertThat(meanwhile.path("state").asString()).isEqualTo("undoing");
        assertThat(meanwhile.path("steps").get(0).path("done_at").isMissingNode())
                .isFalse();
        assertThat(meanwhile.path("steps").get(1).path("done_at").isMissingNode())
                .isTrue();

        services.works("cancel_jobs");

        undone(request);
        assertThat(services.asked(request.approvalId()).stream().filter(STEPS::contains))
                .containsExactlyElementsOf(STEPS);
    }

    @Test
    void aStepThatCannotBeDoneIsAnIncidentAndIsTriedAgainEveryHour() {
        var request = asked(Requests.allowedDeployment());
        services.refuses("revoke_ethics");
        body(veto(governor(), veto(request)), 201);

        var failed = await().atMost(PATIENCE)
                .until(
                        () -> undoing(request, governor()),
                        undo -> "failed".equals(undo.path("state").asString()));
        assertThat(failed.path("failed_step").asString()).isEqualTo("revoke_ethics");
        assertThat(failed.path("code").asString()).isEqualTo("AGT-0099");
        assertThat(auditOf(request)).contains("undo_incident failed");
        services.works("revoke_ethics");
        TestTime.awaitTimer(temporal, VetoWorkflow.idOf(request.approvalId()));
        TestTime.advance(Duration.ofHours(1).plusSeconds(1));

        undone(request);
        assertThat(services.asked(request.approvalId()).stream().filter(STEPS::contains))
                .containsExactlyElementsOf(STEPS);
    }

    @Test
    void aStepThatFailsForAnHourIsGivenUpForAnHour() {
        var request = asked(Requests.allowedDeployment());
        services.fails("stop_routing");
        body(veto(governor(), veto(request)), 201);
        await().atMost(PATIENCE)
                .until(() -> services.asked(request.approvalId()).contains("stop_routing failed"));

        TestTime.advance(Duration.ofHours(1).plusSeconds(1));

        await().atMost(Duration.ofSeconds(90))
                .until(() -> "failed"
                        .equals(undoing(request, governor()).path("state").asString()));
        services.works("stop_routing");
        TestTime.awaitTimer(temporal, VetoWorkflow.idOf(request.approvalId()));
        TestTime.advance(Duration.ofHours(1).plusSeconds(1));
        undone(request);
    }

    @Test
    void aWorkerThatLostEverythingGoesOnWithTheStepThatIsNext() {
        var request = asked(Requests.allowedDeployment());
        var id = VetoWorkflow.idOf(request.approvalId());
        services.fails("revoke_ethics");
        body(veto(governor(), veto(request)), 201);
        await().atMost(PATIENCE)
                .until(() -> services.asked(request.approvalId()).contains("revoke_ethics failed"));

        temporal.newUntypedWorkflowStub(id).terminate("its history is lost");
        assertThat(unfinished.unfinished())
                .extracting(start -> start.workflowId())
                .contains(id);
        services.works("revoke_ethics");
        var restarted = temporal.newWorkflowStub(
                VetoWorkflow.class,
                WorkflowOptions.newBuilder()
                        .setWorkflowId(id)
                        .setTaskQueue("governance")
                        .build());
        WorkflowClient.start(restarted::undo, new VetoWorkflow.Start(request.approvalId()));

        undone(request);
        assertThat(services.asked(request.approvalId()).stream().filter(STEPS::contains))
                .containsExactlyElementsOf(STEPS);
        assertThat(services.asked(request.approvalId()).stream().filter("plan"::equals))
                .hasSize(1);
        assertThat(auditOf(request)).containsOnlyOnce("undo intended", "undo succeeded");
        assertThat(unfinished.unfinished())
                .extracting(start -> start.workflowId())
                .doesNotContain(id);
    }

    @Test
    void aStepThatIsGivenUpIsOneIncidentHoweverOftenThatIsSaid() {
        var request = asked(Requests.allowedDeployment());
        services.refuses("revoke_ethics");
        body(veto(governor(), veto(request)), 201);
        await().atMost(PATIENCE)
                .until(() -> "failed"
                        .equals(undoing(request, governor()).path("state").asString()));

        undoings.failed(request.approvalId(), "revoke_ethics", "AGT-0099", 0);

        assertThat(auditOf(request)).containsOnlyOnce("undo_incident failed");
        assertThat(undoings.veto(request.approvalId()).failures()).isOne();
    }
}
