package com.waooaw.governance.breakglass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.activities.governance.GovernanceActivities.Consume;
import com.waooaw.activities.governance.GovernanceActivities.Consumption;
import com.waooaw.contracts.governance.ApprovalClass;
import com.waooaw.contracts.governance.ApprovalDecided;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.governance.Browser;
import com.waooaw.governance.GovernanceServiceTest;
import com.waooaw.governance.Requests;
import com.waooaw.governance.veto.FakeCompensations;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.testkit.TestDatabase;
import com.waooaw.platform.testkit.TestTime;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

class BreakGlassIT extends GovernanceServiceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final JdbcClient database = JdbcClient.create(TestDatabase.superuser("waooaw"));
    /** Counts for itself. */
    private final String service = TestTokens.named("service-" + UUID.randomUUID(), Role.SERVICE);

    @Autowired
    WorkflowClient temporal;

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
    void foundJustifiedItStandsAndTheReviewIsWrittenOnce() {
        var request = asked(publication(requester()));
        var id = id(body(declare(service, request), 201));
        assertThat(consume(request, "act-1").permit()).isNotNull();

        for (int i = 0; i < 2; i++) {
            var reviewed = body(review(engagementGovernor(), id, "justified", "the site was down"), 200);
            assertThat(reviewed.path("state").asString()).isEqualTo("justified");
            assertThat(reviewed.path("review").path("undone").asBoolean()).isFalse();
        }

        problem(review(engagementGovernor(), id, "unjustified", "it was not"), 409, "GOV-0002");
        problem(review(engagementGovernor(), id, "justified", " "), 422, "GOV-0004");
        assertThat(auditOf(request).stream().filter("break_glass_review succeeded"::equals))
                .hasSize(1);
        assertThat(consume(request, "act-1").permit()).isNotNull();
    }

    @Test
    void foundUnjustifiedItIsUndoneAndWhoeverItWasForIsToBeCertifiedAgain() {
        try (var services = new FakeCompensations(temporal)) {
            var requester = requester();
            var request = asked(publication(requester));
            var id = id(body(declare(service, request), 201));
            assertThat(consume(request, "act-1").permit()).isNotNull();

            var reviewed = body(review(engagementGovernor(), id, "unjustified", "there was no outage"), 200);

            assertThat(reviewed.path("review").path("undone").asBoolean()).isTrue();
            assertThat(reviewed.path("open").asBoolean()).isFalse();
            assertThat(consume(request, "act-1").refusal()).isEqualTo("expired");
            await().atMost(PATIENCE)
                    .until(() -> json(get("/v1/vetoes/" + request.approvalId(), engagementGovernor()))
                            .path("undo")
                            .path("state")
                            .asString()
                            .equals("done"));
            assertThat(services.asked(request.approvalId())).containsExactly("plan", "unpublish");
            assertThat(services.acts(request.approvalId()).getFirst().actKey()).isEqualTo("act-1");
            assertThat(auditOf(request))
                    .contains("break_glass_review succeeded", "recertification_due intended", "undo succeeded");
            await().atMost(PATIENCE)
                    .until(() ->
                            told(Ids.of("break-glass-recertify", id), "email").equals(List.of("sent")));
            await().atMost(PATIENCE).until(() -> count("veto-undone", request) == 1);

            // a person may still say that it is one, a service may not
            problem(declare(service, asked(publication(requester))), 403, "GOV-0115");
            var known = asked(publication(requester));
            body(declare(governor(), known), 201);
        }
    }

    @Test
    void foundUnjustifiedBeforeItWasUsedItAllowsNothingAndThereIsNothingToUndo() {
        var request = asked(publication(requester()));
        var id = id(body(declare(service, request), 201));

        var reviewed = body(review(engagementGovernor(), id, "unjustified", "there was no outage"), 200);

        assertThat(reviewed.path("review").path("undone").asBoolean()).isFalse();
        assertThat(consume(request, "act-1").refusal()).isEqualTo("expired");
        problem(get("/v1/vetoes/" + request.approvalId(), engagementGovernor()), 404, "GOV-0052");
    }

    @Test
    void aReviewNobodyWritesIsNotedAndToldAgainAndStillDue() {
        var request = asked(publication(requester()));
        var id = id(body(declare(service, request), 201));
        TestTime.advance(Duration.ofHours(24).plusMillis(1));

        await().atMost(PATIENCE)
                .until(() -> json(get("/v1/break-glass/" + id, engagementGovernor()))
                        .path("state")
                        .asString()
                        .equals("overdue"));

        assertThat(auditOf(request)).contains("break_glass_review_overdue failed");
        await().atMost(PATIENCE)
                .until(() ->
                        told(Ids.of("break-glass-review-overdue", id), "email").equals(List.of("sent")));
        assertThat(body(review(engagementGovernor(), id, "justified", "late, sorry"), 200)
                        .path("state")
                        .asString())
                .isEqualTo("justified");
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
            body(
                    declare(
                            TestTokens.named("service-" + UUID.randomUUID(), Role.SERVICE),
                            asked(publication(requester))),
                    201);
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

    @Test
    void itsGovernorReadsAndReviewsItOnAPage() {
        var request = asked(publication(requester()));
        var id = id(body(declare(service, with(request, "description", "<b>down</b>")), 201));
        var page = "/approvals/break-glass/" + id;
        try (var browser = new Browser(port)) {
            assertThat(browser.logIn(ISSUER, page, "enzo", TestTokens.CUSTOMER, Role.ENGAGEMENT_GOVERNOR))
                    .isEqualTo(page);

            assertThat(browser.get("/approvals/break-glass").body())
                    .contains(page)
                    .contains("waits for your review");
            assertThat(browser.get(page).body())
                    .contains("It went ahead without your yes")
                    .contains("&lt;b&gt;down&lt;/b&gt;")
                    .contains("It may be done once, until");
            assertThat(browser.submit(page, page, Map.of("verdict", "justified", "reason", ""))
                            .statusCode())
                    .isEqualTo(422);
            assertThat(browser.submit(page, page, Map.of("verdict", "justified", "reason", "it was down"))
                            .statusCode())
                    .isEqualTo(303);
            assertThat(browser.get(page).body())
                    .contains("Review: justified")
                    .contains("by enzo. Reason: it was down")
                    .doesNotContain("<textarea");
            assertThat(browser.get("/approvals/" + request.approvalId()).body())
                    .contains("Nobody said yes: it was declared an emergency");
        }
    }

    private static String requester() {
        return "AGT-" + UUID.randomUUID();
    }

    private static ApprovalRequest publication(String requester) {
        var r = Requests.publication("Living well", "# Living well");
        return new ApprovalRequest(
                r.approvalId(),
                r.approvalClass(),
                r.scope(),
                r.engagementId(),
                r.customerId(),
                requester,
                r.requesterType(),
                r.subjectType(),
                r.subjectId(),
                r.actionType(),
                r.actJson(),
                r.actHash(),
                r.summary(),
                r.context(),
                r.risks(),
                r.findings(),
                r.riskLevel(),
                r.blastRadius(),
                r.reversible(),
                r.compensationRef(),
                r.estimatedCostUsd(),
                r.evidenceRefs(),
                r.cause(),
                r.facts());
    }

    private static Map<String, Object> declaration(ApprovalRequest request) {
        return Map.of(
                "approval_id", request.approvalId().toString(),
                "act_hash", request.actHash(),
                "condition", "outage",
                "description", "the customer's site is down",
                "evidence", List.of("INC-1"));
    }

    private static Map<String, Object> with(ApprovalRequest request, String name, Object value) {
        var changed = new HashMap<>(declaration(request));
        changed.put(name, value);
        return changed;
    }

    private ResponseSpec declare(String token, ApprovalRequest request) {
        return declare(token, declaration(request));
    }

    private ResponseSpec declare(String token, Map<String, Object> body) {
        return post("/v1/break-glass", token, body);
    }

    private ResponseSpec review(String token, UUID id, String verdict, String reason) {
        return post("/v1/break-glass/" + id + "/review", token, Map.of("verdict", verdict, "reason", reason));
    }

    private ResponseSpec post(String uri, String token, Map<String, Object> body) {
        return client.post()
                .uri(uri)
                .headers(h -> h.setBearerAuth(token))
                .body(body)
                .exchange();
    }

    private Consumption consume(ApprovalRequest request, String key) {
        return governance.consume(new Consume(request.approvalId(), request.actHash(), key, request.cause()));
    }

    private static UUID id(JsonNode declared) {
        return UUID.fromString(declared.path("break_glass_id").asString());
    }

    private static JsonNode body(ResponseSpec response, int status) {
        return response.expectStatus()
                .isEqualTo(status)
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    private static void problem(ResponseSpec response, int status, String code) {
        response.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }

    private List<String> auditOf(ApprovalRequest request) {
        return json(get("/v1/audit/events?subject_id=" + request.approvalId(), TestTokens.as(Role.ADMIN)))
                .path("items")
                .valueStream()
                .map(e -> e.path("action_type").asString() + " "
                        + e.path("result").asString())
                .toList();
    }

    private List<String> told(UUID announcement, String way) {
        return database.sql("select state from governance.announcement where id = :id")
                .param("id", Ids.of("announcement", announcement, way))
                .query(String.class)
                .list();
    }

    private int count(String notice, ApprovalRequest request) {
        return database.sql("select count(*) from governance.announcement where id = :id and kind = 'informational'")
                .param("id", Ids.of(notice, request.approvalId()))
                .query(Integer.class)
                .single();
    }
}
