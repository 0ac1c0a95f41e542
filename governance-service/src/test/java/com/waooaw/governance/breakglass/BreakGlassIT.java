package com.waooaw.governance.breakglass;

import static com.waooaw.governance.Answers.body;
import static com.waooaw.governance.Answers.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.contracts.governance.ApprovalClass;
import com.waooaw.contracts.governance.ApprovalDecided;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.governance.AskingService;
import com.waooaw.governance.Requests;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.testkit.TestTime;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an emergency allows, for how long, and who may declare one. */
class BreakGlassIT extends BreakGlassTest {

    @Test
    void itsActGoesAheadOnceWithinTheHourAndTheLogHasItBeforeTheAct() {
        var request = asked(publication(requester()));

        var declared = body(declare(service, request), 201);

        assertThat(declared.path("open").asBoolean()).isTrue();
        assertThat(declared.path("state").asString()).isEqualTo("unreviewed");
        var ticket = governance.approval(request.approvalId());
        assertThat(ticket.status()).isEqualTo(ApprovalStatus.APPROVED);
        assertThat(ticket.decidedBy()).as("nobody said yes").isNull();
        assertThat(auditOf(request))
                .containsExactly(
                        "approval_request succeeded", "approval_break_glass succeeded", "break_glass succeeded");
        var endsAt = Instant.parse(declared.path("ends_at").asString());
        assertThat(endsAt)
                .isEqualTo(
                        Instant.parse(declared.path("declared_at").asString()).plus(Duration.ofHours(1)));
        assertThat(body(declare(service, request), 200).path("break_glass_id"))
                .isEqualTo(declared.path("break_glass_id"));

        var permit = consume(request, "act-1").permit();

        assertThat(permit).isNotNull();
        assertThat(permit.actHash()).isEqualTo(request.actHash());
        assertThat(permit.validUntil()).isBeforeOrEqualTo(endsAt);
        assertThat(consume(request, "act-2").refusal()).isEqualTo("already_used");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(carrier.payloads(ApprovalDecided.class).stream()
                                .filter(e -> e.approvalId().equals(request.approvalId()))
                                .map(ApprovalDecided::source))
                        .containsExactly("break_glass"));
        assertThat(auditOf(request).subList(3, 5))
                .containsExactly("publish_content intended", "publish_content refused");
        await().atMost(PATIENCE)
                .until(() -> told(Ids.of("break-glass-declared", id(declared)), "email")
                        .equals(List.of("sent")));
    }

    @Test
    void anHourAndAMillisecondLaterItAllowsNothing() {
        var unused = asked(publication(requester()));
        var used = asked(publication(requester()));
        body(declare(service, unused), 201);
        body(declare(service, used), 201);
        TestTime.advance(Duration.ofMinutes(55));
        assertThat(consume(used, "act-1").permit()).isNotNull();

        TestTime.advance(Duration.ofMinutes(5).plusMillis(1));

        assertThat(consume(unused, "act-1").refusal()).isEqualTo("expired");
        assertThat(consume(used, "act-1").refusal()).isEqualTo("expired");
    }

    @Test
    void threeADayAndThenLikeEverybodyElse() {
        for (int i = 0; i < 3; i++) {
            body(declare(service, asked(publication(requester()))), 201);
        }
        var fourth = asked(publication(requester()));

        problem(declare(service, fourth), 429, "GOV-0118");

        assertThat(auditOf(fourth)).containsExactly("approval_request succeeded", "break_glass refused");
        assertThat(governance.approval(fourth.approvalId()).status()).isEqualTo(ApprovalStatus.PENDING);
        // whoever else declares for the same agent does not get further
        var requester = requester();
        for (int i = 0; i < 3; i++) {
            try (var other = new AskingService(temporal)) {
                body(declare(other.token(), other.asks(publication(requester))), 201);
            }
        }
        problem(
                declare(TestTokens.named("service-" + UUID.randomUUID(), Role.SERVICE), asked(publication(requester))),
                429,
                "GOV-0118");
    }

    @Test
    void whatCannotBeTakenBackWaitsAndSoDoesTheConstitution() {
        var constitutional = asked(Requests.about(ApprovalClass.CONSTITUTIONAL, "deploy_agent"));
        var irreversible = asked(Requests.withRisk(publication(requester()), "medium", false));
        var risky = asked(Requests.withRisk(publication(requester()), "high", true));
        var unknown = asked(Requests.about(ApprovalClass.EXECUTION, "delete_everything"));

        for (var request : List.of(constitutional, irreversible, risky, unknown)) {
            problem(declare(service, request), 403, "GOV-0116");
            assertThat(governance.approval(request.approvalId()).status()).isEqualTo(ApprovalStatus.PENDING);
        }
    }

    @Test
    void nobodyBreaksWhatTheyMayDecideOrWhatAHumanRefused() {
        var request = asked(publication(requester()));
        problem(declare(engagementGovernor(), request), 403, "GOV-0115");
        problem(declare(governor(), asked(Requests.deployment())), 403, "GOV-0115");
        problem(declare(TestTokens.as(Role.ADMIN), request), 403, "WEB-0007");
        problem(declare(service, with(request, "act_hash", "ab".repeat(32))), 409, "GOV-0006");
        decide(
                        request.approvalId(),
                        engagementGovernor(),
                        Map.of("decision", "deny", "reason", "no", "act_hash", request.actHash()))
                .expectStatus()
                .isOk();
        problem(declare(service, request), 409, "GOV-0117");
        problem(declare(service, with(request, "approval_id", UUID.randomUUID().toString())), 404, "GOV-0001");
        problem(declare(service, with(request, "description", " ")), 422, "GOV-0009");
    }

    @Test
    void aServiceDeclaresForWhatItAskedItselfAndForNothingElse() {
        var request = asked(publication(requester()));
        try (var other = new AskingService(temporal)) {
            problem(declare(other.token(), request), 403, "GOV-0136");
            // who asks the same again, with all of it known, did not ask it
            other.asks(request);
            problem(declare(other.token(), request), 403, "GOV-0136");
        }
        var byNobody = publication(requester());
        governance.requestApproval(byNobody);
        problem(declare(service, byNobody), 403, "GOV-0136");
        asking.asks(byNobody);
        problem(declare(service, byNobody), 403, "GOV-0136");

        assertThat(auditOf(request)).contains("break_glass refused");
        assertThat(governance.approval(request.approvalId()).status()).isEqualTo(ApprovalStatus.PENDING);
        body(declare(service, request), 201);
        body(declare(governor(), byNobody), 201);
    }

    @Test
    void anotherCustomersGovernorKnowsOfNothing() {
        var other = TestTokens.of(TestTokens.OTHER_CUSTOMER, Role.ENGAGEMENT_GOVERNOR);
        var request = asked(publication(requester()));
        problem(declare(other, request), 404, "GOV-0001");
        var id = id(body(declare(service, request), 201));

        for (var stranger : List.of(other, governor())) {
            problem(get("/v1/break-glass/" + id, stranger), 404, "GOV-0119");
            problem(review(stranger, id, "justified", "ok"), 404, "GOV-0119");
            assertThat(json(get("/v1/break-glass", stranger)).toString()).doesNotContain(id.toString());
        }
        assertThat(json(get("/v1/break-glass", engagementGovernor())).toString())
                .contains(id.toString());
    }
}
