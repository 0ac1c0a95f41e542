package com.waooaw.governance.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.activities.governance.GovernanceActivities.Consume;
import com.waooaw.activities.governance.GovernanceActivities.Consumption;
import com.waooaw.contracts.governance.ApprovalDecided;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.governance.Browser;
import com.waooaw.governance.CodeBox;
import com.waooaw.governance.GovernanceServiceTest;
import com.waooaw.governance.Requests;
import com.waooaw.platform.audit.CanonicalJson;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.testkit.TestTime;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** "Yes, but with this text": over the API and on the page; and what a device decided without a connection. */
class EditedApprovalIT extends GovernanceServiceTest {

    private static final String TEXT = "# Living well\n\nEat regularly [1].\n";
    private static final String BETTER = "# Living well\n\nEat regularly, and enjoy it [1].\n";

    /** Of a risk that takes a code, or of one that takes none. */
    private ApprovalRequest publication(String risk) {
        var act = CanonicalJson.of(Map.of(
                "action", "publish_content",
                "channel", "sandbox-blog",
                "post_title", "Living well",
                "markdown", TEXT,
                "markdown_sha256", CanonicalJson.sha256(TEXT)));
        var asked = Requests.with(
                Requests.withRisk(Requests.publication("Living well", TEXT), risk, true),
                act,
                CanonicalJson.sha256(act),
                "Publish: Living well");
        return asked(asked.withEditable(List.of("/post_title", "/markdown"))
                .withAlternatives(List.of("Keep it as a draft")));
    }

    private ApprovalRequest publication() {
        return publication("low");
    }

    private static Map<String, Object> yes(ApprovalRequest request, Map<String, ?> edits) {
        return new HashMap<>(Map.of("decision", "approve", "act_hash", request.actHash(), "edits", edits));
    }

    private ResponseSpec approve(ApprovalRequest request, Map<String, ?> edits) {
        return decide(request.approvalId(), engagementGovernor(), yes(request, edits));
    }

    private static void refused(ResponseSpec response, int status, String code) {
        response.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }

    @Test
    void aYesWithAnotherTextAllowsExactlyThatText() {
        var request = publication();
        var preview = json(post(request, "/edited-act", Map.of("edits", Map.of("/markdown", BETTER))));
        assertThat(governance.approval(request.approvalId()).status()).isEqualTo(ApprovalStatus.PENDING);
        var hash = preview.path("act_hash").asString();

        var approved = json(approve(request, Map.of("/markdown", BETTER)));
        var again = json(approve(request, Map.of("/markdown", BETTER)));

        assertThat(again).isEqualTo(approved);
        assertThat(approved.path("status").asString()).isEqualTo("approved");
        assertThat(approved.path("act_hash").asString()).isEqualTo(hash);
        assertThat(approved.path("asked_act_hash").asString()).isEqualTo(request.actHash());
        assertThat(approved.path("asked_act_json").asString()).isEqualTo(request.actJson());
        assertThat(preview.at("/changes/0/lines").toString())
                .contains("- Eat regularly [1].", "+ Eat regularly, and enjoy it [1].");
        refused(approve(request, Map.of("/markdown", BETTER + "Often.")), 409, "GOV-0002");
        refused(approve(request, Map.of()), 409, "GOV-0002");

        // the requester learns what it is, asks again as after a crash, and may do that and nothing else
        var ticket = governance.requestApproval(request);
        assertThat(ticket.actHash()).isEqualTo(hash).isEqualTo(CanonicalJson.sha256(ticket.editedActJson()));
        assertThat(ticket.editedActJson()).isEqualTo(preview.path("act_json").asString());
        assertThat(consume(request, request.actHash()).refusal()).isEqualTo("act_changed");
        assertThat(consume(request, hash).permit().actHash()).isEqualTo(hash);
        assertThat(consume(request, request.actHash()).refusal()).isEqualTo("act_changed");

        await().untilAsserted(() -> assertThat(carrier.payloads(ApprovalDecided.class))
                .filteredOn(event -> event.approvalId().equals(request.approvalId()))
                .extracting(ApprovalDecided::actHash)
                .containsExactly(hash));
        var granted = audited(request, "approval_granted");
        assertThat(granted.path("edited").asBoolean()).isTrue();
        assertThat(granted.path("act_hash").asString()).isEqualTo(hash);
        assertThat(granted.path("asked_act_hash").asString()).isEqualTo(request.actHash());
        assertThat(granted.path("seen").asString()).isEqualTo(request.actHash());
        assertThat(granted.toString()).doesNotContain("enjoy");
    }

