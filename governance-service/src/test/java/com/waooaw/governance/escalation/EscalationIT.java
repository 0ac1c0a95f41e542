package com.waooaw.governance.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.activities.governance.GovernanceActivities.Consume;
import com.waooaw.contracts.governance.ApprovalClass;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.governance.Browser;
import com.waooaw.governance.CodeBox;
import com.waooaw.governance.GovernanceServiceTest;
import com.waooaw.governance.Requests;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.testkit.TestDatabase;
import com.waooaw.platform.testkit.TestTime;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/** What somebody cannot decide goes up, with a clock; through HTTP, on the business clock. */
class EscalationIT extends GovernanceServiceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SERVICE = TestTokens.as(Role.SERVICE);

    /** Whose Governor nobody else's questions wait for. */
    private final UUID customer = UUID.randomUUID();

    private final String itsGovernor = TestTokens.of(customer, Role.ENGAGEMENT_GOVERNOR);

    @Autowired
    WorkflowClient temporal;

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

    @Test
    void aGovernorsOwnGoesToTheOneAboveAndIsNotTheirsToDecide() {
        var own = created(post("/v1/escalations", itsGovernor, packet("ambiguity", Map.of())));
        assertThat(own.path("assigned_to").asString()).isEqualTo("platform_governor");
        assertThat(own.path("customer_id").asString()).isEqualTo(customer.toString());
        problem(choose(uuid(own), itsGovernor, "go_on", "mine"), 403, "GOV-0105");

        var ofService = created(post("/v1/escalations", SERVICE, packet("conflict", Map.of("customer_id", customer))));
        assertThat(ofService.path("assigned_to").asString()).isEqualTo("engagement_governor");
        problem(
                get("/v1/escalations/" + uuid(ofService), TestTokens.named("another-service", Role.SERVICE)),
                404,
                "GOV-0103");
        json(choose(uuid(ofService), itsGovernor, "go_on", "Go on."));

        var platforms = created(post("/v1/escalations", governor(), packet("constitutional_risk", Map.of())));
        problem(choose(uuid(platforms), governor(), "go_on", "mine"), 403, "GOV-0005");
        problem(
                post("/v1/escalations", governor(), packet("conflict", Map.of("customer_id", customer))),
                404,
                "GOV-0109");
        json(choose(uuid(own), governor(), "deny", "No."));
        json(choose(uuid(platforms), TestTokens.named("gita", Role.PLATFORM_GOVERNOR), "deny", "No."));
    }

    @Test
    void theSameRequestUnderOneKeyIsOneEscalation() {
        var key = UUID.randomUUID().toString();
        var first = created(keyed(key, packet("conflict", Map.of())));

        assertThat(created(keyed(key, packet("conflict", Map.of())))).isEqualTo(first);
        problem(keyed(key, packet("ambiguity", Map.of())), 409, "WEB-0011");
        json(choose(uuid(first), governor(), "deny", "No."));
    }

    @ParameterizedTest
    @CsvSource({
        "type,           approval_timeout,  GOV-0104",
        "description,    ' ',               GOV-0104",
        "options,        none,              GOV-0104",
        "options,        without_deny,      GOV-0104",
        "options,        twice,             GOV-0104",
        "recommendation, something_else,    GOV-0104",
        "blast_radius,   enormous,          GOV-0104",
        "urgency,        now,               GOV-0104",
        "deadline,       2020-01-01T00:00:00Z, GOV-0104",
        "deadline,       2120-01-01T00:00:00Z, GOV-0104"
    })
    void whatNobodyCouldDecideIsRefused(String field, String value, String code) {
        var options =
                switch (value) {
                    case "none" -> List.of();
                    case "without_deny" -> List.of(option("go_on"), option("stop"));
                    case "twice" -> List.of(option("deny"), option("deny"));
                    default -> value;
                };

        problem(post("/v1/escalations", SERVICE, packet("conflict", Map.of(field, options))), 422, code);
    }

    @Test
    void aTypeNobodyKnowsIsRefusedAndSoIsWhoIsNeitherServiceNorGovernor() {
        post("/v1/escalations", SERVICE, packet("panic", Map.of()))
                .expectStatus()
                .isEqualTo(422);
        for (var role : List.of(Role.ADMIN, Role.VIEWER)) {
            post("/v1/escalations", TestTokens.as(role), packet("conflict", Map.of()))
                    .expectStatus()
                    .isForbidden();
            get("/v1/escalations", TestTokens.as(role)).expectStatus().isForbidden();
        }
        get("/v1/escalations?status=lost", governor()).expectStatus().isBadRequest();
    }

    @Test
    void thePagesPassOnShowWhoIsAskedAndDecide() {
        var request = asked(Requests.publication(customer, "Living <b>well</b>", "# Living well"));
        var page = "/approvals/" + request.approvalId();
        try (var enzo = new Browser(port);
                var gita = new Browser(port)) {
            enzo.logIn(ISSUER, page, "enzo-" + customer, customer, Role.ENGAGEMENT_GOVERNOR);
            gita.logIn(ISSUER, "/approvals/escalations", "gita", null, Role.PLATFORM_GOVERNOR);
            assertThat(gita.get(page).statusCode()).isEqualTo(404);
            assertThat(enzo.get(page).body()).contains("Pass it on").contains("value=\"approve\"");

            var passed = enzo.submit(
                    page,
                    page + "/decision",
                    Map.of("decision", "escalate", "reason", "Ask <i>above</i>.", "act_hash", request.actHash()));

            assertThat(passed.statusCode()).isEqualTo(303);
            assertThat(enzo.get(page).body())
                    .contains("Passed on to the Platform Governor")
                    .contains("Ask &lt;i&gt;above&lt;/i&gt;.")
                    .doesNotContain("value=\"approve\"");
            assertThat(enzo.get("/approvals").body()).contains("Nothing waits for a decision.");
            assertThat(enzo.get("/approvals/escalations").body())
                    .contains("Nothing waits for you.")
                    .contains("Waiting for somebody else");
            assertThat(IntStream.range(0, 20)
                            .mapToObj(n -> gita.get("/approvals?page=" + n).body())
                            .filter(list -> list.contains(request.approvalId().toString()))
                            .findFirst())
                    .hasValueSatisfying(list -> assertThat(list).contains("passed on to you"));
            var id = uuid(ofApproval(request.approvalId(), governor()));
            assertThat(gita.get("/approvals/escalations").body()).contains("/approvals/escalations/" + id);
            assertThat(gita.get("/approvals/escalations/" + id).body())
                    .contains("and decide there")
                    .contains("Living &lt;b&gt;well&lt;/b&gt;")
                    .doesNotContain("name=\"option\"");
            assertThat(gita.get(page).body()).contains("value=\"approve\"").doesNotContain("Pass it on");

            assertThat(gita.submit(
                                    page,
                                    page + "/decision",
                                    Map.of("decision", "approve", "act_hash", request.actHash()))
                            .statusCode())
                    .isEqualTo(303);
            assertThat(enzo.get("/approvals/history").body())
                    .contains(request.approvalId().toString())
                    .contains("passed on");

            var raised = created(post("/v1/escalations", SERVICE, packet("conflict", Map.of("customer_id", customer))));
            var escalation = "/approvals/escalations/" + uuid(raised);
            assertThat(gita.get(escalation).statusCode()).isEqualTo(404);
            assertThat(enzo.get(escalation).body()).contains("name=\"option\"").contains("recommended");
            assertThat(enzo.submit(escalation, escalation + "/decision", Map.of("option", "go_on", "reason", ""))
                            .statusCode())
                    .isEqualTo(422);
            assertThat(enzo.submit(escalation, escalation + "/decision", Map.of("option", "go_on", "reason", "Go on."))
                            .statusCode())
                    .isEqualTo(303);
            assertThat(enzo.get(escalation).body()).contains("Reason: Go on.").doesNotContain("name=\"option\"");
        }
    }

    private static Map<String, String> approve(ApprovalRequest request) {
        return Map.of("decision", "approve", "act_hash", request.actHash());
    }

    private static Map<String, String> escalate(ApprovalRequest request, String reason) {
        return Map.of("decision", "escalate", "reason", reason, "act_hash", request.actHash());
    }

    private static Map<String, String> option(String name) {
        return Map.of("option", name, "description", "What it means");
    }

    private static Map<String, Object> packet(String type, Map<String, ?> more) {
        var packet = new HashMap<String, Object>(Map.of(
                "type", type,
                "description", "Two reviewers contradict each other.",
                "parties", List.of("AGT-1", "AGT-2"),
                "options", List.of(option("deny"), option("go_on")),
                "recommendation", "go_on",
                "blast_radius", "low",
                "urgency", "medium"));
        packet.putAll(more);
        return packet;
    }

    private RestTestClient.ResponseSpec post(String uri, String token, Map<String, ?> body) {
        return client.post()
                .uri(uri)
                .headers(h -> h.setBearerAuth(token))
                .body(body)
                .exchange();
    }

    private RestTestClient.ResponseSpec keyed(String key, Map<String, ?> body) {
        return client.post()
                .uri("/v1/escalations")
                .headers(h -> h.setBearerAuth(SERVICE))
                .header("Idempotency-Key", key)
                .body(body)
                .exchange();
    }

    private RestTestClient.ResponseSpec stepUp(UUID approvalId, String token) {
        return client.post()
                .uri("/v1/approvals/{id}/step-ups", approvalId)
                .headers(h -> h.setBearerAuth(token))
                .exchange();
    }

    private RestTestClient.ResponseSpec choose(UUID id, String token, String option, String reason) {
        return post("/v1/escalations/" + id + "/decision", token, Map.of("option", option, "reason", reason));
    }

    private static JsonNode created(RestTestClient.ResponseSpec response) {
        return response.expectStatus()
                .isCreated()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    private JsonNode ofApproval(UUID approvalId, String token) {
        var found = about(approvalId, token);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private List<JsonNode> about(UUID approvalId, String token) {
        return items("/v1/escalations", token).stream()
                .filter(one -> one.path("approval_id").asString("").equals(approvalId.toString()))
                .toList();
    }

    private List<JsonNode> items(String uri, String token) {
        return json(get(uri, token)).path("items").valueStream().toList();
    }

    private static UUID uuid(JsonNode escalation) {
        return UUID.fromString(escalation.path("escalation_id").asString());
    }

    private List<String> auditOf(UUID subject) {
        return items("/v1/audit/events?subject_id=" + subject, TestTokens.as(Role.ADMIN)).stream()
                .map(e -> e.path("action_type").asString() + " "
                        + e.path("result").asString())
                .toList();
    }

    private static int announced(UUID id) {
        return JdbcClient.create(TestDatabase.superuser("waooaw"))
                .sql("select count(*) from governance.announcement where id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    private static String recipient(jakarta.mail.internet.MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (jakarta.mail.MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static void problem(RestTestClient.ResponseSpec response, int status, String code) {
        response.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }
}
