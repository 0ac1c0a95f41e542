package com.waooaw.governance.escalation;

import static com.waooaw.governance.Answers.problem;
import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.activities.governance.GovernanceActivities.Consume;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.governance.CodeBox;
import com.waooaw.governance.Requests;
import com.waooaw.platform.kernel.Cause;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** A Governor hands a question on, and the Platform Governor decides it in their place. */
class PassingOnIT extends EscalationTest {

    @Test
    void whatIsPassedOnIsDecidedByThePlatformGovernorAndTheTicketIsGood() {
        var request = asked(Requests.publication(customer, "Living well", "# Living well"));
        var id = request.approvalId();
        problem(decide(id, governor(), approve(request)), 404, "GOV-0001");
        problem(decide(id, itsGovernor, escalate(request, "  ")), 422, "GOV-0004");
        problem(decide(id, itsGovernor, escalate(request, "x".repeat(10_000))), 422, "GOV-0011");
        problem(decide(id, engagementGovernor(), escalate(request, "mine?")), 404, "GOV-0001");

        var first = json(decide(id, itsGovernor, escalate(request, "Not mine to say.")));
        var again = json(decide(id, itsGovernor, escalate(request, "Not mine to say.")));

        assertThat(again).isEqualTo(first);
        assertThat(first.path("status").asString()).isEqualTo("pending");
        assertThat(first.path("expires_at"))
                .isEqualTo(json(get("/v1/approvals/" + id, governor())).path("expires_at"));
        assertThat(first.path("escalation").path("reason").asString()).isEqualTo("Not mine to say.");
        problem(decide(id, itsGovernor, approve(request)), 403, "GOV-0100");
        problem(decide(id, engagementGovernor(), approve(request)), 404, "GOV-0001");
        problem(decide(id, governor(), escalate(request, "nor mine")), 409, "GOV-0101");
        problem(
                decide(id, governor(), Map.of("decision", "defer", "reason", "later", "act_hash", request.actHash())),
                409,
                "GOV-0102");
        problem(decide(id, governor(), Map.of("decision", "approve", "act_hash", "0".repeat(64))), 409, "GOV-0006");
        assertThat(governance.approval(id).status()).isEqualTo(ApprovalStatus.PENDING);

        var packet = ofApproval(id, governor());
        assertThat(packet.path("assigned_to").asString()).isEqualTo("platform_governor");
        assertThat(packet.path("holds").asString()).isEqualTo("deny");
        assertThat(ofApproval(id, itsGovernor)).isEqualTo(packet);
        problem(choose(uuid(packet), governor(), "approve", "yes"), 409, "GOV-0107");
        problem(choose(uuid(packet), itsGovernor, "approve", "yes"), 403, "GOV-0105");
        problem(choose(uuid(packet), engagementGovernor(), "approve", "yes"), 404, "GOV-0103");

        json(decide(id, governor(), approve(request)));

        var ticket = governance.approval(id);
        assertThat(ticket.status()).isEqualTo(ApprovalStatus.APPROVED);
        assertThat(ticket.decidedBy()).isEqualTo("test-platform-governor");
        assertThat(governance
                        .consume(new Consume(id, request.actHash(), "act-1", Cause.root(UUID.randomUUID())))
                        .permit())
                .isNotNull();
        problem(
                decide(id, governor(), Map.of("decision", "deny", "reason", "no", "act_hash", request.actHash())),
                409,
                "GOV-0002");
        // the permit and the terms of a customer's question are seen by whom it was passed on to, the rest is not
        assertThat(json(get("/v1/approvals/" + id, governor()))
                        .path("rule")
                        .path("row")
                        .asString())
                .isEqualTo("AT-90");
        assertThat(json(get("/v1/approvals/" + id, itsGovernor)).path("status").asString())
                .isEqualTo("consumed");
        assertThat(ofApproval(id, itsGovernor).path("closed_as").asString()).isEqualTo("approved");
        assertThat(auditOf(id))
                .containsSubsequence(
                        "approval_request succeeded",
                        "approval_escalated succeeded",
                        "approval_decision refused",
                        "approval_granted succeeded");
        assertThat(auditOf(uuid(packet)))
                .containsExactly(
                        "escalation succeeded",
                        "escalation_decision refused",
                        "escalation_decision refused",
                        "escalation_decision refused",
                        "escalation_closed succeeded");
    }

    @Test
    void thePlatformGovernorIsToldAndShowsMoreThanALoginWhereTheRiskIsHigh() {
        var request = asked(
                Requests.withRisk(Requests.publication(customer, "Stronger medicine", "# Stronger"), "high", true));
        var id = request.approvalId();
        json(decide(id, itsGovernor, escalate(request, "Too grave for me.")));

        var told = CodeBox.mail("<approval-" + id + "-1@");
        assertThat(recipient(told)).isEqualTo("governor@waooaw.test");
        problem(stepUp(id, itsGovernor), 409, "GOV-0067");
        problem(decide(id, governor(), approve(request)), 403, "GOV-0060");
        var sent = stepUp(id, governor())
                .expectStatus()
                .isAccepted()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        var yes = new HashMap<>(approve(request));
        yes.put("code", CodeBox.codeOf(sent.path("step_up_id").asString()));
        yes.put("number", sent.path("number").asString());

        assertThat(json(decide(id, governor(), yes))
                        .path("decision")
                        .path("strength")
                        .asString())
                .isEqualTo("one_time_code");
    }

    @Test
    void aVetoOfWhatWasPassedOnIsANoOfThePlatformGovernor() {
        var request = asked(Requests.publication(customer, "Living well", "# Living well"));
        json(decide(request.approvalId(), itsGovernor, escalate(request, "Not mine to say.")));
        var veto = Map.of("approval_id", request.approvalId(), "category", "safety", "reason", "It may harm.");

        problem(post("/v1/vetoes", itsGovernor, veto), 403, "GOV-0100");
        post("/v1/vetoes", governor(), veto).expectStatus().isCreated();

        assertThat(governance.approval(request.approvalId()).status()).isEqualTo(ApprovalStatus.DENIED);
    }

    private ResponseSpec stepUp(UUID approvalId, String token) {
        return client.post()
                .uri("/v1/approvals/{id}/step-ups", approvalId)
                .headers(h -> h.setBearerAuth(token))
                .exchange();
    }

    private static String recipient(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }
}
