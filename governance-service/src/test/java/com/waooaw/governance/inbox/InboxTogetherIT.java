package com.waooaw.governance.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.contracts.governance.ApprovalStatus;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several that are shown, and then approved, at once. */
class InboxTogetherIT extends InboxTest {

    private static final Pattern CHOSEN = Pattern.compile("name=\"chosen\" value=\"([^\"]+)\"");

    @Test
    void severalOfLowRiskAreShownAndThenApprovedTogether() {
        var first = asked("low");
        var second = asked("low");
        var left = asked("low");
        logIn();

        var shown = browser.get("/approvals/together?id=%s&id=%s".formatted(first.approvalId(), second.approvalId()))
                .body();
        assertThat(shown).contains("Living well").contains("Approve those I marked");
        assertThat(statusOf(first)).isEqualTo(ApprovalStatus.PENDING);

        var done = approve(values(shown).toArray(String[]::new));

        assertThat(done).contains("Approved.").doesNotContain("Not approved");
        assertThat(List.of(statusOf(first), statusOf(second), statusOf(left)))
                .containsExactly(ApprovalStatus.APPROVED, ApprovalStatus.APPROVED, ApprovalStatus.PENDING);
        assertThat(approve(values(shown).toArray(String[]::new)))
                .as("a double click")
                .contains("Approved.")
                .doesNotContain("Not approved");
    }

    @ParameterizedTest
    @CsvSource({"medium, true", "high, true", "critical, true", "low, false"})
    void whatIsWorthALookOfItsOwnIsNot(String risk, boolean reversible) {
        var request = governance(risk, reversible);
        logIn();

        assertThat(browser.get("/approvals").body()).doesNotContain("Choose");
        assertThat(browser.get("/approvals/together?id=" + request.approvalId()).body())
                .contains("1</span> of what you chose is not here");
        assertThat(approve(request.approvalId() + ":" + request.actHash())).contains("GOV-0070");
        assertThat(statusOf(request)).isEqualTo(ApprovalStatus.PENDING);
    }

    @Test
    void whatIsRefusedForOneTakesNothingFromTheOthers() {
        var first = asked("low");
        var denied = asked("low");
        logIn();
        submit(denied, Map.of("decision", "deny", "reason", "no", "act_hash", denied.actHash()));

        var done = approve(
                denied.approvalId() + ":" + denied.actHash(),
                "nonsense",
                first.approvalId() + ":" + "0".repeat(64),
                UUID.randomUUID() + ":" + first.actHash(),
                first.approvalId() + ":" + first.actHash());

        assertThat(done)
                .contains("it was decided the other way before")
                .contains("names another act")
                .contains("GOV-0001")
                .contains("Approved.");
        assertThat(statusOf(first)).isEqualTo(ApprovalStatus.APPROVED);
        assertThat(statusOf(denied)).isEqualTo(ApprovalStatus.DENIED);
    }

    @Test
    void approvingTogetherNeedsAFormOfOurs() {
        var request = asked("low");
        logIn();

        var answer =
                browser.post("/approvals/together", Map.of("chosen", request.approvalId() + ":" + request.actHash()));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(statusOf(request)).isEqualTo(ApprovalStatus.PENDING);
    }

    private static List<String> values(String page) {
        return CHOSEN.matcher(page).results().map(found -> found.group(1)).toList();
    }
}