    private Consumption consume(ApprovalRequest request, String hash) {
        return governance.consume(new Consume(
                request.approvalId(), hash, "publish/" + request.approvalId(), Cause.root(UUID.randomUUID())));
    }

    private JsonNode audited(ApprovalRequest request, String action) {
        return json(get("/v1/audit/events?subject_id=" + request.approvalId(), TestTokens.as(Role.ADMIN)))
                .path("items")
                .valueStream()
                .filter(entry -> entry.path("action_type").asString().equals(action))
                .findFirst()
                .orElseThrow()
                .path("action_detail");
    }

    @Test
    void whatMayNotBeChangedOrIsNoTextIsRefusedAndNothingIsDecided() {
        var request = publication();
        assertThat(json(get("/v1/approvals/" + request.approvalId(), engagementGovernor()))
                        .path("editable")
                        .toString())
                .isEqualTo("[\"/post_title\",\"/markdown\"]");

        refused(approve(request, Map.of("/channel", "live")), 422, "GOV-0110");
        refused(approve(request, Map.of("/markdown", "zero \0")), 422, "GOV-0111");
        refused(approve(request, Map.of("/markdown", " ")), 422, "GOV-0111");
        refused(approve(request, Map.of("/markdown", "x".repeat(60_000))), 422, "GOV-0112");
        refused(approve(request, Map.of("/markdown", TEXT)), 422, "GOV-0113");
        refused(
                client.post()
                        .uri("/v1/approvals/{id}/decision", request.approvalId())
                        .headers(h -> h.setBearerAuth(engagementGovernor()))
                        .contentType(MediaType.APPLICATION_JSON)
                        .body("{\"decision\":\"approve\",\"act_hash\":\"%s\",\"edits\":%s}"
                                .formatted(request.actHash(), JSON_WITH_HALF_A_CHARACTER))
                        .exchange(),
                422,
                "GOV-0111");
        var deny = yes(request, Map.of("/markdown", BETTER));
        deny.put("decision", "deny");
        deny.put("reason", "no");
        decide(request.approvalId(), engagementGovernor(), deny).expectStatus().is4xxClientError();
        assertThat(governance.approval(request.approvalId()).status()).isEqualTo(ApprovalStatus.PENDING);

        // who asks to deploy an agent does exactly that
        var deployment = asked(Requests.deployment());
        refused(
                decide(deployment.approvalId(), governor(), yes(deployment, Map.of("/markdown", BETTER))),
                422,
                "GOV-0110");
    }

    private static final String JSON_WITH_HALF_A_CHARACTER = "{\"/markdown\":\"half \\ud83d\"}";

    @Test
    void aCodeIsGoodForTheTextItWasAskedFor() {
        var token = engagementGovernor();
        var request = publication("high");
        var edits = Map.of("edits", Map.of("/markdown", BETTER));

        refused(decide(request.approvalId(), token, yes(request, edits.get("edits"))), 403, "GOV-0060");
        var forAsked = step(request, token, Map.of());
        refused(decide(request.approvalId(), token, with(yes(request, edits.get("edits")), forAsked)), 409, "GOV-0062");
        var forEdited = step(request, token, edits);
        refused(decide(request.approvalId(), token, with(yes(request, Map.of()), forEdited)), 409, "GOV-0062");
        var approved = json(decide(request.approvalId(), token, with(yes(request, edits.get("edits")), forEdited)));

        assertThat(approved.at("/decision/strength").asString()).isEqualTo("one_time_code");
        assertThat(approved.has("asked_act_hash")).isTrue();
    }

