package com.waooaw.governance.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.governance.GovernanceServiceTest;
import com.waooaw.governance.Requests;
import com.waooaw.platform.peers.Against;
import com.waooaw.platform.peers.Peer;
import com.waooaw.platform.testkit.TestDatabase;
import com.waooaw.platform.testkit.TestTime;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;

@Against(Peer.SMTP)
class GovernorMailIT extends GovernanceServiceTest {

    @Autowired
    ApprovalSteps steps;

    @Autowired
    ApprovalReconciler reconciler;

    @Autowired
    WorkflowClient workflows;

    @Autowired
    JavaMailSenderImpl smtp;

    @Test
    void theGovernorIsToldWhereToLookAndWhatItIsAbout() throws MessagingException, IOException {
        var request = asked(Requests.deployment());

        var mail = theMailAbout(request);

        assertThat(mail.getAllRecipients()[0]).hasToString("governor@waooaw.test");
        assertThat(mail.getSubject())
                .isEqualTo("[WAOOAW] %s waits for your decision: Put an agent to work"
                        .formatted(governance.approval(request.approvalId()).displayId()));
        assertThat(mail.getMessageID()).isEqualTo("<approval-%s@localhost>".formatted(request.approvalId()));
        assertThat(mail.getContent().toString())
                .contains("http://localhost:8000/approvals/" + request.approvalId())
                .contains("Opening this link decides nothing.");
    }

    @Test
    void anEngagementsGovernorIsToldOfItsOwnApprovals() throws MessagingException {
        var request = asked(Requests.publication("Living well", "# Living well"));

        assertThat(theMailAbout(request).getAllRecipients()[0]).hasToString("enzo@customer.test");
    }

    @Test
    void aWorkerThatLostEverythingTellsNobodyTwice() {
        var request = asked(Requests.deployment());
        theMailAbout(request);
        var id = ApprovalWorkflow.idOf(request.approvalId());

        workflows.newUntypedWorkflowStub(id).terminate("its history is lost");
        assertThat(reconciler.unfinished())
                .extracting(start -> start.workflowId())
                .contains(id);
        var restarted = workflows.newWorkflowStub(
                ApprovalWorkflow.class,
                WorkflowOptions.newBuilder()
                        .setWorkflowId(id)
                        .setTaskQueue("governance")
                        .build());
        WorkflowClient.start(restarted::seeThrough, new ApprovalWorkflow.Start(request.approvalId()));
        steps.tellGovernor(request.approvalId());
        governance.withdrawApproval(request.approvalId(), "test_over");
        workflows.newUntypedWorkflowStub(id).getResult(Void.class);

        assertThat(mailsAbout(request)).hasSize(1);
    }

    @Test
    void aCrashBetweenSendingAndItsReceiptRepeatsTheMessageUnderTheSameId() throws MessagingException {
        var request = asked(Requests.deployment());
        var first = theMailAbout(request);
        await().until(() -> receipts(request) == 1);

        JdbcClient.create(TestDatabase.superuser("waooaw"))
                .sql("update governance.notification set state = 'sending', sent_at = null, reference = null"
                        + " where approval_id = :id and channel = 'email'")
                .param("id", request.approvalId())
                .update();
        steps.tellGovernor(request.approvalId());
        steps.tellGovernor(request.approvalId());

        assertThat(mailsAbout(request)).hasSize(2);
        assertThat(mailsAbout(request).getLast().getMessageID()).isEqualTo(first.getMessageID());
    }

    @Test
    void whoAskedIsNotWhoWasToBeReached() {
        var request = asked(Requests.deployment());
        theMailAbout(request);

        for (var person : List.of(TestTokens.named(request.requesterId(), Role.PLATFORM_GOVERNOR), governor())) {
            assertThat(looks(request)).isZero();
            client.post()
                    .uri("/v1/approvals/{id}/acknowledgement", request.approvalId())
                    .headers(h -> h.setBearerAuth(person))
                    .exchange()
                    .expectStatus()
                    .isOk();
        }
        assertThat(looks(request)).isEqualTo(1);
    }

    private static long looks(ApprovalRequest request) {
        return JdbcClient.create(TestDatabase.superuser("waooaw"))
                .sql("select count(*) from governance.acknowledgement where approval_id = :id")
                .param("id", request.approvalId())
                .query(Long.class)
                .single();
    }

    @Test
    void aQuestionThatComesBackIsToldAgain() {
        var request = asked(Requests.deployment());
        theMailAbout(request);
        TestTime.awaitTimer(workflows, ApprovalWorkflow.idOf(request.approvalId()));
        var until = TestTime.clock().instant().plus(Duration.ofHours(1)).toString();
        decide(
                        request.approvalId(),
                        governor(),
                        Map.of("decision", "defer", "defer_until", until, "act_hash", request.actHash()))
                .expectStatus()
                .isOk();

        passes(
                workflows,
                request.approvalId(),
                Duration.ofHours(1).plusSeconds(1),
                () -> mailsAbout(request).size() > 1);
        assertThat(mailsAbout(request)).hasSize(2);
        assertThat(mailsAbout(request)).extracting(GovernorMailIT::messageId).doesNotHaveDuplicates();
    }

    @Test
    void aMailServerThatIsDownDelaysTheMailAndNothingElse() {
        int open = smtp.getPort();
        smtp.setPort(1);
        ApprovalRequest request;
        try {
            request = asked(Requests.deployment());
            await().until(() -> attempts(request) > 0);
            assertThat(json(get("/v1/approvals/" + request.approvalId(), governor()))
                            .path("status")
                            .asString())
                    .isEqualTo("pending");
        } finally {
            smtp.setPort(open);
        }

        assertThat(theMailAbout(request)).isNotNull();
        assertThat(mailsAbout(request)).hasSize(1);
    }

    private static long attempts(ApprovalRequest request) {
        return JdbcClient.create(TestDatabase.superuser("waooaw"))
                .sql("select coalesce(sum(attempts), 0) from governance.notification where approval_id = :id")
                .param("id", request.approvalId())
                .query(Long.class)
                .single();
    }

    private static long receipts(ApprovalRequest request) {
        return JdbcClient.create(TestDatabase.superuser("waooaw"))
                .sql("select count(*) from governance.notification where approval_id = :id and sent_at is not null")
                .param("id", request.approvalId())
                .query(Long.class)
                .single();
    }

    private static MimeMessage theMailAbout(ApprovalRequest request) {
        return await().atMost(Duration.ofSeconds(20))
                .until(() -> mailsAbout(request), mails -> !mails.isEmpty())
                .getFirst();
    }

    private static String messageId(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static List<MimeMessage> mailsAbout(ApprovalRequest request) {
        return Arrays.stream(MAIL.getReceivedMessages())
                .filter(mail -> {
                    try {
                        return mail.getMessageID().contains(request.approvalId().toString());
                    } catch (MessagingException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
    }
}
