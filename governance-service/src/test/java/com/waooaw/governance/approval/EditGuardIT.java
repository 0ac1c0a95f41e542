package com.waooaw.governance.approval;

import static com.waooaw.governance.Answers.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.activities.governance.GovernanceActivities.Kept;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.governance.PagesTest;
import com.waooaw.governance.Requests;
import com.waooaw.platform.audit.CanonicalJson;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a Governor may not change, and where a person may not go, they are told before they try. */
class EditGuardIT extends PagesTest {

    private static final String DISCLAIMER = "*This is no medical advice.*";
    private static final String TEXT = "# Living well\n\nEat regularly [1].\n\n" + DISCLAIMER + "\n";
    private static final Pattern LINK = Pattern.compile("<a href=\"(/approvals[a-z/-]*)\"[ >]");

    private static ApprovalRequest publication() {
        var act = CanonicalJson.of(Map.of(
                "action", "publish_content",
                "channel", "sandbox-blog",
                "post_title", "Living well",
                "markdown", TEXT,
                "markdown_sha256", CanonicalJson.sha256(TEXT)));
        return Requests.with(
                        Requests.withRisk(Requests.publication("Living well", TEXT), "low", true),
                        act,
                        CanonicalJson.sha256(act),
                        "Publish: Living well")
                .withEditable(List.of("/post_title", "/markdown"));
    }

    @Test
    void aTextWithoutWhatItHasToKeepIsRefusedBeforeAnythingIsDecided() {
        var request = asked(publication().withKept(List.of(new Kept("/markdown", DISCLAIMER))));
        var without = Map.of("/markdown", TEXT.replace(DISCLAIMER, ""));

        problem(
                client.post()
                        .uri("/v1/approvals/{id}/edited-act", request.approvalId())
                        .headers(h -> h.setBearerAuth(engagementGovernor()))
                        .body(Map.of("edits", without))
                        .exchange(),
                422,
                "GOV-0135");
        problem(
                decide(
                        request.approvalId(),
                        engagementGovernor(),
                        Map.of("decision", "approve", "act_hash", request.actHash(), "edits", without)),
                422,
                "GOV-0135");
        assertThat(statusOf(request)).isEqualTo(ApprovalStatus.PENDING);

        logIn("enzo", TestTokens.CUSTOMER, Role.ENGAGEMENT_GOVERNOR);
        var page = pageOf(request) + "/edit";
        assertThat(browser.get(page).body()).contains("What has to stay in it").contains(DISCLAIMER);
        var shown = browser.submit(page, page, Map.of("edit:/markdown", without.get("/markdown")));
        assertThat(shown.statusCode()).isEqualTo(422);
        assertThat(shown.body())
                .contains("It cannot be changed so", "GOV-0135", DISCLAIMER)
                .doesNotContain("Approve with these changes");
        var kept = browser.submit(page, page, Map.of("edit:/markdown", TEXT.replace("regularly", "well")));
        assertThat(kept.body()).contains("Approve with these changes");
    }

    @Test
    void onlyWhatIsEditableCanHaveToBeKept() {
        var request = publication().withKept(List.of(new Kept("/channel", "sandbox-blog")));

        assertThatThrownBy(() -> governance.requestApproval(request))
                .isInstanceOf(ApplicationFailure.class)
                .cause()
                .isInstanceOfSatisfying(
                        WaooawException.class,
                        refused -> assertThat(refused.faults())
                                .extracting(fault -> fault.pointer())
                                .containsExactly("/kept"));
    }

    @Test
    void nobodyIsLedToAPageThatTurnsThemAway() {
        logIn("test-deputy-governor", null, Role.DEPUTY_GOVERNOR);

        assertThat(rooms())
                .contains("/approvals", "/approvals/history", "/approvals/passkeys", "/approvals/delegations")
                .doesNotContain("/approvals/devices", "/approvals/overview", "/approvals/break-glass");
        browser.close();
        openBrowser();
        logInAsPlatformGovernor();
        assertThat(rooms()).contains("/approvals/devices", "/approvals/overview", "/approvals/break-glass");
    }

    /** Where the navigation leads; each of it may be opened. */
    private List<String> rooms() {
        var html = browser.get("/approvals").body();
        var navigation = html.substring(html.indexOf("<nav"), html.indexOf("</nav>"));
        var rooms =
                LINK.matcher(navigation).results().map(link -> link.group(1)).toList();
        assertThat(rooms)
                .isNotEmpty()
                .allSatisfy(room ->
                        assertThat(browser.get(room).statusCode()).as(room).isEqualTo(200));
        return rooms;
    }
}
