package com.waooaw.governance.escalation;

import static com.waooaw.governance.Answers.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.contracts.governance.ApprovalClass;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.governance.Requests;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.testkit.TestDatabase;
import com.waooaw.platform.testkit.TestTime;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What nobody decides in time goes up, with a clock of its own; on the business clock. */
class LateEscalationIT extends EscalationTest {

    @Autowired
    WorkflowClient temporal;

    @Test
    void oneThatIsLateIsToldByEveryWayStaysNoAndCanStillBeDecided() {
        var raised = created(post("/v1/escalations", SERVICE, packet("conflict", Map.of("agent_id", "AGT-1"))));
        var id = uuid(raised);
        assertThat(raised.path("assigned_to").asString()).isEqualTo("platform_governor");
        await().atMost(PATIENCE).until(() -> announced(Ids.of("escalation-told", id)) == 1);

        TestTime.advance(Duration.ofHours(4));

        await().atMost(PATIENCE).until(() -> auditOf(id).contains("escalation_overdue failed"));
        await().atMost(PATIENCE)
                .until(() -> announced(Ids.of("announcement", Ids.of("escalation-late", id), "email")) == 1);
        var late = json(get("/v1/escalations/" + id, SERVICE));
        assertThat(late.path("status").asString()).isEqualTo("overdue");
        assertThat(late.path("overdue_since")).isEqualTo(raised.path("deadline"));
        assertThat(late.path("holds").asString()).isEqualTo("deny");

        problem(choose(id, governor(), "go_on", " "), 422, "GOV-0004");
        problem(choose(id, governor(), "go_on", "x".repeat(10_000)), 422, "GOV-0011");
        problem(choose(id, governor(), "give_up", "because"), 422, "GOV-0106");
        var decided = json(choose(id, governor(), "go_on", "The first is right."));
        assertThat(json(choose(id, governor(), "go_on", "The first is right."))).isEqualTo(decided);
        problem(choose(id, governor(), "deny", "changed my mind"), 409, "GOV-0002");
        assertThat(json(get("/v1/escalations/" + id, SERVICE)).path("holds").asString())
                .isEqualTo("go_on");
        assertThat(auditOf(id)).filteredOn("escalation_overdue failed"::equals).hasSize(1);
    }

    @Test
    void aDeadlineNobodyMetOpensExactlyOneEscalationAndMoneyIsThePlatformGovernors() {
        var published = asked(Requests.publication(customer, "Living well", "# Living well"));
        var paid = asked(Requests.ofCustomer(Requests.about(ApprovalClass.FINANCIAL, "pay_invoice")));
        var told = asked(Requests.ofCustomer(Requests.about(ApprovalClass.COMMUNICATION, "send_communication")));

        passes(
                temporal,
                published.approvalId(),
                Duration.ofHours(24).plusSeconds(1),
                () -> List.of(published, paid, told).stream()
                        .allMatch(request ->
                                governance.approval(request.approvalId()).status() == ApprovalStatus.EXPIRED));
        // a second look, and somebody who decides too late, open no second one
        problem(decide(published.approvalId(), itsGovernor, approve(published)), 409, "GOV-0003");

        var packet = ofApproval(published.approvalId(), itsGovernor);
        assertThat(packet.path("type").asString()).isEqualTo("approval_timeout");
        assertThat(packet.path("assigned_to").asString()).isEqualTo("engagement_governor");
        assertThat(items("/v1/escalations?status=open", itsGovernor)).hasSize(1);
        assertThat(ofApproval(paid.approvalId(), governor()).path("assigned_to").asString())
                .isEqualTo("platform_governor");
        assertThat(about(told.approvalId(), engagementGovernor())).isEmpty();
        // another customer's people, and the platform's where it is not theirs, see nothing of it
        assertThat(about(published.approvalId(), governor())).isEmpty();
        assertThat(about(published.approvalId(), engagementGovernor())).isEmpty();
        for (var stranger : List.of(engagementGovernor(), governor(), SERVICE)) {
            problem(get("/v1/escalations/" + uuid(packet), stranger), 404, "GOV-0103");
        }
        problem(choose(uuid(packet), engagementGovernor(), "deny", "mine?"), 404, "GOV-0103");
        json(choose(uuid(packet), itsGovernor, "ask_again", "I was away."));
        assertThat(governance.approval(published.approvalId()).status()).isEqualTo(ApprovalStatus.EXPIRED);
    }

    @Test
    void aQuestionAboutTheConstitutionThatNobodyAnswersForADayIsToldOnceMore() {
        var request = asked(Requests.about(ApprovalClass.CONSTITUTIONAL, "amend"));

        passes(
                temporal,
                request.approvalId(),
                Duration.ofHours(24).plusSeconds(1),
                () -> announced(Ids.of("approval-reminder", request.approvalId())) == 1);

        assertThat(governance.approval(request.approvalId()).status()).isEqualTo(ApprovalStatus.PENDING);
        governance.withdrawApproval(request.approvalId(), "test_ended");
    }

    private static int announced(UUID id) {
        return JdbcClient.create(TestDatabase.superuser("waooaw"))
                .sql("select count(*) from governance.announcement where id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }
}
