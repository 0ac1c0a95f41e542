package com.waooaw.governance.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.governance.Browser;
import com.waooaw.governance.CodeBox;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** "Yes, but with this text", on the page. */
class EditPagesIT extends EditedApprovalTest {

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
}