    private JsonNode step(ApprovalRequest request, String token, Map<String, ?> body) {
        return client.post()
                .uri("/v1/approvals/{id}/step-ups", request.approvalId())
                .headers(h -> h.setBearerAuth(token))
                .body(body)
                .exchange()
                .expectStatus()
                .isAccepted()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    private static Map<String, Object> with(Map<String, Object> yes, JsonNode sent) {
        yes.put("code", CodeBox.codeOf(sent.path("step_up_id").asString()));
        yes.put("number", sent.path("number").asString());
        return yes;
    }

    private ResponseSpec post(ApprovalRequest request, String what, Object body) {
        return client.post()
                .uri("/v1/approvals/" + request.approvalId() + what)
                .headers(h -> h.setBearerAuth(engagementGovernor()))
                .body(body)
                .exchange();
    }

    @Test
    void onThePageItIsWrittenLookedAtAndOnlyThenApproved() {
        var request = publication();
        var page = "/approvals/" + request.approvalId();
        try (var browser = new Browser(port)) {
            browser.logIn(ISSUER, page, "enzo-" + UUID.randomUUID(), TestTokens.CUSTOMER, Role.ENGAGEMENT_GOVERNOR);
            assertThat(browser.get(page).body())
                    .contains("href=\"" + page + "/edit\"", "Change the text")
                    .contains("What could be done instead", "Keep it as a draft")
                    .contains("Precedents for acts of this kind", "GEN-004/1");
            assertThat(browser.get(page + "/edit").body()).contains("<textarea", "Eat regularly [1].");

            var wrong = browser.submit(page + "/edit", page + "/edit", Map.of("edit:/markdown", "bell \u0007"));
            assertThat(wrong.statusCode()).isEqualTo(422);
            assertThat(wrong.body()).contains("GOV-0111", "bell").doesNotContain("Approve with these changes");
            var typed = Map.of("edit:/markdown", BETTER.replace("\n", "\r\n"), "edit:/post_title", "Living well");
            var shown = browser.submit(page + "/edit", page + "/edit", typed).body();
            assertThat(shown)
                    .contains("<del dir=\"auto\">Eat regularly [1].</del>")
                    .contains("<ins dir=\"auto\">Eat regularly, and enjoy it [1].</ins>")
                    .contains("Approve with these changes");
            assertThat(governance.approval(request.approvalId()).status()).isEqualTo(ApprovalStatus.PENDING);

            // what was not shown is not approved
            var form = new HashMap<>(typed);
            form.put("act_hash", request.actHash());
            assertThat(browser.submit(page + "/edit", page + "/edit/decision", form)
                            .statusCode())
                    .isEqualTo(422);
            form.put("edited_hash", field(shown, "edited_hash"));
            var done = browser.submit(page + "/edit", page + "/edit/decision", form);
            assertThat(done.statusCode()).isEqualTo(303);

            assertThat(governance.approval(request.approvalId()).editedActJson())
                    .contains("enjoy it");
            assertThat(browser.get(page).body())
                    .contains("Exactly this was approved", "What was changed before it was approved")
                    .contains("<ins dir=\"auto\">Eat regularly, and enjoy it [1].</ins>")
                    .doesNotContain("Change the text");
            assertThat(browser.get("/approvals/history").body()).contains("with another text");
            assertThat(Browser.location(browser.get(page + "/edit"))).isEqualTo(page);
        }
    }

    @Test
    void onThePageACodeIsAskedForWithWhatWasWritten() {
        var request = publication("high");
        var displayId = json(get("/v1/approvals/" + request.approvalId(), engagementGovernor()))
                .path("display_id")
                .asString();
        var page = "/approvals/" + request.approvalId();
        var typed = Map.of("edit:/markdown", BETTER);
        try (var browser = new Browser(port)) {
            browser.logIn(ISSUER, page, "enzo-" + UUID.randomUUID(), TestTokens.CUSTOMER, Role.ENGAGEMENT_GOVERNOR);
            var asked = browser.submit(page + "/edit", page + "/edit/step-up", typed)
                    .body();
            assertThat(asked).contains("A code went", "Approve with these changes");
            var number = Pattern.compile("class=\"number\">([0-9]{2})<").matcher(asked);
            assertThat(number.find()).isTrue();
            var form = new HashMap<>(typed);
            form.put("act_hash", request.actHash());
            form.put("edited_hash", field(asked, "edited_hash"));

            var without = browser.submit(page + "/edit", page + "/edit/decision", form);
            assertThat(without.statusCode()).isEqualTo(403);
            assertThat(without.body()).contains("GOV-0060", "enjoy it");
            form.put("code", CodeBox.newestAbout(displayId));
            form.put("number", number.group(1));
            assertThat(browser.submit(page + "/edit", page + "/edit/decision", form)
                            .statusCode())
                    .isEqualTo(303);
        }
        assertThat(governance.approval(request.approvalId()).editedActJson()).contains("enjoy it");
    }

    private static String field(String html, String name) {
        var found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(html);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    @Test
    void whatADeviceKeptIsTakenOneByOneOnceEach() {
        var denied = publication();
        var later = publication();
        var vetoed = publication();
        var approved = publication();
        json(approve(approved, Map.of("/markdown", BETTER)));
        var items = List.of(
                kept(denied, "deny", Map.of("reason", "not now")),
                kept(later, "defer", Map.of("reason", "ask Olga")),
                kept(vetoed, "veto", Map.of("reason", "it may harm", "category", "safety")),
                kept(approved, "deny", Map.of("reason", "no")),
                kept(later, "approve", Map.of()),
                kept(denied, "deny", Map.of("reason", "x", "decided_at", ago(Duration.ofHours(25)))),
                kept(denied, "deny", Map.of("reason", "x", "decided_at", ago(Duration.ofMinutes(-10)))),
                kept(Requests.publication("unknown", "unknown"), "deny", Map.of("reason", "no")));

        var first = sync(items);
        var second = sync(items);

        assertThat(results(first))
                .containsExactly(
                        "applied",
                        "applied",
                        "applied",
                        "conflict GOV-0002 approved",
                        "refused GOV-0114",
                        "refused GOV-0114",
                        "refused GOV-0114",
                        "refused GOV-0001");
        assertThat(results(second).subList(0, 3)).containsOnly("was_applied");
        assertThat(results(second).subList(3, 8)).isEqualTo(results(first).subList(3, 8));
        assertThat(governance.approval(denied.approvalId()).rationale()).isEqualTo("not now");
        assertThat(governance.approval(later.approvalId()).status()).isEqualTo(ApprovalStatus.DEFERRED);
        assertThat(governance.approval(vetoed.approvalId()).vetoCategory()).isNotNull();

        var tooMany = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < 101; i++) {
            tooMany.add(kept(denied, "deny", Map.of("reason", "no")));
        }
        syncing(tooMany).expectStatus().is4xxClientError();
    }

    private static String ago(Duration past) {
        return TestTime.clock().instant().minus(past).toString();
    }

    private static Map<String, Object> kept(ApprovalRequest request, String decision, Map<String, Object> more) {
        var item = new HashMap<String, Object>(Map.of(
                "idempotency_key", UUID.randomUUID().toString(),
                "approval_id", request.approvalId(),
                "decision", decision,
                "decided_at", ago(Duration.ofHours(1)),
                "act_hash", request.actHash()));
        item.putAll(more);
        return item;
    }

    private ResponseSpec syncing(List<Map<String, Object>> items) {
        return client.post()
                .uri("/v1/approvals/batch-sync")
                .headers(h -> h.setBearerAuth(engagementGovernor()))
                .body(Map.of("decisions", items))
                .exchange();
    }

    private JsonNode sync(List<Map<String, Object>> items) {
        return json(syncing(items));
    }

    private static List<String> results(JsonNode answer) {
        return answer.path("results")
                .valueStream()
                .map(one -> (one.path("result").asString() + " "
                                + one.path("code").asString("") + " "
                                + one.path("status").asString(""))
                        .strip())
                .toList();
    }
}
