package com.waooaw.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.waooaw.acceptance.http.Person.CUSTOMER;
import static com.waooaw.acceptance.http.Person.ENGAGEMENT_GOVERNOR;
import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.acceptance.flow.AskingService;
import com.waooaw.acceptance.flow.MainJob;
import com.waooaw.acceptance.flow.StepUp;
import com.waooaw.local.http.Json;
import com.waooaw.platform.audit.CanonicalJson;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** "Yes, but with this text", from the form in a browser to what is out: the very text its Governor wrote, and nothing else. */
@Order(39)
class EditedPublicationIT extends StackPages {

    private static final String TITLE = "Living well, day by day";

    @Test
    void whatItsGovernorWroteGoesOutWithWhatEveryTextCarries() {
        var agent = job.activeAgent();
        var article = job.order(CUSTOMER, job.engage(CUSTOMER, agent.agentId()), MainJob.BRIEF);
        var approval = job.awaitJob(article, "waiting_approval")
                .at("/waits_for/approval_id")
                .asString();
        var asked = job.awaitApproval(ENGAGEMENT_GOVERNOR, approval, found -> found.has("act_hash"));
        var written = markdown(asked.path("act_json"));
        var text = withoutAParagraph(written);
        assertThat(text).isNotEqualTo(written);
        try (var visit = visit(PHONE).open(ENGAGEMENT_GOVERNOR, "/approvals/" + approval + "/edit")) {
            show(visit, TITLE, withoutDisclaimer(text));
            assertThat(visit.page().locator("[role=alert]")).containsText("GOV-0135");
            assertThat(visit.page().locator("button[value=approve]")).hasCount(0);
            visit.screenshot("edit-refused").fits().hasNoViolation();

            show(visit, TITLE, text);
            assertThat(visit.page().locator(".difference ins").first()).hasText(TITLE);
            assertThat(status(approval, asked)).isEqualTo("pending");
            visit.page().locator("button[value=approve]").click();
            assertThat(visit.page().locator("button[value=approve]")).hasCount(0);
            visit.behaved();
        }

        var done = job.awaitJob(article, "completed");
        assertThat(done.path("outcome").asString()).isEqualTo("succeeded");
        assertThat(done.at("/decision/edited").asBoolean()).isTrue();
        var approved = job.approval(ENGAGEMENT_GOVERNOR, approval);
        assertThat(approved.path("status").asString()).isEqualTo("consumed");
        assertThat(approved.path("asked_act_hash")).isEqualTo(asked.path("act_hash"));
        assertThat(markdown(approved.path("act_json"))).isEqualTo(text);
        var hash = CanonicalJson.sha256(approved.path("act_json").asString());
        assertThat(approved.path("act_hash").asString()).isEqualTo(hash);
        assertPublished(article, text);
        assertDelivered(done.at("/links/deliverable").asString(), text, hash);
        assertThat(job.audit(article))
                .filteredOn(entry -> entry.path("action_type").asString().equals("publish_content"))
                .extracting(entry -> entry.path("result").asString() + " "
                        + entry.at("/action_detail/act_hash").asString())
                .containsExactlyInAnyOrder("intended " + hash, "succeeded " + hash);
        assertThat(job.audit(approval))
                .filteredOn(entry -> entry.path("action_type").asString().equals("approval_granted"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.at("/action_detail/edited").asBoolean())
                        .isTrue());
    }

    private static void assertPublished(String article, String text) {
        assertThat(job.posts(CUSTOMER))
                .filteredOn(post -> post.path("act_key").asString().equals("publish/" + article))
                .singleElement()
                .satisfies(post -> {
                    assertThat(post.path("title").asString()).isEqualTo(TITLE);
                    assertThat(post.path("markdown").asString()).isEqualTo(text);
                    assertThat(post.path("content_sha256").asString()).isEqualTo(CanonicalJson.sha256(text));
                });
    }

    private static void assertDelivered(String address, String text, String hash) {
        var deliverable = stack.origin().get(CUSTOMER, address).expect(200).json();
        assertThat(deliverable.path("title").asString()).isEqualTo(TITLE);
        assertThat(deliverable.path("article_markdown").asString()).isEqualTo(text);
        assertThat(deliverable.at("/approval/act_hash").asString()).isEqualTo(hash);
        assertThat(deliverable.at("/publication/content_sha256").asString()).isEqualTo(CanonicalJson.sha256(text));
    }

    /** No act of the six is both to be edited and of such a risk, so a service beside them asks. */
    @Test
    void whereALoginIsNotEnoughAPasskeySignsTheTextAsItWasChanged() {
        try (var service = new AskingService(stack.port("temporal"));
                var visit = visit(PHONE).open(ENGAGEMENT_GOVERNOR, "/approvals/passkeys")) {
            var asked = service.asksToPublish("Living well", "# Living well\n\nEat regularly.\n");
            var approval = asked.approvalId().toString();
            addPasskey(visit);

            visit.open(ENGAGEMENT_GOVERNOR, "/approvals/" + approval + "/edit");
            show(visit, TITLE, "# Living well\n\nEat regularly, and enjoy it.\n");
            visit.screenshot("edit-passkey").fits().hasNoViolation();
            visit.page().locator(".by-passkey").click();
            assertThat(visit.page().locator("button[value=approve]")).hasCount(0);

            var approved = job.approval(ENGAGEMENT_GOVERNOR, approval);
            assertThat(approved.path("status").asString()).isEqualTo("approved");
            assertThat(approved.at("/decision/strength").asString()).isEqualTo("passkey");
            assertThat(approved.path("asked_act_hash").asString()).isEqualTo(asked.actHash());
            assertThat(markdown(approved.path("act_json"))).contains("enjoy it");
            visit.open(ENGAGEMENT_GOVERNOR, "/approvals/passkeys");
            visit.page().locator("ul.lines button").click();
            assertThat(visit.page().locator("ul.lines")).hasCount(0);
            visit.behaved();
        }
    }

    private static void addPasskey(Visit visit) {
        PasskeyPagesIT.pretendADevice(visit);
        visit.page().locator("form.step-up button").click();
        visit.page().locator("#code").waitFor();
        new StepUp(stack.origin())
                .fields(visit.page().content(), "a new passkey")
                .forEach((field, value) -> visit.page().locator("#" + field).fill(value));
        visit.page().locator("#label").fill("Telephone");
        visit.page().locator("form.new-passkey button").click();
        assertThat(visit.page().locator("ul.lines")).containsText("Telephone");
    }

    /** Writes, and looks at what changes. */
    private static void show(Visit visit, String title, String text) {
        visit.page().locator("#edit-post_title").fill(title);
        visit.page().locator("#edit-markdown").fill(text);
        visit.page().locator(".change form button").click();
        visit.page().waitForLoadState();
    }

    private static String status(String approval, JsonNode asked) {
        var now = job.approval(ENGAGEMENT_GOVERNOR, approval);
        assertThat(now.path("act_hash")).isEqualTo(asked.path("act_hash"));
        return now.path("status").asString();
    }

    private static String markdown(JsonNode act) {
        return Json.read(act.asString()).path("markdown").asString();
    }

    /** The first paragraph after the first heading of a section goes. */
    private static String withoutAParagraph(String markdown) {
        return markdown.replaceFirst("(\n## [^\n]+\n\n)[^\n]+\n\n", "$1");
    }

    private static String withoutDisclaimer(String markdown) {
        return markdown.replaceFirst("\n---\n\n\\*[^\n]+\\*\n", "\n---\n");
    }
}
